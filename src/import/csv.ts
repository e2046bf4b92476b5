import { ImportFailure } from '../domain/import/failure.ts';
import { IMPORT_LIMITS } from '../domain/import/limits.ts';
import type { TableRow, TableSource } from '../domain/import/source.ts';
import { isHeading } from '../domain/import/table.ts';

/** Danish Excel writes semicolons, since the comma is its decimal sign. */
const SEPARATORS = [';', ',', '\t'] as const;

type Separator = (typeof SEPARATORS)[number];

/** Rows that are tried for finding the separator. */
const TRIED_ROWS = 10;

/** Says whether a text is a table with a heading that names the questions and something else. */
export function looksLikeCsv(text: string): boolean {
  return SEPARATORS.some((separator) => hasHeading(text, separator, 2));
}

/**
 * Reads comma, semicolon or tab separated values (RFC 4180, any line ends). Whatever separator makes the heading readable is
 * the right one. Excel's own `sep=;` in the first line is understood.
 * @throws ImportFailure `csv-broken`, `table-too-large`, `cell-too-long`
 */
export function readCsv(text: string): TableSource {
  const named = /^sep=(.)\r?\n/i.exec(text);
  const body = named ? text.slice(named[0].length) : text;
  const told = SEPARATORS.find((separator) => separator === named?.[1]);
  const separator = told ?? SEPARATORS.find((each) => hasHeading(body, each)) ?? commonest(body);
  const rows = [...rowsOf(body, separator)];
  // Numbers are those that an editor shows.
  return {
    kind: 'table',
    rows: named ? rows.map(({ number, cells }) => ({ number: number + 1, cells })) : rows,
  };
}

function hasHeading(text: string, separator: Separator, leastColumns = 1): boolean {
  let tried = 0;
  try {
    for (const { cells } of rowsOf(text, separator)) {
      if (cells.length >= leastColumns && isHeading(cells)) return true;
      if (++tried === TRIED_ROWS) return false;
    }
  } catch {
    return false;
  }
  return false;
}

function commonest(text: string): Separator {
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
