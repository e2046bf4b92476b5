/** Finds the tables on pages and gives the pages as a document of lines and tables, as Word keeps them. */
import { joinLines, type Mended } from '../hyphens.ts';
import { rowsOf } from '../lines.ts';
import { linesOfPages } from '../pageDocument/linesOfPages.ts';
import { measuredLines } from '../pageDocument/measuredLines.ts';
import { withoutRunningEdges } from '../pageDocument/runningEdges.ts';
import type { TextLine } from '../runningText/textLine.ts';
import { paragraphsOfLines } from '../runningText/textParagraphs.ts';
import type { DocumentBlock, TextPage, TextRun } from '../source.ts';
import { columnsByContents, columnsNamed, isHeading } from '../table/columns.ts';
import { Vocabulary } from '../vocabulary.ts';
import { asks } from '../words.ts';
import { columnOf, columnsBelow, columnsWithin, partsOf, runsAcross } from './tableColumns.ts';
import {
  hasOtherType,
  type Roles,
  type RowLines,
  rowsOfLines,
  type TableLine,
  tableLine,
  textOf,
} from './tableRows.ts';

export interface PageTables {
  readonly blocks: readonly DocumentBlock[];
  /** Whether a row names the columns. */
  readonly isNamed: boolean;
  readonly doubts: Mended['doubts'];
}

/** More pieces of text than a deck of 2000 cards has; a table that large is left to the other readings. */
const MOST_RUNS = 25_000;
const LEAST_COLUMNS = 2;
const LEAST_ROWS = 2;
/** The column of the questions asks this part of what is asked, where nothing names it. */
const LEAST_IN_QUESTIONS = 0.9;

interface PlacedRow {
  readonly runs: readonly TextRun[];
  /** Index of its page. */
  readonly page: number;
}

/** What stands between tables, or a table's heading and its lines. */
type Section = { readonly kind: 'text'; readonly rows: PlacedRow[] } | TableSection;

interface TableSection {
  readonly kind: 'table';
  /** Empty where no row names the columns. */
  readonly heading: readonly string[];
  readonly columns: readonly number[];
  readonly rows: PlacedRow[];
}

/** The document on the pages, if it has a table of questions; else undefined. */
export function documentOfPages(pages: readonly TextPage[]): PageTables | undefined {
  if (pages.reduce((sum, { runs }) => sum + runs.length, 0) > MOST_RUNS) return undefined;
  const rows = withoutRunningEdges(pages).flatMap((runs, index) =>
    rowsOn(pages[index] as TextPage, runs, index),
  );
  const named = namedSections(rows);
  const sections = named ?? unnamedSections(rows);
  if (!sections || (!named && !sections.some(rolesIn))) return undefined;
  const words = new Vocabulary();
  for (const { runs } of rows) for (const { text } of runs) words.add(text);
  const doubts: Mended['doubts'][number][] = [];
  const blocks = sections.flatMap((section) =>
    section.kind === 'table' && rolesIn(section)
      ? tableIn(section, (lines) => joined(lines, words, doubts))
      : linesIn(section.rows, pages),
  );
  return { blocks, isNamed: named !== undefined, doubts };
}

/** The rows of a page without its header and footer. Names of columns that return on each page are no header. */
function rowsOn({ runs }: TextPage, bare: readonly TextRun[], page: number): PlacedRow[] {
  const kept = new Set(bare);
  return rowsOf(runs)
    .filter((row) => row.some((run) => kept.has(run)) || isNaming(row))
    .map((row) => ({ runs: row, page }));
}

function isNaming(row: readonly TextRun[]): boolean {
  if (row.length < LEAST_COLUMNS) return false;
  const texts = partsOf(row).map(({ text }) => text);
  return texts.length >= LEAST_COLUMNS && isHeading(texts) && texts.every((text) => COLUMN_NAME.test(text));
}

/** A few words that begin with a capital: "Nr.", "Område", "Eksempler på svar", "Spørgsmål (højst 400 tegn)". */
const COLUMN_NAME = /^[^\p{Ll}\s][^\s,;?!]*(?:\s+[^\s,;?!]+){0,4}$/u;

/** Sections where a row names the columns: each such row begins a table, unless it is the same one on a new page. */
function namedSections(rows: readonly PlacedRow[]): Section[] | undefined {
  const sections: Section[] = [{ kind: 'text', rows: [] }];
  for (const [index, row] of rows.entries()) {
    const last = sections.at(-1);
    if (isNaming(row.runs)) {
      const parts = partsOf(row.runs);
      const heading = parts.map(({ text }) => text);
      const table = last?.kind === 'table' ? last : undefined;
      const isSame = table !== undefined && isAgain(heading, row, table);
      const name = table && !(isSame && isName(table.rows[0], table.rows[1])) ? nameAbove(table) : undefined;
      if (isSame && !name) continue;
      const columns = columnsBelow(parts, textBelow(rows.slice(index + 1)));
      if (columns) {
        if (name) sections.push({ kind: 'text', rows: [name] });
        sections.push({ kind: 'table', heading, columns, rows: [] });
        continue;
      }
      if (name) table?.rows.push(name);
    }
    if (last?.kind === 'table' && endsTable(row, rows[index + 1], last))
      sections.push({ kind: 'text', rows: [row] });
    else last?.rows.push(row);
  }
  const hasTable = sections.some((section) => section.kind === 'table' && section.rows.length >= LEAST_ROWS);
  return hasTable ? sections : undefined;
}

/** The same heading on a new page. */
function isAgain(heading: readonly string[], { page }: PlacedRow, table: TableSection): boolean {
  return heading.join('|') === table.heading.join('|') && table.rows.at(-1)?.page !== page;
}

