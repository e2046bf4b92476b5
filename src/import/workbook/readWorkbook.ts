/** Reads the text of an Excel workbook (.xlsx, ECMA-376): no formulas, no formats, no macros. */
import { ImportFailure } from '../../domain/import/failure.ts';
import { IMPORT_LIMITS } from '../../domain/import/limits.ts';
import type { TableRow, TableSource } from '../../domain/import/source.ts';
import { isHeading } from '../../domain/import/table.ts';
import { TextBudget } from '../reading.ts';
import { unzip } from './unzip.ts';
import { walkXml } from './xml.ts';

const WORKBOOK = 'xl/workbook.xml';
const RELATIONS = 'xl/_rels/workbook.xml.rels';
const STRINGS = 'xl/sharedStrings.xml';

/**
 * The first visible sheet with a heading that names the questions; the first sheet of all if none has.
 * @throws ImportFailure `workbook-broken`, `inflates-too-far`, `table-too-large`, `cell-too-long`, `text-too-long`
 */
export function readWorkbook(bytes: Uint8Array): TableSource {
  const parts = unzip(bytes, (name) =>
    /^xl\/(?:worksheets\/[^/]+\.xml|(?:_rels\/)?workbook\.xml(?:\.rels)?|sharedStrings\.xml)$/.test(name),
  );
  const strings = stringsIn(parts.get(STRINGS));
  const sheets = sheetNames(parts.get(WORKBOOK), parts.get(RELATIONS)).flatMap(
    (name) => parts.get(name) ?? [],
  );
  const [first] = sheets;
  if (!first) throw new ImportFailure({ code: 'workbook-broken' });
  let firstRows: TableRow[] | undefined;
  for (const sheet of sheets) {
    const rows = rowsIn(sheet, strings);
    if (rows.some(({ cells }) => isHeading(cells))) return { kind: 'table', rows };
    firstRows ??= rows;
  }
  return { kind: 'table', rows: firstRows ?? [] };
}

/** Names of the visible sheets' parts, in the order of the tabs. */
function sheetNames(workbook: Uint8Array | undefined, relations: Uint8Array | undefined): string[] {
  if (!workbook || !relations) throw new ImportFailure({ code: 'workbook-broken' });
  const targets = new Map<string, string>();
  walkXml(relations, {
    open: (name, { Id = '', Target = '' }) => {
      if (name === 'Relationship') targets.set(Id, Target.replace(/^\/?(?:xl\/)?/, 'xl/'));
    },
  });
  const names: string[] = [];
  walkXml(workbook, {
    open: (name, { id = '', state = 'visible' }) => {
      const target = targets.get(id);
      if (name === 'sheet' && state === 'visible' && target !== undefined) names.push(target);
    },
  });
  return names;
}

/** The texts that cells refer to by number. */
function stringsIn(part: Uint8Array | undefined): string[] {
  const strings: string[] = [];
  if (!part) return strings;
  const budget = new TextBudget();
  let text = '';
  const reader = richText((piece) => {
    text += budget.take(piece);
  });
  walkXml(part, {
    open: reader.open,
    text: reader.text,
    close: (name) => {
      reader.close(name);
      if (name !== 'si') return;
      strings.push(text);
      text = '';
    },
  });
  return strings;
}

/** Passes on what stands in `t` elements, except where it tells how to pronounce a text. */
function richText(take: (text: string) => void) {
  let inText = false;
  let inPhonetic = false;
  return {
    open: (name: string) => {
      inText = name === 't';
      inPhonetic ||= name === 'rPh';
    },
    close: (name: string) => {
      inText = false;
      if (name === 'rPh') inPhonetic = false;
    },
    text: (text: string) => {
      if (inText && !inPhonetic) take(text);
    },
  };
}

function rowsIn(part: Uint8Array, strings: readonly string[]): TableRow[] {
  const { tableRows: maxRows, tableColumns: maxColumns, cellChars: maxChars } = IMPORT_LIMITS;
  const budget = new TextBudget();
  const rows: TableRow[] = [];
  let row = 0;
  let column = 0;
  let kind = 'n';
  let inValue = false;
  let text = '';
  let cells: string[] = [];
  const take = (piece: string): void => {
    text += piece;
    if (text.length > maxChars) throw new ImportFailure({ code: 'cell-too-long', row, maxChars });
  };
  const inline = richText(take);

  walkXml(part, {
    open: (name, attributes) => {
      inline.open(name);
      if (name === 'row') {
        row = Number(attributes.r ?? row + 1) || row + 1;
        column = 0;
        cells = [];
      } else if (name === 'c') {
        column = attributes.r === undefined ? column + 1 : columnOf(attributes.r);
        kind = attributes.t ?? 'n';
        text = '';
      }
      inValue = name === 'v';
    },
    text: (piece) => {
      inline.text(piece);
      if (inValue) take(piece);
    },
    close: (name) => {
      inline.close(name);
      inValue = false;
      if (name === 'c') {
        const value = kind === 's' ? (strings[Number(text)] ?? '') : kind === 'e' ? '' : text;
        if (value.trim() === '') return;
        if (column > maxColumns)
          throw new ImportFailure({ code: 'table-too-large', row, maxRows, maxColumns });
        while (cells.length < column - 1) cells.push('');
        cells[column - 1] = budget.take(value);
      } else if (name === 'row' && cells.length > 0) {
        if (rows.length === maxRows)
          throw new ImportFailure({ code: 'table-too-large', row, maxRows, maxColumns });
        rows.push({ number: row, cells });
      }
    },
  });
  return rows;
}

/** The column of a reference such as `AB12`, from 1. */
function columnOf(reference: string): number {
  const letters = /^[A-Z]{1,3}/.exec(reference)?.[0] ?? 'A';
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0);
}
