import { blockText, type Cell } from './blocks.ts';
import { asks, opensExamples, shapeOf } from './words.ts';

/** Two cards in one cell: two lists of examples, two questions, the same mark twice. */
const SECOND_EXAMPLES_COST = 3;
const SECOND_QUESTION_COST = 1.5;
const REPEATED_COST = 3;
/** Half a card: examples without their question, a cell without a question among cells that have one. */
const NO_BEGINNING_COST = 3;
const NO_QUESTION_COST = 2;

/** How far these cells are from reading as cards, each with one question, one list of examples, one mark at most. */
export function costOf(cells: readonly Cell[]): number {
  const texts = cells.map(({ blocks }) => blocks.map(blockText));
  const asking = texts.filter((blocks) => blocks.some(asks)).length;
  const questionsExpected = asking > 0 && asking * 2 >= cells.length;
  return texts.reduce((cost, blocks) => cost + costOfCell(blocks, questionsExpected), 0);
}

function costOfCell(blocks: readonly string[], questionExpected: boolean): number {
  const examples = blocks.filter(opensExamples).length;
  const questions = blocks.filter((text) => asks(text) && !opensExamples(text)).length;
  const [first] = blocks;
  return (
    SECOND_EXAMPLES_COST * Math.max(0, examples - 1) +
    SECOND_QUESTION_COST * Math.max(0, questions - 1) +
    REPEATED_COST * (blocks.length - new Set(blocks.map(shapeOf)).size) +
    (first !== undefined && opensExamples(first) ? NO_BEGINNING_COST : 0) +
    (questionExpected && questions === 0 ? NO_QUESTION_COST : 0)
  );
}
