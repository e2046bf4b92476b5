/** Reads the rows of one table: its title and what else stands above it, its areas, its cards. */
import { ImportFailure } from '../failure.ts';
import { markedTexts } from '../runningText/listMarks.ts';
import type { TableRow, TableSheet } from '../source.ts';
import type { TableWarning } from '../warning.ts';
import { areaNameIn, asks, fold, isNumbering, nameKey, splitAtLabel } from '../words.ts';
import { examplesIn, isErrorValue, questionsIn } from './cells.ts';
import { type Columns, columnsByContents, columnsNamed, isHeading, letterOf } from './columns.ts';
import { areasAsColumns, transposed } from './turnedTable.ts';

export interface TableCard {
  /** Empty where the table names none. */
  readonly area: string;
  readonly question: string;
  readonly examples: string;
  readonly exampleList?: readonly string[];
  readonly row: number;
}

export interface ReadSheet {
  /** What stands above the table, the first line of it first. */
  readonly above: readonly string[];
  readonly cards: readonly TableCard[];
  readonly warnings: readonly TableWarning[];
}

/**
 * @param name of the sheet, for what is said about it; undefined where there is one only
 * @throws ImportFailure `table-without-heading` if neither names nor contents show where the questions are
 */
export function readSheet(sheet: TableSheet, name: string | undefined): ReadSheet {
  const at = name === undefined ? {} : { sheet: name };
  const filled = sheet.rows.filter(({ cells }) => cells.some((cell) => fold(cell) !== ''));
  const hidden = new Set(sheet.hiddenRows);
  const shown = filled.filter(({ number }) => !hidden.has(number));
  const left = filled.filter(({ number }) => hidden.has(number)).map(({ number }) => number);
  const table = byNames(filled) ?? turnedTable(shown) ?? byContents(shown);
  if (!table) throw withoutHeading(shown);
  const { heading, columns, guessed } = table;
  const body = table.rows.filter(({ number }) => !hidden.has(number));
  const rows = readRows(body, columns, heading);
  const warnings: TableWarning[] = [
    ...(left.length > 0 ? [{ code: 'rows-hidden', rows: left, ...at } as const] : []),
    ...(guessed ? [{ code: 'columns-guessed', ...lettersOf(columns), ...at } as const] : []),
    ...rows.warnings.map((warning) => ({ ...warning, ...at })),
    ...columnsLeftOut(body, columns, heading, at),
    ...hiddenColumnsRead(sheet, columns, heading, at),
  ];
  return { above: table.above, cards: rows.cards, warnings };
}

function withoutHeading(rows: readonly TableRow[]): ImportFailure {
  const cells = rows[0]?.cells.map(fold).filter((cell) => cell !== '') ?? [];
  return new ImportFailure({
    code: 'table-without-heading',
    first: cells.join(' | ').slice(0, FIRST_ROW_CHARS),
  });
}

const FIRST_ROW_CHARS = 80;

interface FoundTable {
  readonly above: readonly string[];
  readonly heading: readonly string[];
  readonly columns: Columns;
  readonly rows: readonly TableRow[];
  readonly guessed: boolean;
}

function byNames(filled: readonly TableRow[]): FoundTable | undefined {
  for (const [index, { cells: heading }] of filled.entries()) {
    // Below questions there is no heading: it is one of them that speaks of questions.
    const asking = filled.slice(0, index).filter(({ cells }) => cells.some(asks)).length;
    if (asking > 1) return undefined;
    if (!isHeading(heading)) continue;
    const rows = filled.slice(index + 1);
    const columns = columnsNamed(heading, rows);
    if (!columns) continue;
    const [question = -1] = columns.questions;
    const guessed = rows.every(({ cells }) => isNumbering(cells[question] ?? ''))
      ? columnsByContents(rows)
      : undefined;
    return {
      above: aboveIn(filled.slice(0, index)),
      heading,
      columns: guessed ?? columns,
      rows,
      guessed: guessed !== undefined,
    };
  }
  return undefined;
}

function turnedTable(filled: readonly TableRow[]): FoundTable | undefined {
  const rows = transposed(filled) ?? areasAsColumns(filled);
  const [heading, ...body] = rows ?? [];
  const columns = heading && columnsNamed(heading.cells, body);
  if (!heading || !columns) return undefined;
  return { above: [], heading: heading.cells, columns, rows: body, guessed: false };
}

