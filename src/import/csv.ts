import { ImportFailure } from '../domain/import/failure.ts';
import { IMPORT_LIMITS } from '../domain/import/limits.ts';
import type { TableRow, TableSource } from '../domain/import/source.ts';
import { columnsByContents, columnsNamedIn, isHeading } from '../domain/import/table/columns.ts';
import { fold } from '../domain/import/words.ts';

/** Danish Excel writes semicolons, since the comma is its decimal sign. */
const SEPARATORS = [';', ',', '\t', '|'] as const;

type Separator = (typeof SEPARATORS)[number];

/** Rows that are tried for finding the separator. */
const TRIED_ROWS = 50;

/** Says whether a text is a table: it has a heading that names the questions and something else, or columns all the way. */
export function looksLikeCsv(text: string): boolean {
  const body = withoutLineQuotes(text);
  return SEPARATORS.some((separator) => isTable(body, separator) || hasColumns(body, separator));
}

/** In so many of its rows a table has more than one cell; areas may stand alone. */
const WIDE_ROWS_PART = 0.5;

/** A heading that names two columns at least, over rows that have as many: prose has semicolons, too. */
function isTable(text: string, separator: Separator): boolean {
  try {
    const rows = [...rowsOf(text, separator)].filter(({ cells }) => cells.some((cell) => fold(cell) !== ''));
    const heading = rows
      .slice(0, TRIED_ROWS)
      .findIndex(({ cells }) => isHeading(cells) && columnsNamedIn(cells) > 1);
    const below = rows.slice(heading + 1);
    const wide = below.filter(({ cells }) => cells.length > 1);
    return heading >= 0 && wide.length > 0 && wide.length >= WIDE_ROWS_PART * below.length;
  } catch {
    return false;
  }
}

/** So many rows in a row of the same width are no chance; commas stand in any text. */
const TABLE_ROWS = 3;

function hasColumns(text: string, separator: Separator): boolean {
  if (separator === ',') return false;
  try {
    const rows = [...rowsOf(text, separator)].filter(({ cells }) => cells.some((cell) => fold(cell) !== ''));
    const [first] = rows;
    if (!first || rows.length < TABLE_ROWS || rows.some(({ cells }) => cells.length !== first.cells.length))
      return false;
    const columns = first.cells.length > 1 ? columnsByContents(rows) : undefined;
    return columns?.area !== undefined || (columns?.examples.flat().length ?? 0) > 0;
  } catch {
    return false;
  }
}

/**
 * Reads values separated by semicolons, commas, tabs or pipes (RFC 4180, any line ends; the tables of Markdown). Whatever
 * separator makes the heading readable is the right one. Excel's own `sep=;` in the first line is understood.
 * @throws ImportFailure `csv-broken`, `table-too-large`, `cell-too-long`
 */
export function readCsv(text: string): TableSource {
  const named = /^sep=(.)\r?\n/iu.exec(text);
  const body = withoutLineQuotes(named ? text.slice(named[0].length) : text);
  const told = SEPARATORS.find((separator) => separator === named?.[1]);
  const separator = told ?? bestSeparator(body);
  const rows = [...rowsOf(body, separator)].filter(({ cells }) => !isRule(cells));
  // Numbers are those that an editor shows.
  return {
    kind: 'table',
    sheets: [{ rows: named ? rows.map(({ number, cells }) => ({ number: number + 1, cells })) : rows }],
  };
}

/** The line of dashes below the heading of a table in Markdown. */
function isRule(cells: readonly string[]): boolean {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  return filled.length > 0 && filled.every((cell) => /^:?-{2,}:?$/u.test(cell));
}

/** Some programs put each whole line in quotes, as if it were one cell: the lines without them, if that gives a heading. */
function withoutLineQuotes(text: string): string {
  const lines = text.split(/\r\n?|\n/u);
  const isQuoted = (line: string) => /^".*"[;,\t]*$/u.test(line.trim());
  const filled = lines.filter((line) => line.trim() !== '');
  if (filled.length < 2 || !filled.every(isQuoted) || SEPARATORS.some((each) => hasHeading(text, each, 2)))
    return text;
  const bare = lines
    .map((line) =>
      line
        .trim()
        .replace(/^"(.*)"[;,\t]*$/u, '$1')
        .replaceAll('""', '"'),
    )
    .join('\n');
  return SEPARATORS.some((each) => hasHeading(bare, each, 2)) ? bare : text;
}

function hasHeading(text: string, separator: Separator, leastColumns = 1): boolean {
  return headingColumns(text, separator) >= leastColumns;
}

/** How many columns the heading has that this separator makes; 0 if it makes none. */
function headingColumns(text: string, separator: Separator): number {
  let tried = 0;
  try {
    for (const { cells } of rowsOf(text, separator)) {
      if (isHeading(cells)) return cells.length;
      if (++tried === TRIED_ROWS) return 0;
    }
  } catch {
    return 0;
  }
  return 0;
}

/** Whatever makes the heading with most columns; else the commonest sign. */
function bestSeparator(text: string): Separator {
  const columns = SEPARATORS.map((separator) => headingColumns(text, separator));
  const most = Math.max(...columns);
  if (most > 0) return SEPARATORS[columns.indexOf(most)] ?? ';';
  const head = text.slice(0, IMPORT_LIMITS.cellChars);
  const times = SEPARATORS.map((separator) => head.split(separator).length);
  return SEPARATORS[times.indexOf(Math.max(...times))] ?? ';';
}

/** Row by row; `number` is the line on which a row begins. */
function* rowsOf(text: string, separator: Separator): Generator<TableRow> {
  let line = 1;
  let startLine = 1;
  let at = 0;
  let cells: string[] = [];
  let rows = 0;
  const finish = (cell: string): void => {
    const { cellChars: maxChars, tableColumns: maxColumns, tableRows: maxRows } = IMPORT_LIMITS;
    if (cell.length > maxChars) throw new ImportFailure({ code: 'cell-too-long', row: startLine, maxChars });
    cells.push(cell);
    if (cells.length > maxColumns || rows >= maxRows) {
      throw new ImportFailure({ code: 'table-too-large', row: startLine, maxRows, maxColumns });
    }
  };
  while (at < text.length) {
    const quoted = text[at] === '"' ? quotedCell(text, at, line) : undefined;
    const rest = plainEnd(text, quoted?.end ?? at, separator);
    finish(`${quoted?.value ?? ''}${text.slice(quoted?.end ?? at, rest)}`);
    line += quoted?.lines ?? 0;
    at = rest;
    if (text[at] === separator) {
      at++;
      if (at === text.length) finish('');
      continue;
    }
    yield { number: startLine, cells };
    rows++;
    cells = [];
    at += text.startsWith('\r\n', at) ? 2 : 1;
    startLine = ++line;
  }
  if (cells.length > 0) yield { number: startLine, cells };
}

function plainEnd(text: string, from: number, separator: Separator): number {
  let end = from;
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end++;
  return end;
}

function quotedCell(text: string, from: number, line: number): { value: string; end: number; lines: number } {
  let value = '';
  let start = from + 1;
  for (;;) {
    const quote = text.indexOf('"', start);
    if (quote < 0 || quote - from > IMPORT_LIMITS.cellChars * 2)
      throw new ImportFailure({ code: 'csv-broken', line });
    value += text.slice(start, quote);
    if (text[quote + 1] !== '"') return { value, end: quote + 1, lines: value.split(/\r\n?|\n/).length - 1 };
    value += '"';
    start = quote + 2;
  }
}
