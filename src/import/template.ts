/** Empty tables for authors of decks, which show the expected layout. */
import { strToU8, zipSync } from 'fflate';
import type { Language } from '../shared/language.ts';

export type TemplateFormat = 'csv' | 'xlsx' | 'json';

export interface Template {
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

const TEXTS = {
  da: {
    name: 'kortsaet-skabelon',
    heading: ['Område', 'Spørgsmål', 'Eksempler'],
    rows: [
      ['Samarbejde', 'Hvornår hjalp vi sidst hinanden?', 'For eksempel: Da en var syg; da alt brændte på'],
      ['Samarbejde', 'Hvad vil vi gerne blive bedre til sammen?', ''],
      ['Trivsel', 'Hvad giver dig energi på en almindelig dag?', 'For eksempel: En gåtur; ro til at tænke'],
    ],
  },
  en: {
    name: 'deck-template',
    heading: ['Area', 'Question', 'Examples'],
    rows: [
      [
        'Working together',
        'When did we last help each other?',
        'For example: When somebody was ill; on a busy day',
      ],
      ['Working together', 'What do we want to become better at?', ''],
      ['Well-being', 'What gives you energy on an ordinary day?', 'For example: A walk; time to think'],
    ],
  },
} as const;

/** A file to download, ready to be filled in and imported. */
export function makeTemplate(format: TemplateFormat, language: Language): Template {
  const { name, heading, rows } = TEXTS[language];
  const table = [heading, ...rows];
  switch (format) {
    case 'csv':
      // The mark tells Excel that this is UTF-8; the semicolon is what it expects in Denmark.
      return file(`${name}.csv`, 'text/csv', strToU8(`\uFEFF${table.map(csvLine).join('\r\n')}\r\n`));
    case 'xlsx':
      return file(`${name}.xlsx`, XLSX_TYPE, workbookOf(table));
    case 'json': {
      const cards = rows.map(([area, question, examples]) => ({ area, question, examples }));
      return file(
        `${name}.json`,
        'application/json',
        strToU8(`${JSON.stringify({ title: '', cards }, null, 2)}\n`),
      );
    }
  }
}

const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

function file(fileName: string, mediaType: string, bytes: Uint8Array): Template {
  return { fileName, mediaType, bytes };
}

function csvLine(cells: readonly string[]): string {
  return cells.map((cell) => (/[";\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(';');
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

/** Fixed, so that the same template has the same bytes. */
const WRITTEN = new Date(2020, 0, 1);

/** The smallest workbook that Excel, LibreOffice and Numbers open: one sheet, texts in the cells themselves. */
function workbookOf(table: readonly (readonly string[])[]): Uint8Array {
  const rows = table.map((cells, row) => {
    const columns = cells.map((cell, column) => {
      const at = `${String.fromCharCode(65 + column)}${row + 1}`;
      return `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
    });
    return `<row r="${row + 1}">${columns.join('')}</row>`;
  });
  const types = `${PACKAGE}/content-types`;
  const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const parts = {
    '[Content_Types].xml': `${XML}<Types xmlns="${types}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${sheetType}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${sheetType}.worksheet+xml"/></Types>`,
    '_rels/.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="Kort" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `${XML}<worksheet xmlns="${MAIN}"><cols><col min="1" max="1" width="28" customWidth="1"/><col min="2" max="3" width="70" customWidth="1"/></cols><sheetData>${rows.join('')}</sheetData></worksheet>`,
  };
  const entries = Object.entries(parts).map(([name, text]) => [name, strToU8(text)] as const);
  return zipSync(Object.fromEntries(entries), { mtime: WRITTEN });
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
