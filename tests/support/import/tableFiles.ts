/** Tables written to files as the programs of Danish offices write them. */
import { strToU8, zipSync } from 'fflate';
import type { Dice } from './random.ts';
import type { LaidSheet } from './tableDeck.ts';

export interface WrittenTable {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly habits: string;
  /** Whether the letters had to be guessed. */
  readonly isGuessed: boolean;
}

/** The bytes of Danish letters and of what else the wording has. */
const CODE_PAGES: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'windows-1252': { æ: 0xe6, ø: 0xf8, å: 0xe5, Æ: 0xc6, Ø: 0xd8, Å: 0xc5, '–': 0x96, '•': 0x95 },
  'ms-dos': { æ: 0x91, ø: 0x9b, å: 0x86, Æ: 0x92, Ø: 0x9d, Å: 0x8f, '–': 0x2d, '•': 0x2a },
  macintosh: { æ: 0xbe, ø: 0xbf, å: 0x8c, Æ: 0xae, Ø: 0xaf, Å: 0x81, '–': 0xd0, '•': 0xa5 },
};

export const ENCODINGS = [
  'utf-8',
  'utf-8 with mark',
  'utf-16le',
  'utf-16le without mark',
  'utf-16be',
  'windows-1252',
  'ms-dos',
  'macintosh',
  'utf-8 twice',
  'mixed',
  'decomposed',
] as const;

export type Encoding = (typeof ENCODINGS)[number];

const GUESSED: readonly Encoding[] = ['ms-dos', 'macintosh', 'utf-8 twice', 'mixed'];

export function encoded(text: string, encoding: Encoding): Uint8Array {
  switch (encoding) {
    case 'utf-8':
      return strToU8(text);
    case 'utf-8 with mark':
      return strToU8(`\uFEFF${text}`);
    case 'utf-16le':
      return wide(`\uFEFF${text}`, true);
    case 'utf-16le without mark':
      return wide(text, true);
    case 'utf-16be':
      return wide(`\uFEFF${text}`, false);
    case 'utf-8 twice':
      return strToU8(new TextDecoder('windows-1252').decode(strToU8(text)));
    case 'decomposed':
      return strToU8(text.normalize('NFD'));
    case 'mixed': {
      const lines = text.split(/(?<=\n|\r(?!\n))/u);
      return joined(lines.map((line, index) => encoded(line, index % 2 === 0 ? 'utf-8' : 'windows-1252')));
    }
    default: {
      const page = CODE_PAGES[encoding] ?? {};
      return Uint8Array.from(text, (char) => page[char] ?? char.charCodeAt(0));
    }
  }
}

function wide(text: string, little: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let index = 0; index < text.length; index++) view.setUint16(index * 2, text.charCodeAt(index), little);
  return bytes;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

export function writeCsv(sheet: LaidSheet, dice: Dice): WrittenTable {
  const separator = dice.pick([';', ';', ',', '\t', '|']);
  const encoding = dice.pick(ENCODINGS);
  const end = dice.pick(['\r\n', '\n', '\r']);
  const hasSep = separator !== '|' && dice.chance(0.2);
  const wholeLines =
    !hasSep && dice.chance(0.2) && sheet.rows.every((row) => row.every((cell) => !cell.includes('\n')));
  const width = Math.max(...sheet.rows.map((row) => row.length));
  const isPadded = dice.chance(0.5);
  const lines = sheet.rows
    .filter((_, index) => !sheet.hidden.includes(index))
    .map((row) => {
      const cells = isPadded ? Array.from({ length: width }, (_, index) => row[index] ?? '') : row;
      const line = cells
        .map((cell) => (needsQuotes(cell, separator) ? `"${cell.replaceAll('"', '""')}"` : cell))
        .join(separator);
      return wholeLines ? `"${line.replaceAll('"', '""')}"` : line;
    });
  const text = `${hasSep ? `sep=${separator}${end}` : ''}${lines.join(end)}${end}`;
  return {
    name: 'kort.csv',
    bytes: encoded(text, encoding),
    habits: JSON.stringify({ separator, encoding, end, hasSep, wholeLines, isPadded }),
    isGuessed: GUESSED.includes(encoding),
  };
}