function byContents(filled: readonly TableRow[]): FoundTable | undefined {
  const columns = columnsByContents(filled);
  const [question] = columns?.questions ?? [];
  if (!columns || question === undefined) return undefined;
  // Rows above the first question are a title, an area's row, or unknown names.
  const first = filled.findIndex(({ cells }) => asks(cells[question] ?? ''));
  const named = filled.slice(0, first).findLastIndex((row) => !isLone(row));
  const hasAreaRows =
    columns.area === undefined && filled.slice(first).some((row) => isLone(row) && !row.cells.some(asks));
  const from = named >= 0 ? named + 1 : hasAreaRows ? Math.max(0, first - 1) : first;
  return {
    above: aboveIn(filled.slice(0, named >= 0 ? named : from)),
    heading: filled[named]?.cells ?? [],
    columns,
    rows: filled.slice(from),
    guessed: true,
  };
}

function isLone({ cells }: TableRow): boolean {
  return cells.filter((cell) => fold(cell) !== '').length === 1;
}

function aboveIn(rows: readonly TableRow[]): string[] {
  return rows.map(({ cells }) => fold(cells.filter((cell) => fold(cell) !== '').join(' ')));
}

/** Longer text is no name of an area. */
const AREA_CHARS = 80;

interface ReadRows {
  readonly cards: TableCard[];
  readonly warnings: TableWarning[];
}

function readRows(rows: readonly TableRow[], columns: Columns, heading: readonly string[]): ReadRows {
  const cards: TableCard[] = [];
  const broken: number[] = [];
  const brokenCells: number[] = [];
  const withoutQuestion: number[] = [];
  const headingKeys = heading.map(nameKey).join('|');
  const isArea = areaRows(rows, columns);
  let area = '';
  // Rows below an area that were left out must not lend their examples to another card.
  let canGoOn = false;
  for (const [index, { number, cells }] of rows.entries()) {
    if (cells.map(nameKey).join('|') === headingKeys) continue;
    const own = columns.area === undefined ? '' : textAt(cells, columns.area, number, brokenCells);
    if (isArea[index]) {
      area = areaNameIn(fold(cells.find((cell) => fold(cell) !== '') ?? ''));
      canGoOn = false;
      continue;
    }
    const isNewArea = own !== '' && own !== area;
    area = own || area;
    const questions = columns.questions.map((column) => cells[column] ?? '');
    if (questions.some(isErrorValue)) broken.push(number);
    const isFound = columns.questions.map((column, place) =>
      addCards(cards, cells, column, columns.examples[place] ?? [], { area, number, brokenCells }),
    );
    if (isFound.includes(true)) canGoOn = true;
    else if (questions.some(isErrorValue)) canGoOn = false;
    else if (columns.examples.some((own) => own.some((column) => fold(cells[column] ?? '') !== ''))) {
      const more = columns.examples.flatMap((own) => own.map((column) => cells[column] ?? ''));
      if (canGoOn && !isNewArea) goOn(cards, more);
      else withoutQuestion.push(number);
    }
  }
  return {
    cards: withoutMarks(cards),
    warnings: [
      ...(broken.length > 0 ? [{ code: 'rows-left-out', reason: 'error', rows: broken } as const] : []),
      ...(withoutQuestion.length > 0
        ? [{ code: 'rows-left-out', reason: 'no-question', rows: withoutQuestion } as const]
        : []),
      ...(brokenCells.length > 0 ? [{ code: 'cells-broken', rows: [...new Set(brokenCells)] } as const] : []),
    ],
  };
}

function textAt(cells: readonly string[], column: number, row: number, brokenCells: number[]): string {
  const cell = cells[column] ?? '';
  if (!isErrorValue(cell)) return fold(cell);
  brokenCells.push(row);
  return '';
}

interface Place {
  readonly area: string;
  readonly number: number;
  readonly brokenCells: number[];
}

/** Says whether the cell held a question. */
function addCards(
  cards: TableCard[],
  cells: readonly string[],
  column: number,
  exampleColumns: readonly number[],
  { area, number, brokenCells }: Place,
): boolean {
  const cell = cells[column] ?? '';
  if (isErrorValue(cell)) return false;
  const questions = questionsIn(cell);
  const given = exampleColumns
    .map((each) => cells[each] ?? '')
    .filter((each) => {
      if (isErrorValue(each)) brokenCells.push(number);
      return fold(each) !== '' && !isErrorValue(each);
    });
  for (const [index, asked] of questions.entries()) {
    const isLast = index === questions.length - 1;
    const [question, rest] = given.length === 0 ? (splitAtLabel(asked) ?? [asked]) : [asked];
    const { text, list } = joinedExamples(isLast ? (rest === undefined ? given : [rest]) : []);
    cards.push({ area, question, examples: text, row: number, ...(list && { exampleList: list }) });
  }
  return questions.length > 0;
}

