/** Puts the lines of a table on pages together to its rows. Nothing draws the rules between them, so their words and gaps tell. */
import type { TextRun } from '../source.ts';
import { isAreaLabel, nameKey, opensExamples } from '../words.ts';
import { columnOf } from './tableColumns.ts';

/** A line across the table, with what each column has on it. */
export interface TableLine {
  readonly page: number;
  readonly y: number;
  readonly cells: readonly (readonly TextRun[])[];
}

/** The lines of one row. */
export type RowLines = readonly TableLine[];

/** Which column holds what, as far as it is known. */
export interface Roles {
  readonly question: number;
  readonly area: number | undefined;
  readonly examples: readonly number[];
}

/** Lines of one cell are no further apart than this many times the closest. */
const ROW_RATIO = 1.3;
const CLEAR_RATIO = 1.6;
const ENDED = /[.?!:…]["»”’')\]]*\s*$/u;

export function tableLine(row: readonly TextRun[], page: number, columns: readonly number[]): TableLine {
  const cells: TextRun[][] = columns.map(() => []);
  for (const run of row.toSorted((a, b) => a.x - b.x)) cells[columnOf(run, columns)]?.push(run);
  return { page, y: row[0]?.y ?? 0, cells };
}

export function rowsOfLines(lines: readonly TableLine[], roles: Roles): RowLines[] {
  const leading = leadingOf(lines);
  const rows: TableLine[][] = [];
  for (const [index, line] of lines.entries()) {
    const row = rows.at(-1);
    const before = lines[index - 1];
    const gap = before && before.page === line.page ? (line.y - before.y) / leading : undefined;
    if (row && !beginsRow(line, row, roles, gap)) row.push(line);
    else rows.push([line]);
  }
  return rows;
}

/** The distance between lines within a cell. */
function leadingOf(lines: readonly TableLine[]): number {
  let closest = Infinity;
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1];
    if (next?.page === line.page) closest = Math.min(closest, next.y - line.y);
  }
  const [run] = lines[0]?.cells.flat() ?? [];
  return Number.isFinite(closest) && closest > 0 ? closest : (run?.size ?? 1);
}

function beginsRow(
  line: TableLine,
  row: RowLines,
  { question, area, examples }: Roles,
  gap: number | undefined,
): boolean {
  const asked = textIn(row, question);
  const own = textOf(line, question);
  const isFar = gap !== undefined && gap > ROW_RATIO;
  const filled = line.cells.filter((cell) => cell.length > 0).length;
  if (own === '') {
    // A name across the table, above the rows that belong to it.
    const name = filled === 1 && area === undefined ? textOf(line, 0) : '';
    const isOther = hasOtherType(line.cells[0]?.[0], row[0]?.cells[question]?.[0]);
    return name !== '' && (isFar || isOther) && !opensExamples(name);
  }
  if (asked === '') return isAlone(row) || (filled > 1 && row.length > 1);
  if (isName(row, line, question)) return true;
  // What counts the rows or names their area begins with them; examples go on beside a question that goes on.
  const isCounted = line.cells.some(
    (cell, column) => column !== question && !examples.includes(column) && cell.length > 0,
  );
  const isSameArea =
    area !== undefined &&
    textOf(line, area) !== '' &&
    nameKey(textOf(line, area)) === nameKey(textIn(row, area));
  if (isSameArea || isAreaLabel(own)) return true;
  if (!ENDED.test(asked)) return gap !== undefined && gap > CLEAR_RATIO && (isCounted || filled === 1);
  if (/^["»«“(]?\p{Ll}/u.test(own)) return false;
  return isCounted || isFar || !TAKES_UP.test(own);
}

/** A second question that takes up the first: "Og hvad med ...". */
const TAKES_UP = /^(?:og|men|eller|and|but|or)\b/iu;
const NAME_CHARS = 80;

/** A name alone in the column of the questions, in other type than the question below it. */
function isName(row: RowLines, next: TableLine, question: number): boolean {
  const [only] = row;
  const isOther = hasOtherType(only?.cells[question]?.[0], next.cells[question]?.[0]);
  const text = textIn(row, question);
  return isAlone(row) && isOther && text.length <= NAME_CHARS && !ENDED.test(text);
}

const SAME_SIZE_PT = 0.5;

export function hasOtherType(a: TextRun | undefined, b: TextRun | undefined): boolean {
  return (
    a !== undefined && b !== undefined && (a.font !== b.font || Math.abs(a.size - b.size) > SAME_SIZE_PT)
  );
}

/** One name and nothing else: a row of its own. */
function isAlone(row: RowLines): boolean {
  return row.length === 1 && (row[0]?.cells.filter((cell) => cell.length > 0).length ?? 0) === 1;
}

function textIn(row: RowLines, column: number): string {
  return row
    .map((line) => textOf(line, column))
    .filter((text) => text !== '')
    .join(' ');
}

export function textOf(line: TableLine, column: number): string {
  return (line.cells[column] ?? []).map(({ text }) => text).join(' ');
}
