/** Workbooks as other programs than Excel might write them, and some that nobody should. */
import { strToU8, type Zippable, zipSync } from 'fflate';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export interface WorkbookParts {
  /** XML of each sheet's rows. */
  readonly sheets: readonly string[];
  readonly sharedStrings?: readonly string[];
  readonly hidden?: readonly number[];
  /** Parts to add or replace. */
  readonly parts?: Zippable;
}

export function makeWorkbook({
  sheets,
  sharedStrings = [],
  hidden = [],
  parts = {},
}: WorkbookParts): Uint8Array {
  const state = (index: number) => (hidden.includes(index) ? ' state="hidden"' : '');
  const tabs = sheets.map(
    (_, index) => `<x:sheet name="S${index}" sheetId="${index + 1}" r:id="r${index}"${state(index)}/>`,
  );
  const targets = sheets.map(
    (_, index) =>
      `<Relationship Id="r${index}" Type="${OFFICE}/worksheet" Target="/xl/worksheets/s${index}.xml"/>`,
  );
  const strings = sharedStrings.map((text) => `<si>${text}</si>`);
  return zipSync({
    'xl/workbook.xml': strToU8(
      `<x:workbook xmlns:x="${MAIN}" xmlns:r="${OFFICE}"><x:sheets>${tabs.join('')}</x:sheets></x:workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(`<Relationships>${targets.join('')}</Relationships>`),
    'xl/sharedStrings.xml': strToU8(`<sst xmlns="${MAIN}">${strings.join('')}</sst>`),
    ...Object.fromEntries(
      sheets.map((rows, index) => [
        `xl/worksheets/s${index}.xml`,
        strToU8(`<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData></worksheet>`),
      ]),
    ),
    ...parts,
  });
}
