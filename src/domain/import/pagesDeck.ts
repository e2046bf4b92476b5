import { deckOfDocument } from './document/deckOfDocument.ts';
import { ImportFailure } from './failure.ts';
import { cutPages } from './grid.ts';
import type { ImportedDeck } from './imported.ts';
import { kindsOf } from './kinds.ts';
import { deckOfPages } from './layout.ts';
import { linesOfPages } from './pageDocument/linesOfPages.ts';
import { documentOfPages, type PageTables } from './pageTables/documentOfPages.ts';
import { withoutPrintersNotes } from './printersNotes.ts';
import { readingCost } from './readingCost.ts';
import { deckOfLines } from './runningText/deckOfLines.ts';
import type { TextLine } from './runningText/textLine.ts';
import type { LaidOutSource } from './source.ts';
import { bestReading } from './textDeck.ts';
import { withTurnedPages } from './turnedText.ts';
import type { ImportWarning } from './warning.ts';
import { questionsIn } from './words.ts';

/** What it costs a reading to leave a question of the document out of its cards, or to hide it in another one. */
const LOST_QUESTION_COST = 2;
/** What it costs to begin a card in the middle of a sentence. */
const TORN_QUESTION_COST = 0.5;
/** What it costs a reading to find no areas, or only one. */
const FEW_AREAS_COST = 1;
/** Sheets and tables read as cards at no more than this for each card. */
const CARD_COST = 0.2;
/** The cards must hold this part of the document's questions; the guide may have questions too. */
const LEAST_ON_CARDS = 0.5;
/** A table that names its columns holds this part of what the document asks, and is believed before anything else. */
const LEAST_IN_TABLE = 0.7;
/** Cards keep at least so many blank lines between them, or stand on pages or in columns of their own; in this part of the places. */
const APART_GAP = 4;
const APART_PART = 0.7;

/**
 * Reads pages both as sheets of cards and as a running document, and takes the better reading. A document that
 * clearly shows its sheets is read as sheets only, so that a question in the guide becomes no card.
 */
export function deckOfLaidOut({ pages: all, title }: LaidOutSource): ImportedDeck {
  const pages = withTurnedPages(withoutPrintersNotes(all));
  const lines = linesOfPages(pages);
  const asked = questionsIn(lines.map(({ text }) => text).join('\n'));
  const tables = documentOfPages(pages);
  const named = tables?.isNamed ? attempt(() => deckOfPageTables(tables, title)) : undefined;
  if (named && isClean(named) && questionsOn(named) >= LEAST_IN_TABLE * asked) return named;
  const sheets = kindsOf(cutPages(pages));
  const apart = lines.filter((line, index) => standsApart(line, lines[index - 1])).length;
  const asSheets = (): ImportedDeck => deckOfPages(sheets, title);
  const asLines = (): ImportedDeck => deckOfLines(lines, title);
  const isSheets = (deck: ImportedDeck): boolean =>
    isClean(deck) &&
    questionsOn(deck) >= LEAST_ON_CARDS * asked &&
    (sheets.some(({ kind }) => kind === 'backs') || apart >= APART_PART * deck.cards.length);
  const asTable = tables && ((): ImportedDeck => deckOfPageTables(tables, title));
  // Of readings with equal cost the first wins.
  const readings = [...(asTable ? [asTable] : []), asSheets, asLines];
  return bestReading(readings, (deck, index) =>
    readings[index] === asSheets && isSheets(deck) ? 0 : costOf(deck, asked),
  );
}

function isClean(deck: ImportedDeck): boolean {
  return readingCost(deck) <= CARD_COST * deck.cards.length;
}

function attempt(read: () => ImportedDeck): ImportedDeck | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ImportFailure)) throw error;
    return undefined;
  }
}

function deckOfPageTables({ blocks, doubts }: PageTables, title: string | undefined): ImportedDeck {
  const deck = deckOfDocument({ kind: 'document', blocks, ...(title !== undefined && { title }) });
  const hyphens = doubts.flatMap((doubt): ImportWarning[] => {
    const index = deck.cards.findIndex(({ question, examples }) =>
      `${question} ${examples}`.includes(doubt.read),
    );
    return index < 0 ? [] : [{ code: 'hyphen-doubtful', card: index + 1, ...doubt }];
  });
  // Row numbers of a table on a page are not visible to people.
  const cards = deck.cards.map((card) => ({ ...card, place: {} }));
  return {
    ...deck,
    cards,
    warnings: [...deck.warnings.filter(({ code }) => code !== 'columns-guessed'), ...hyphens],
  };
}

function standsApart({ gap = 0, page, left = 0 }: TextLine, before: TextLine | undefined): boolean {
  return gap >= APART_GAP || before?.page !== page || (gap === 0 && (before?.right ?? left) < left);
}

function costOf(deck: ImportedDeck, asked: number): number {
  const fewAreas = deck.areas.length < 2 ? FEW_AREAS_COST : 0;
  const torn = deck.cards.filter(({ question }) => /^\p{Ll}/u.test(question)).length;
  return (
    readingCost(deck) +
    LOST_QUESTION_COST * Math.max(0, asked - questionsOn(deck)) +
    TORN_QUESTION_COST * torn +
    fewAreas
  );
}

function questionsOn({ cards }: ImportedDeck): number {
  return questionsIn(cards.map(({ question }) => question).join('\n'));
}
