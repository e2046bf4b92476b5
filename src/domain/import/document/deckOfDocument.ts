/** From a document of lines and tables to cards: a list, a table of cards, cards in the cells of a table, or all of them. */
import type { CutPage } from '../blocks.ts';
import { ImportFailure } from '../failure.ts';
import type { ImportedDeck } from '../imported.ts';
import type { KindPage } from '../kinds.ts';
import { deckOfPages } from '../layout.ts';
import { deckOfLines } from '../runningText/deckOfLines.ts';
import type { TextLine } from '../runningText/textLine.ts';
import type { DocumentBlock, DocumentSource, DocumentTable, TableRow } from '../source.ts';
import { columnsByContents, isHeading } from '../table/columns.ts';
import { deckOfTables } from '../table/deckOfTables.ts';
import { asks, fold } from '../words.ts';
import { joinedDecks } from './joinedDecks.ts';
import { withLabelsFirst } from './slideLabels.ts';

/** @throws ImportFailure `no-cards`, `too-many-cards`, and what tables are refused for */
export function deckOfDocument({ blocks, title }: DocumentSource): ImportedDeck {
  const kinds = blocks.map((block) => (block.kind === 'table' ? kindOfTable(block) : 'lines'));
  if (kinds.includes('cards')) return deckOfPages(pagesOf(blocks, kinds), title);
  if (kinds.includes('questions')) return deckOfParts(blocks, kinds, title);
  return deckOfLines(withLabelsFirst(blocks.flatMap(linesOf)), title);
}

type BlockKind = 'lines' | 'cards' | 'questions' | 'layout';

/** A card holds no more than this; a cell with more is a column of a page. */
const CARD_CHARS = 900;

function kindOfTable({ rows }: DocumentTable): BlockKind {
  const table = tableRowsOf(rows);
  if (table.some(({ cells }) => isHeading(cells))) return 'questions';
  const columns = columnsByContents(table);
  if (columns && (columns.area !== undefined || columns.examples.flat().length > 0)) return 'questions';
  const cells = rows.flat().filter((lines) => lines.length > 0);
  const asking = cells.filter((lines) => lines.some(({ text }) => asks(text)));
  // Each cell a card: one question in most of them, and little else.
  const single = asking.filter((lines) => questionLines(lines) === 1 && charsIn(lines) <= CARD_CHARS);
  const areCards =
    single.length > 1 && single.length * 2 > cells.length && single.length * 4 >= asking.length * 3;
  return areCards ? 'cards' : 'layout';
}

function questionLines(lines: readonly TextLine[]): number {
  return lines.filter(({ text }) => asks(text)).length;
}

function charsIn(lines: readonly TextLine[]): number {
  return lines.reduce((sum, { text }) => sum + text.length, 0);
}

function tableRowsOf(rows: DocumentTable['rows']): TableRow[] {
  return rows.map((cells, index) => ({
    number: index + 1,
    cells: cells.map((lines) => lines.map(({ text }) => text).join('\n')),
  }));
}

/** Rows, then cells, then lines. */
function linesOf(block: DocumentBlock): readonly TextLine[] {
  return block.kind === 'line' ? [block.line] : block.rows.flat(2);
}

/** A document of cards as pages: its tables are the sheets, what stands between them names a sheet or is the guide. */
function pagesOf(blocks: readonly DocumentBlock[], kinds: readonly BlockKind[]): KindPage[] {
  const pages: KindPage[] = [];
  let between: TextLine[] = [];
  const close = (): void => {
    if (between.length > 0) pages.push({ ...pageOf([[between]]), kind: 'guide' });
    between = [];
  };
  for (const [index, block] of blocks.entries()) {
    const isCards = kinds[index] === 'cards';
    if (block.kind === 'line') between.push(block.line);
    else if (isCards || isBacks(block)) {
      const heading = between.at(-1);
      const names =
        isCards &&
        heading !== undefined &&
        couldNameTable(heading, pages.length === 0 && between.length === 1);
      if (names) between.pop();
      close();
      pages.push({
        ...pageOf(block.rows),
        heading: names ? [heading.text] : [],
        kind: isCards ? 'fronts' : 'backs',
      });
    } else between.push(...linesOf(block));
  }
  close();
  return pages;
}

/** A table of names, such as the backs of the cards in the table before or after it. */
function isBacks({ rows }: DocumentTable): boolean {
  const cells = rows.flat().filter((lines) => lines.length > 0);
  return cells.length > 1 && cells.every((lines) => lines.length <= 2 && questionLines(lines) === 0);
}

function pageOf(rows: DocumentTable['rows']): CutPage {
  const cells = rows.flatMap((row, rowIndex) =>
    row.map((lines, column) => ({
      row: rowIndex,
      column,
      blocks: lines.map(({ text, size = 0 }) => ({ lines: [text], size })),
    })),
  );
  return {
    rows: rows.length,
    columns: rows.reduce((most, row) => Math.max(most, row.length), 0),
    cells: cells.filter(({ blocks }) => blocks.length > 0),
    heading: [],
  };
}

/** Tables of questions, each read by itself, and the lists between them, in the order of the document. */
function deckOfParts(
  blocks: readonly DocumentBlock[],
  kinds: readonly BlockKind[],
  fileTitle: string | undefined,
): ImportedDeck {
  const decks: ImportedDeck[] = [];
  const around: string[] = [];
  let between: TextLine[] = [];
  const allNamed = namesEachTable(blocks, kinds);
  for (const [index, block] of blocks.entries()) {
    if (block.kind === 'line' || kinds[index] !== 'questions') {
      between.push(...linesOf(block));
      continue;
    }
    const heading = between.at(-1);
    const isFirst = decks.length === 0 && between.length === 1 && !allNamed;
    const names = heading !== undefined && couldNameTable(heading, isFirst);
    addLines(names ? between.slice(0, -1) : between, decks, around);
    between = [];
    const name = names ? fold(heading.text) : undefined;
    const deck = deckOfTables([{ rows: tableRowsOf(block.rows), ...(name !== undefined && { name }) }]);
    decks.push(deck);
    // Where the rows name their areas, the line above them says something else.
    if (name !== undefined && deck.areas.every(({ title }) => title !== name)) around.push(name);
  }
  addLines(between, decks, around);
  return joinedDecks(decks, around, fileTitle);
}

/** Whether each of several tables has a line right above it: then the first one's is no title. */
function namesEachTable(blocks: readonly DocumentBlock[], kinds: readonly BlockKind[]): boolean {
  const above = kinds.flatMap((kind, index) => (kind === 'questions' ? [blocks[index - 1]] : []));
  return (
    above.length > 1 && above.every((block) => block?.kind === 'line' && couldNameTable(block.line, false))
  );
}

const NAME_CHARS = 80;

/** A short line above a table names it; the only one above the first table is rather the document's title. */
function couldNameTable({ text, heading }: TextLine, isFirst: boolean): boolean {
  if (asks(text) || text.length > NAME_CHARS || /[.;]$/u.test(text.trim())) return false;
  return heading !== undefined ? heading > 0 : !isFirst;
}

/** Lines with questions are cards as well, others text around them. */
function addLines(lines: readonly TextLine[], decks: ImportedDeck[], around: string[]): void {
  if (lines.some(({ text }) => asks(text))) {
    try {
      decks.push(deckOfLines(lines));
      return;
    } catch (error) {
      if (!(error instanceof ImportFailure)) throw error;
    }
  }
  around.push(...lines.map(({ text }) => fold(text)).filter((text) => text !== ''));
}
