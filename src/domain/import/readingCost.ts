/** Cost of a reading of a file as a deck of cards, for choosing between two readings. */
import { DECK_LIMITS } from '../deck/deck.ts';
import type { ImportedCard, ImportedDeck } from './imported.ts';
import { markedTexts } from './runningText/listMarks.ts';
import { asksAtEnd, isAreaLabel, nameKey, opensSequel, questionsIn } from './words.ts';

const SECOND_QUESTION_COST = 1.5;
const NO_QUESTION_COST = 2;
const TOO_LONG_COST = 2;
const REPEATED_COST = 1;
/** A list mark left at the beginning of a question. */
const MARK_COST = 1;
/** "[Trivsel]", "Tema 2: Trivsel": what says that it is an area, left in the area's name. */
const AREA_MARK_COST = 1;
/** A question that was taken for part of the examples. */
const ASKING_EXAMPLE_COST = 1;

export function readingCost({ cards, areas }: ImportedDeck): number {
  const asking = cards.filter(({ question }) => questionsIn(question) > 0).length;
  const expected = asking * 2 >= cards.length;
  const repeated = cards.length - new Set(cards.map(({ question }) => nameKey(question))).size;
  const withMarks = markedTexts(cards.map(({ question }) => ({ text: question }))).filter(
    ({ mark }) => mark,
  ).length;
  const marked = areas.filter(({ title }) => /^[[*#=]/u.test(title) || isAreaLabel(title)).length;
  return cards.reduce(
    (sum, card) => sum + costOfCard(card, expected),
    REPEATED_COST * repeated + MARK_COST * withMarks + AREA_MARK_COST * marked,
  );
}

function costOfCard({ question, examples, exampleList }: ImportedCard, questionExpected: boolean): number {
  const entries = exampleList ?? [examples];
  return (
    SECOND_QUESTION_COST * surplusQuestions(question) +
    (questionExpected && questionsIn(question) === 0 ? NO_QUESTION_COST : 0) +
    (question.length > DECK_LIMITS.questionChars ? TOO_LONG_COST : 0) +
    ASKING_EXAMPLE_COST * questionsIn(entries.join('\n'))
  );
}

/** Questions beyond the first. A second one that takes up the first ("Og hvad med ...") belongs to it. */
export function surplusQuestions(question: string): number {
  const sentences = question
    .split(/(?<=[?؟？]["»«”“’')\]]*)\s+/u)
    .filter((sentence) => sentence.trim() !== '');
  const asking = sentences.filter(asksAtEnd);
  const [, second = ''] = sentences;
  const isSequel = asking.length === 2 && opensSequel(second);
  return isSequel ? 0 : Math.max(0, asking.length - 1);
}