/** The examples of one cell, or a list of what stands in several. */
function joinedExamples(cells: readonly string[]): { text: string; list?: readonly string[] } {
  const [only, ...others] = cells;
  if (only === undefined) return { text: '' };
  if (others.length === 0) return examplesIn(only);
  const read = cells.map(examplesIn);
  return {
    text: read.map(({ text }) => text).join('; '),
    list: read.flatMap(({ text, list }) => list ?? [text]),
  };
}

/** A row without a question brings more examples of the question above it. */
function goOn(cards: TableCard[], cells: readonly string[]): void {
  const card = cards.at(-1);
  if (!card) return;
  const more = joinedExamples(cells.filter((cell) => fold(cell) !== '' && !isErrorValue(cell)));
  if (more.text === '') return;
  const before = card.exampleList ?? (card.examples === '' ? [] : [card.examples]);
  const list = [...before, ...(more.list ?? [more.text])];
  cards[cards.length - 1] = {
    ...card,
    examples: card.examples === '' ? more.text : `${card.examples}; ${more.text}`,
    ...(list.length > 1 && { exampleList: list }),
  };
}

/** "1. Hvad gør I?" where most questions are counted so. */
function withoutMarks(cards: readonly TableCard[]): TableCard[] {
  const marked = markedTexts(cards.map(({ question }) => ({ text: question, gap: 1 })));
  const isCounted = marked.filter(({ mark }) => mark).length * 2 > cards.length;
  return cards.map((card, index) => ({
    ...card,
    question: (isCounted && fold(marked[index]?.text ?? '')) || card.question,
  }));
}

/** Rows that hold one short text that asks nothing, above rows with questions: headings across the table. */
function areaRows(rows: readonly TableRow[], columns: Columns): boolean[] {
  const [question = 0] = columns.questions;
  const filled = rows.filter(({ cells }) => fold(cells[question] ?? '') !== '');
  const mostAsk = filled.filter(({ cells }) => asks(cells[question] ?? '')).length * 2 >= filled.length;
  return rows.map(({ cells }, index) => {
    const texts = cells
      .map((cell, column) => ({ text: fold(cell), column }))
      .filter(({ text }) => text !== '');
    const [only, ...others] = texts;
    if (!only || only.column === columns.area || others.some(({ text }) => text !== only.text)) return false;
    if (!mostAsk || asks(only.text) || only.text.length > AREA_CHARS || isNumbering(only.text)) return false;
    if (columns.examples.some((own) => own.includes(only.column))) return false;
    const next = rows[index + 1];
    return next !== undefined && columns.questions.some((column) => asks(next.cells[column] ?? ''));
  });
}

function lettersOf({ area, questions, examples }: Columns) {
  return {
    question: questions.map(letterOf).join(', '),
    ...(area !== undefined && { area: letterOf(area) }),
    ...(examples.flat().length > 0 && { examples: examples.flat().map(letterOf).join(', ') }),
  };
}

/** Columns with words in them that are no part of a card. */
function columnsLeftOut(
  rows: readonly TableRow[],
  { area, questions, examples }: Columns,
  heading: readonly string[],
  at: { readonly sheet?: string },
): TableWarning[] {
  const used = new Set([area, ...questions, ...examples.flat()]);
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const left = Array.from({ length: width }, (_, index) => index).filter(
    (index) =>
      !used.has(index) &&
      rows.some(({ cells }) => hasWords(cells[index] ?? '')) &&
      !isOnlyInAreaRows(rows, index, used),
  );
  if (left.length === 0) return [];
  return [{ code: 'columns-left-out', columns: left.map((index) => columnName(index, heading)), ...at }];
}

function hasWords(cell: string): boolean {
  return /\p{L}/u.test(cell) && !isNumbering(cell) && !isErrorValue(cell);
}

/** A heading across the table may stand in a column that holds nothing else. */
function isOnlyInAreaRows(
  rows: readonly TableRow[],
  index: number,
  used: ReadonlySet<number | undefined>,
): boolean {
  return rows.every(
    ({ cells }) =>
      !hasWords(cells[index] ?? '') || cells.every((cell, column) => !used.has(column) || fold(cell) === ''),
  );
}

function hiddenColumnsRead(
  { hiddenColumns = [] }: TableSheet,
  { area, questions, examples }: Columns,
  heading: readonly string[],
  at: { readonly sheet?: string },
): TableWarning[] {
  const read = [area, ...questions, ...examples.flat()].filter(
    (index): index is number => index !== undefined && hiddenColumns.includes(index + 1),
  );
  if (read.length === 0) return [];
  return [{ code: 'columns-hidden', columns: read.map((index) => columnName(index, heading)), ...at }];
}

function columnName(index: number, heading: readonly string[]): string {
  return fold(heading[index] ?? '') || letterOf(index);
}