function needsQuotes(cell: string, separator: string): boolean {
  return cell.includes(separator) || /["\r\n]/u.test(cell);
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const STRICT = 'http://purl.oclc.org/ooxml/spreadsheetml/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const STRICT_OFFICE = 'http://purl.oclc.org/ooxml/officeDocument/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** Workbooks of different programs: names of parts and where they lie, prefixes, encodings of parts, how texts are kept. */
export function writeXlsx(sheets: readonly LaidSheet[], dice: Dice): WrittenTable {
  const folder = dice.pick(['xl/', 'xl/', 'XL/', 'book/', '']);
  const workbook = dice.pick(['workbook.xml', 'Workbook.xml', 'workbook2.xml']);
  const sheetFolder = dice.pick(['worksheets/', 'Worksheets/', '']);
  const strings = dice.pick(['sharedStrings.xml', 'SharedStrings.xml', 'sharedStrings2.xml']);
  const slash = dice.chance(0.2) ? '\\' : '/';
  const isAbsolute = dice.chance(0.3);
  const isStrict = dice.chance(0.2);
  const prefix = dice.pick(['', '', 'x:']);
  const inline = dice.chance(0.3);
  const escapes = dice.chance(0.3);
  const part = dice.pick<(xml: string) => Uint8Array>([
    strToU8,
    strToU8,
    (xml) => strToU8(`\uFEFF${xml}`),
    (xml) => wide(`\uFEFF${xml}`, true),
    (xml) => wide(`\uFEFF${xml}`, false),
  ]);
  const main = isStrict ? STRICT : MAIN;
  const office = isStrict ? STRICT_OFFICE : OFFICE;
  const declared = (name: string, body: string, attributes = '') =>
    part(
      `<${prefix}${name} xmlns${prefix === '' ? '' : ':x'}="${main}"${attributes}>${body}</${prefix}${name}>`,
    );
  const texts: string[] = [];
  const shown = (cell: string) => escaped(escapes ? cell.replaceAll('\n', '_x000D_\n') : cell);
  const cellOf = (cell: string, row: number, column: number) => {
    const at = `${String.fromCharCode(65 + column)}${row + 1}`;
    if (cell === '') return '';
    if (/^\d+$/u.test(cell)) return `<${prefix}c r="${at}"><${prefix}v>${cell}</${prefix}v></${prefix}c>`;
    if (inline)
      return `<${prefix}c r="${at}" t="inlineStr"><${prefix}is><${prefix}t>${shown(cell)}</${prefix}t></${prefix}is></${prefix}c>`;
    texts.push(`<${prefix}si><${prefix}t xml:space="preserve">${shown(cell)}</${prefix}t></${prefix}si>`);
    return `<${prefix}c r="${at}" t="s"><${prefix}v>${texts.length - 1}</${prefix}v></${prefix}c>`;
  };
  const sheetParts = sheets.map(({ rows, hidden }) => {
    const body = rows.map((cells, row) => {
      const isHidden = hidden.includes(row) ? ' hidden="1"' : '';
      return `<${prefix}row r="${row + 1}"${isHidden}>${cells.map((cell, column) => cellOf(cell, row, column)).join('')}</${prefix}row>`;
    });
    return declared('worksheet', `<${prefix}sheetData>${body.join('')}</${prefix}sheetData>`);
  });
  const target = (name: string) => (isAbsolute ? `/${folder}${name}` : name).replaceAll('/', slash);
  const relation = (id: string, type: string, to: string) =>
    `<Relationship Id="${id}" Type="${office}/${type}" Target="${to}"/>`;
  const parts: Record<string, Uint8Array> = {
    '[Content_Types].xml': strToU8('<Types/>'),
    '_rels/.rels': strToU8(
      `<Relationships xmlns="${PACKAGE}">${relation('r1', 'officeDocument', `${folder}${workbook}`)}</Relationships>`,
    ),
    [`${folder}${workbook}`]: declared(
      'workbook',
      `<${prefix}sheets>${sheets.map(({ name }, index) => `<${prefix}sheet name="${escaped(name)}" sheetId="${index + 1}" r:id="r${index}"/>`).join('')}</${prefix}sheets>`,
      ` xmlns:r="${office}"`,
    ),
    [`${folder}_rels/${workbook}.rels`]: strToU8(
      `<Relationships xmlns="${PACKAGE}">${sheets.map((_, index) => relation(`r${index}`, 'worksheet', target(`${sheetFolder}sheet${index}.xml`))).join('')}${relation('s', 'sharedStrings', target(strings))}</Relationships>`,
    ),
    ...Object.fromEntries(
      sheetParts.map((bytes, index) => [`${folder}${sheetFolder}sheet${index}.xml`, bytes]),
    ),
    [`${folder}${strings.toUpperCase() === strings ? strings : dice.pick([strings, strings.toLowerCase()])}`]:
      declared('sst', texts.join('')),
  };
  const named = Object.fromEntries(
    Object.entries(parts).map(([name, bytes]) => [name.replaceAll('/', slash), bytes]),
  );
  return {
    name: 'kort.xlsx',
    bytes: zipSync(named),
    habits: JSON.stringify({
      folder,
      workbook,
      sheetFolder,
      strings,
      slash,
      isAbsolute,
      isStrict,
      prefix,
      inline,
      escapes,
    }),
    isGuessed: false,
  };
}

/** The same in OpenDocument, whose blank cells and rows are counted rather than written. */
export function writeOds(sheets: readonly LaidSheet[]): WrittenTable {
  const spaces = ['office', 'table', 'text', 'style']
    .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
    .join(' ');
  const cell = (text: string) =>
    text === ''
      ? '<table:table-cell/>'
      : `<table:table-cell office:value-type="string">${text
          .split('\n')
          .map((line) => `<text:p>${escaped(line)}</text:p>`)
          .join('')}</table:table-cell>`;
  const tables = sheets.map(({ name, rows, hidden }) => {
    const body = rows.map(
      (cells, row) =>
        `<table:table-row${hidden.includes(row) ? ' table:visibility="filter"' : ''}>${cells.map(cell).join('')}<table:table-cell table:number-columns-repeated="16380"/></table:table-row>`,
    );
    return `<table:table table:name="${escaped(name)}">${body.join('')}<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>`;
  });
  return {
    name: 'kort.ods',
    bytes: zipSync({
      mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet'),
      'content.xml': strToU8(
        `<office:document-content ${spaces}><office:body><office:spreadsheet>${tables.join('')}</office:spreadsheet></office:body></office:document-content>`,
      ),
    }),
    habits: '{}',
    isGuessed: false,
  };
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