/** The text below a heading up to the next one, and without what may be that one's name. */
function textBelow(rows: readonly PlacedRow[]): TextRun[] {
  const end = rows.findIndex(
    ({ runs }) => runs.length > 1 && isHeading(partsOf(runs).map(({ text }) => text)),
  );
  return rows.slice(0, end < 0 ? undefined : Math.max(1, end - 1)).flatMap(({ runs }) => runs);
}

const NAME_CHARS = 80;

/** Text across the columns ends a table, unless it is a name above further rows. */
function endsTable({ runs }: PlacedRow, next: PlacedRow | undefined, { columns }: TableSection): boolean {
  const isAcross = (row: readonly TextRun[]) => row.some((run) => runsAcross(run, columns));
  if (!isAcross(runs)) return false;
  const [part, ...others] = partsOf(runs);
  const isName =
    others.length === 0 && (part?.text.length ?? 0) <= NAME_CHARS && !/[.?!:]\s*$/u.test(part?.text ?? '');
  return !isName || next === undefined || isAcross(next.runs) || partsOf(next.runs).length < LEAST_COLUMNS;
}

/** The last row of a table, if it rather is the name of the table below it: alone on its line, in other type or further off. */
function nameAbove({ rows }: TableSection): PlacedRow | undefined {
  const row = rows.at(-1);
  if (!isName(row, rows.at(-2))) return undefined;
  rows.pop();
  return row;
}

function isName(row: PlacedRow | undefined, beside: PlacedRow | undefined): boolean {
  return row !== undefined && partsOf(row.runs).length === 1 && hasOtherType(row.runs[0], beside?.runs[0]);
}

/** One table without names, where what stands in its columns shows which holds the questions. */
function unnamedSections(rows: readonly PlacedRow[]): Section[] | undefined {
  const columns = columnsWithin(rows.flatMap(({ runs }) => runs));
  if (!columns) return undefined;
  const isWithin = ({ runs }: PlacedRow) => !runs.some((run) => runsAcross(run, columns));
  const isFull = ({ runs }: PlacedRow) => new Set(runs.map((run) => columnOf(run, columns))).size > 1;
  const from = rows.findIndex((row) => isWithin(row) && isFull(row));
  const length = rows.slice(from).findIndex((row) => !isWithin(row));
  const to = length < 0 ? rows.length : from + length;
  if (from < 0 || to - from < LEAST_ROWS) return undefined;
  return [
    { kind: 'text', rows: rows.slice(0, from) },
    { kind: 'table', heading: [], columns, rows: rows.slice(from, to) },
    { kind: 'text', rows: rows.slice(to) },
  ];
}

function linesIn(rows: readonly PlacedRow[], pages: readonly TextPage[]): DocumentBlock[] {
  const own = [...new Set(rows.map(({ page }) => page))].flatMap((index): TextPage[] => {
    const page = pages[index];
    const runs = rows.filter((row) => row.page === index).flatMap((row) => row.runs);
    return page ? [{ ...page, runs }] : [];
  });
  return linesOfPages(own).map((line) => ({ kind: 'line', line }));
}

/** Further apart than any two lines of one page. */
const NEXT_PAGE_PT = 100_000;

function tableIn(section: TableSection, cellOf: (runs: readonly TextRun[]) => TextLine[]): DocumentBlock[] {
  const { heading, columns } = section;
  const roles = rolesIn(section);
  if (!roles) return [];
  const cells = (row: RowLines) =>
    columns.map((_, column) =>
      cellOf(
        row.flatMap(({ cells: all, page }) =>
          (all[column] ?? []).map((run) => ({ ...run, y: run.y + page * NEXT_PAGE_PT })),
        ),
      ),
    );
  return [
    {
      kind: 'table',
      rows: [
        ...(heading.length > 0 ? [heading.map((text) => [{ text }])] : []),
        ...rowsOfLines(linesOf(section), roles).map(cells),
      ],
    },
  ];
}

function linesOf({ rows, columns }: TableSection): TableLine[] {
  return rows.map(({ runs, page }) => tableLine(runs, page, columns));
}

/** Which columns hold what; undefined if it does not show, or if nothing stands beside the questions of a table without names. */
function rolesIn(section: Section): Roles | undefined {
  if (section.kind === 'text') return undefined;
  const { heading } = section;
  const rows = linesOf(section).map((line, index) => ({
    number: index + 1,
    cells: line.cells.map((_, column) => textOf(line, column)),
  }));
  const found = heading.length > 0 ? columnsNamed(heading, rows) : columnsByContents(rows);
  const [question] = found?.questions ?? [];
  if (!found || question === undefined) return undefined;
  const askingIn = (column: number) => rows.filter(({ cells }) => asks(cells[column] ?? '')).length;
  const asked = section.columns.reduce((sum, _, column) => sum + askingIn(column), 0);
  // Columns that ask as well are those of a list, or cards beside each other.
  const isTable =
    heading.length > 0 ||
    ((found.area !== undefined || found.examples.flat().length > 0) &&
      askingIn(question) >= LEAST_IN_QUESTIONS * asked);
  return isTable ? { question, area: found.area, examples: found.examples.flat() } : undefined;
}

/** The paragraphs of a cell, words that a line broke mended; those of a list with a mark. */
function joined(runs: readonly TextRun[], words: Vocabulary, doubts: Mended['doubts'][number][]): TextLine[] {
  if (runs.length === 0) return [];
  const room = Math.max(...runs.map(({ x, width }) => x + width));
  const paragraphs = paragraphsOfLines(measuredLines(runs, { page: 0, room }));
  return paragraphs.map(({ lines, mark }) => {
    const mended = joinLines(lines, words);
    doubts.push(...mended.doubts);
    return { text: mark && paragraphs.length > 1 ? `• ${mended.text}` : mended.text };
  });
}
