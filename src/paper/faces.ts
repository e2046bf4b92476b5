/** The text of each card on paper and its size. Lengths in PDF points. */
import { cardCodes } from '../domain/deck/cardCode.ts';
import type { Area, Deck } from '../domain/deck/deck.ts';
import { inLanguage } from '../domain/deck/localized.ts';
import type { Language } from '../shared/language.ts';
import { CARD, mm } from './sheet.ts';
import { fittingSize, type Measure, type Sizes, wrap } from './wrap.ts';

export const PADDING = mm(7);
export const TEXT_WIDTH = CARD.width - 2 * PADDING;
/** The area's sign and name above the question. */
export const HEAD_HEIGHT = mm(10);
/** Code and square code below the examples. */
export const FOOT_HEIGHT = mm(16);
export const LINE_HEIGHT = 1.25;

const TEXT_HEIGHT = CARD.height - 2 * PADDING - HEAD_HEIGHT - FOOT_HEIGHT;
/** Two lines of an ordinary question are read across a table; the longest allowed still leaves room below it. */
const QUESTION: Sizes = { largest: 19, smallest: 9 };
const QUESTION_HEIGHT = TEXT_HEIGHT * 0.6;
const EXAMPLES: Sizes = { largest: 11, smallest: 6.5 };
const BETWEEN_EXAMPLES = 0.35;
/** Above the examples, with their heading. */
export const EXAMPLES_GAP = mm(7);
export const BULLET_WIDTH = mm(3);

export interface TextBlock {
  readonly size: number;
  /** One entry per paragraph. */
  readonly lines: readonly (readonly string[])[];
}

/** One piece of paper. A card with more examples than fit has a second one. */
export interface Face {
  readonly cardId: string;
  readonly code: string;
  readonly area: Area;
  readonly areaTitle: string;
  /** 1 for the card itself, 2 and more where it goes on. */
  readonly part: number;
  readonly parts: number;
  readonly question: TextBlock;
  readonly examples: TextBlock;
}

export interface Measures {
  readonly regular: Measure;
  readonly bold: Measure;
  /** The text with every character that the fonts have. */
  readonly printable: (text: string) => string;
}

/** All faces in the deck's order. */
export function layFaces(deck: Deck, language: Language, measures: Measures): readonly Face[] {
  const codes = cardCodes(deck.cards);
  const areas = new Map(deck.areas.map((area) => [area.id, area]));
  return deck.cards.flatMap((card) => {
    const area = areas.get(card.area);
    // The schema sees to it that every card has an area of its deck.
    if (!area) return [];
    const question = layQuestion(measures.printable(inLanguage(card.question, language)), measures.bold);
    const examples = inLanguage(card.examples, language).map(measures.printable);
    const pages = layExamples(examples, TEXT_HEIGHT - heightOf(question) - EXAMPLES_GAP, measures.regular);
    return pages.map(
      (page, index): Face => ({
        cardId: card.id,
        code: codes.get(card.id) ?? '',
        area,
        areaTitle: measures.printable(inLanguage(area.title, language)),
        part: index + 1,
        parts: pages.length,
        question,
        examples: page,
      }),
    );
  });
}

export function heightOf({ size, lines }: TextBlock): number {
  const rows = lines.reduce((sum, paragraph) => sum + paragraph.length, 0);
  return (rows * LINE_HEIGHT + Math.max(0, lines.length - 1) * BETWEEN_EXAMPLES) * size;
}

export const paragraphGap = (size: number): number => size * BETWEEN_EXAMPLES;

function layQuestion(text: string, measure: Measure): TextBlock {
  const at = (size: number): TextBlock => ({ size, lines: [wrap(text, size, TEXT_WIDTH, measure)] });
  return at(fittingSize(QUESTION, QUESTION_HEIGHT, (size) => heightOf(at(size))) ?? QUESTION.smallest);
}

/** One block if they fit at some size; otherwise blocks of the smallest size, as many as it takes. */
function layExamples(examples: readonly string[], height: number, measure: Measure): readonly TextBlock[] {
  const at = (texts: readonly string[], size: number): TextBlock => ({
    size,
    lines: texts.map((text) => wrap(text, size, TEXT_WIDTH - BULLET_WIDTH, measure)),
  });
  const size = fittingSize(EXAMPLES, height, (candidate) => heightOf(at(examples, candidate)));
  if (size !== undefined) return [at(examples, size)];

  const blocks: TextBlock[] = [];
  let texts: string[] = [];
  for (const example of examples) {
    if (texts.length > 0 && heightOf(at([...texts, example], EXAMPLES.smallest)) > height) {
      blocks.push(at(texts, EXAMPLES.smallest));
      texts = [];
    }
    texts.push(example);
  }
  return [...blocks, at(texts, EXAMPLES.smallest)];
}
