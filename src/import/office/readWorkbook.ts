/** Reads the text of an Excel workbook (.xlsx, ECMA-376): no formulas, no macros, numbers as the sheet shows them. */
import { ImportFailure } from '../../domain/import/failure.ts';
import { IMPORT_LIMITS } from '../../domain/import/limits.ts';
import type { TableRow, TableSheet, TableSource } from '../../domain/import/source.ts';
import { TextBudget } from '../reading.ts';
import type { Archive } from './archive.ts';
import { cellFormats, type NumberFormat, shownNumber } from './numberFormats.ts';
import { OfficePackage } from './officePackage.ts';
import { walkXml } from './xml.ts';

export const WORKBOOK_PART = /(?:^|\/)workbook\d*\.xml$/iu;

/**
 * All sheets in the order of their tabs, with what is hidden marked as such.
 * @throws ImportFailure `file-broken`, `inflates-too-far`, `table-too-large`, `cell-too-long`, `text-too-long`
 */
export function readWorkbook(archive: Archive): TableSource {
  const office = new OfficePackage(archive);
  const workbook = office.main(WORKBOOK_PART);
  const { sheets, since1904 } = sheetsIn(office, workbook);
  if (sheets.length === 0) throw new ImportFailure({ code: 'file-broken' });
  const budget = new TextBudget();
  const strings = stringsIn(office.related(workbook, 'sharedStrings', /(?:^|\/)sharedstrings\d*\.xml$/iu));
  const formats = cellFormats(office.related(workbook, 'styles', /(?:^|\/)styles\d*\.xml$/iu));
  return {
    kind: 'table',
    sheets: sheets.map(({ name, target, isHidden }) => {
      const read = sheetIn(office.read(target), { strings, formats, since1904, budget });
      return { ...read, name, ...(isHidden && { isHidden }) };
    }),
  };
}

interface SheetPart {
  readonly name: string;
  readonly target: string;
  readonly isHidden: boolean;
}

function sheetsIn(office: OfficePackage, workbook: string): { sheets: SheetPart[]; since1904: boolean } {
  const relations = office.relationsOf(workbook);
  const sheets: SheetPart[] = [];
  let since1904 = false;
  walkXml(office.read(workbook), {
    open: (element, { id = '', name = '', state = 'visible', date1904 = '' }) => {
      if (element === 'workbookPr') since1904 = isOn(date1904);
      const relation = relations.get(id);
      if (element !== 'sheet' || !relation || relation.type !== 'worksheet') return;
      sheets.push({ name, target: relation.target, isHidden: state !== 'visible' });
    },
  });
  return { sheets, since1904 };
}

function isOn(value: string | undefined): boolean {
  return value === '1' || value === 'true';
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
      strings.push(unescaped(text));
      text = '';
    },
  });
  return strings;
}

/** `_x000D_` is how workbooks write a character that XML cannot hold, `_x005F_` an underscore that might be read so. */
function unescaped(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/gu, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** Passes on the text of `t` elements, except phonetic guides. */
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

interface Book {
  readonly strings: readonly string[];
  readonly formats: readonly NumberFormat[];
  readonly since1904: boolean;
  readonly budget: TextBudget;
}

function sheetIn(part: Uint8Array, book: Book): Omit<TableSheet, 'name'> {
  const { tableRows: maxRows, tableColumns: maxColumns, cellChars: maxChars } = IMPORT_LIMITS;
  const rows: TableRow[] = [];
  const hiddenRows: number[] = [];
  const hiddenColumns = new Set<number>();
  let row = 0;
  let column = 0;
  let kind = 'n';
  let style = 0;
  let inValue = false;
  let text = '';
  let cells: string[] = [];
  let isHidden = false;
  const take = (piece: string): void => {
    text += piece;
    if (text.length > maxChars) throw new ImportFailure({ code: 'cell-too-long', row, maxChars });
  };
  const inline = richText(take);
  const value = (): string => {
    if (kind === 's') return book.strings[Number(text)] ?? '';
    if (kind === 'n' || kind === 'd') return shownNumber(text, book.formats[style], book.since1904);
    if (kind === 'b') return text === '1' ? 'SAND' : 'FALSK';
    return unescaped(text);
  };

  walkXml(part, {
    open: (name, attributes) => {
      inline.open(name);
      if (name === 'row') {
        row = Number(attributes.r ?? row + 1) || row + 1;
        column = 0;
        cells = [];
        isHidden = isOn(attributes.hidden);
      } else if (name === 'c') {
        column = attributes.r === undefined ? column + 1 : columnOf(attributes.r);
        kind = attributes.t ?? 'n';
        style = Number(attributes.s ?? 0);
        text = '';
      } else if (name === 'col' && isOn(attributes.hidden)) {
        const last = Math.min(Number(attributes.max), maxColumns);
        for (let at = Math.max(1, Number(attributes.min)); at <= last; at++) hiddenColumns.add(at);
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
        const shown = text === '' ? '' : value();
        if (shown.trim() === '') return;
        if (column > maxColumns)
          throw new ImportFailure({ code: 'table-too-large', row, maxRows, maxColumns });
        while (cells.length < column - 1) cells.push('');
        cells[column - 1] = book.budget.take(shown);
      } else if (name === 'row' && cells.length > 0) {
        if (rows.length === maxRows)
          throw new ImportFailure({ code: 'table-too-large', row, maxRows, maxColumns });
        rows.push({ number: row, cells });
        if (isHidden) hiddenRows.push(row);
      }
    },
  });
  return {
    rows,
    ...(hiddenRows.length > 0 && { hiddenRows }),
    ...(hiddenColumns.size > 0 && { hiddenColumns: [...hiddenColumns] }),
  };
}

/** The column of a reference such as `AB12`, from 1. */
function columnOf(reference: string): number {
  const letters = /^[A-Z]{1,3}/iu.exec(reference)?.[0].toUpperCase() ?? 'A';
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0);
}
