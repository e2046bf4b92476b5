/** Tables and texts in the formats that Danish offices produce. */
import { strToU8, zipSync } from 'fflate';
import type { TableSource } from '../../../src/domain/import/source.ts';
import { readCsv } from '../../../src/import/csv.ts';
import { decodeText } from '../../../src/import/decodeText.ts';
import { Archive } from '../../../src/import/office/archive.ts';
import { readOpenSheets } from '../../../src/import/office/readOpenSheets.ts';
import { readWorkbook as readWorkbookArchive } from '../../../src/import/office/readWorkbook.ts';
import { importFile, readSource } from '../../../src/import/readFile.ts';
import { makeTemplate } from '../../../src/import/template.ts';
import { makeWorkbook } from '../../support/import/workbook.ts';

function file(name: string, content: string | Uint8Array) {
  return { name, bytes: typeof content === 'string' ? strToU8(content) : content };
}

async function cardsIn(name: string, content: string | Uint8Array) {
  const { areas, cards } = await importFile(file(name, content));
  return cards.map(({ area, question, examples, exampleList }) => [
    areas.find(({ id }) => id === area.position)?.title,
    question,
    exampleList ?? examples,
  ]);
}

const rowsIn = ({ sheets }: TableSource) => sheets[0]?.rows ?? [];
const cells = (table: TableSource) => rowsIn(table).map((row) => row.cells);
const readWorkbook = (bytes: Uint8Array) => readWorkbookArchive(new Archive(bytes));

describe('a CSV file [IMPORT-12]', () => {
  test.each([
    [
      'semicolons, as Danish Excel',
      'Område;Spørgsmål;Eksempler\r\nRo;Hvad, og hvor?;Her; der\r\n'.replace('Her; der', '"Her; der"'),
    ],
    ['commas', 'Område,Spørgsmål,Eksempler\nRo,"Hvad, og hvor?",Her; der\n'],
    ['tabs', 'Område\tSpørgsmål\tEksempler\nRo\tHvad, og hvor?\tHer; der'],
    ['a byte order mark', '\uFEFFOmråde;Spørgsmål;Eksempler\nRo;Hvad, og hvor?;"Her; der"'],
    ['Excel’s own first line', 'sep=;\r\nOmråde;Spørgsmål;Eksempler\r\nRo;Hvad, og hvor?;"Her; der"'],
    ['English headings in another order', 'question,EXAMPLES,area\n"Hvad, og hvor?",Her; der,Ro'],
  ])('with %s', async (_, text) => {
    expect(await cardsIn('kort.csv', text)).toEqual([['Ro', 'Hvad, og hvor?', 'Her; der']]);
  });

  test('in the encoding of old Windows programs', async () => {
    const bytes = Uint8Array.from('Område;Spørgsmål\nRo;Hvad gør I?', (char) => char.charCodeAt(0));
    expect(await cardsIn('kort.csv', bytes)).toEqual([['Ro', 'Hvad gør I?', '']]);
  });

  test('with an area written once for several rows, empty rows and lines inside a cell', async () => {
    const text =
      'Kort til haven;;\n\nOmråde;Spørgsmål;Eksempler\nRo;Hvad?;"Vi går\nVi løber"\n;;\n;Hvorfor?;\nFart;Hvor?;';
    expect(await cardsIn('kort.csv', text)).toEqual([
      ['Ro', 'Hvad?', ['Vi går', 'Vi løber']],
      ['Ro', 'Hvorfor?', ''],
      ['Fart', 'Hvor?', ''],
    ]);
  });

  test('with quotation marks inside a cell and no last line end', () => {
    expect(cells(readCsv('Spørgsmål;Eksempler\n"Hvad ""gør"" I?";'))).toEqual([
      ['Spørgsmål', 'Eksempler'],
      ['Hvad "gør" I?', ''],
    ]);
  });

  test.each([
    ['Område;Spørgsmål\nRo;"Hvad?\nMere', 'csv-broken'],
    ['Navn;Alder\nBo;7', 'table-without-heading'],
    ['Område;Spørgsmål;Eksempler\nRo;;Vi går', 'no-cards'],
    ['Område;Spørgsmål;Eksempler\n', 'no-cards'],
    [`Spørgsmål\n${'Hvad?\n'.repeat(6000)}`, 'table-too-large'],
    [`Spørgsmål\n${';'.repeat(100)}`, 'table-too-large'],
    [`Spørgsmål\n${'x'.repeat(10_001)}`, 'cell-too-long'],
    [`Spørgsmål\n${'Hvad?\n'.repeat(2001)}`, 'too-many-cards'],
    [
      `Område;Spørgsmål\n${Array.from({ length: 13 }, (_, index) => `O${index}x;Hvad?\n`).join('')}`,
      'too-many-areas',
    ],
  ])('that is wrong is refused whole [IMPORT-21]', async (text, code) => {
    await expect(importFile(file('kort.csv', text))).rejects.toThrow(code);
  });

  test('of 2 000 cards is read [IMPORT-21]', async () => {
    const rows = Array.from({ length: 2000 }, (_, index) => `Ro;Hvad er ${index}?;`);
    expect(await cardsIn('kort.csv', `Område;Spørgsmål;Eksempler\n${rows.join('\n')}`)).toHaveLength(2000);
  });
});

describe('a workbook [IMPORT-12]', () => {
  test('with shared, rich, inline, computed and numeric cells', () => {
    const bytes = makeWorkbook({
      sharedStrings: [
        '<t>Spørgsmål</t>',
        '<r><t>Hvad </t></r><r><t xml:space="preserve">gør &amp; vil I?</t></r><rPh><t>x</t></rPh>',
      ],
      sheets: [
        '<row r="2"><c r="B2" t="s"><v>0</v></c><c r="C2" t="inlineStr"><is><t>Eksempler</t></is></c></row>' +
          '<row r="5"><c r="B5" t="s"><v>1</v></c><c r="C5" t="str"><f>A1</f><v>Vi går</v></c><c r="D5"><v>7</v></c><c r="E5" t="e"><v>#N/A</v></c></row>',
      ],
    });
    expect(rowsIn(readWorkbook(bytes))).toEqual([
      { number: 2, cells: ['', 'Spørgsmål', 'Eksempler'] },
      { number: 5, cells: ['', 'Hvad gør & vil I?', 'Vi går', '7', '#N/A'] },
    ]);
  });

  test('is read on every visible sheet that has questions', async () => {
    const row = (text: string) => `<row><c t="inlineStr"><is><t>${text}</t></is></c></row>`;
    const sheets = [row('Spørgsmål') + row('Skjult?'), row('Noter'), row('Spørgsmål') + row('Hvad?')];
    const imported = await importFile(file('kort.xlsx', makeWorkbook({ sheets, hidden: [0] })));
    expect(imported.cards.map(({ question }) => question)).toEqual(['Hvad?']);
    expect(imported.warnings).toEqual([
      { code: 'sheets-left-out', sheets: ['S1'] },
      { code: 'sheets-hidden', sheets: ['S0'] },
    ]);
  });

  test('with one cell far away costs no memory', () => {
    const far = '<row r="1048576"><c r="A1048576" t="str"><v>Hvad?</v></c></row>';
    expect(rowsIn(readWorkbook(makeWorkbook({ sheets: [far] })))).toEqual([
      { number: 1_048_576, cells: ['Hvad?'] },
    ]);
    const wide = '<row r="1"><c r="XFD1" t="str"><v>Hvad?</v></c></row>';
    expect(() => readWorkbook(makeWorkbook({ sheets: [wide] }))).toThrow('table-too-large');
  });

  test('that inflates beyond the limit is refused, whatever it says of its size [IMPORT-23]', () => {
    const bomb = new Uint8Array(60 * 1024 * 1024).fill(32);
    const bytes = makeWorkbook({ sheets: [''], parts: { 'xl/sharedStrings.xml': bomb } });
    expect(bytes.length).toBeLessThan(100_000);
    expect(() => readWorkbook(bytes)).toThrow('inflates-too-far');
  });

  test('with more than a thousand parts is refused before one is inflated [IMPORT-23]', () => {
    const parts = Object.fromEntries(
      Array.from({ length: 1_000 }, (_, i) => [`xl/media/${i}`, new Uint8Array()]),
    );
    expect(() => readWorkbook(makeWorkbook({ sheets: [''], parts }))).toThrow('inflates-too-far');
  });

  test('that hides more columns than a table may have costs no more than these [IMPORT-53]', () => {
    const cols = '<col min="-1000000000" max="1000000000" hidden="1"/>'.repeat(1_000);
    const row = '<row><c t="str"><v>Hvad?</v></c></row>';
    const [sheet] = readWorkbook(makeWorkbook({ sheets: [`<cols>${cols}</cols>${row}`] })).sheets;
    expect(sheet?.hiddenColumns).toEqual(Array.from({ length: 50 }, (_, i) => i + 1));
  });

  test('in OpenDocument that hides more columns than a table may have costs no more than these [IMPORT-53]', () => {
    const columns = '<table-column visibility="collapse" number-columns-repeated="1000"/>'.repeat(1_000);
    const row = '<table-row><table-cell><p>Hvad?</p></table-cell></table-row>';
    const content = `<x><spreadsheet><table name="a">${columns}${row}</table></spreadsheet></x>`;
    const [sheet] = readOpenSheets(new Archive(zipSync({ 'content.xml': strToU8(content) }))).sheets;
    expect(sheet?.hiddenColumns).toHaveLength(50);
  });

  test('with entities of its own expands none of them [IMPORT-23]', () => {
    const lol = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>';
    const sheet = `${lol}<worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>`;
    const rows = rowsIn(
      readWorkbook(makeWorkbook({ sheets: [''], parts: { 'xl/worksheets/s0.xml': strToU8(sheet) } })),
    );
    expect(JSON.stringify(rows)).not.toContain('ha');
  });

  test.each([
    ['cut off', makeWorkbook({ sheets: ['<row><c t="str"><v>Hvad?</v></c></row>'] }).slice(0, 400)],
    ['without its workbook', makeWorkbook({ sheets: [], parts: { 'xl/workbook.xml': strToU8('nothing') } })],
  ])('%s is damaged [IMPORT-20]', (_, bytes) => {
    expect(() => readWorkbook(bytes)).toThrow('file-broken');
  });
});

describe('a template', () => {
  test.each(['csv', 'xlsx', 'json'] as const)('as %s is read back as it is [IMPORT-14]', async (format) => {
    for (const language of ['da', 'en'] as const) {
      const { fileName, bytes } = makeTemplate(format, language);
      const imported = await importFile({ name: fileName, bytes });
      expect(imported.language).toBe(language);
      expect(imported.areas).toHaveLength(2);
      expect(imported.cards).toHaveLength(3);
      expect(imported.warnings).toEqual([]);
    }
  });
});

describe('a file that is something else [IMPORT-20]', () => {
  test.each([
    ['empty', 'tom.pdf', '', 'file-empty'],
    ['blank', 'tom.txt', ' \n\t\n', 'file-empty'],
    ['a web page', 'kort.pdf', '<!DOCTYPE html><html><body>Hvad?</body></html>', 'file-web-page'],
    ['a script', 'kort.txt', '<script>alert(1)</script>', 'file-web-page'],
    ['half a JSON', 'kort.json', '{"cards": [', 'json-broken'],
    ['another JSON', 'kort.json', '{"hello": 1}', 'json-not-a-deck'],
    ['a broken deck', 'kort.json', '{"format": "dialogkort-deck/1", "languages": ["da"]}', 'json-not-a-deck'],
    ['a picture', 'kort.png', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0, 1]), 'file-not-read'],
    ['an old workbook', 'kort.xls', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), 'file-not-read'],
    ['some archive', 'kort.zip', zipSync({ 'kort.txt': strToU8('Hvad?') }), 'file-not-read'],
    ['half an archive', 'kort.zip', Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]), 'file-broken'],
    ['too much text', 'kort.txt', 'Hvad? '.repeat(400_000), 'text-too-long'],
    ['a huge file', 'kort.pdf', new Uint8Array(26 * 1024 * 1024), 'file-too-large'],
  ])('%s is refused', async (_, name, content, code) => {
    await expect(importFile(file(name, content))).rejects.toThrow(code);
  });

  test('binary rubbish is refused', async () => {
    const bytes = Uint8Array.from({ length: 10_000 }, (_, index) => (index * 7919 + (index >> 3)) % 256);
    await expect(importFile(file('kort.txt', bytes))).rejects.toThrow('file-unknown');
  });
});

test('HTML in a card stays text, and is reported [IMPORT-24]', async () => {
  const imported = await importFile(file('kort.csv', 'Spørgsmål\n"Hvad gør <script>alert(1)</script>?"'));
  expect(imported.cards[0]?.question).toBe('Hvad gør <script>alert(1)</script>?');
  expect(imported.warnings).toContainEqual({ code: 'markup', card: 1 });
});

test('right-to-left text and emoji come through [IMPORT-24]', async () => {
  const text = 'Spørgsmål;Eksempler\nHvad betyder مرحبا 👩‍👩‍👧?;"שלום 🙂"';
  expect(await cardsIn('kort.csv', text)).toEqual([['Spørgsmål', 'Hvad betyder مرحبا 👩‍👩‍👧?', 'שלום 🙂']]);
});

test('reading stops when asked to [IMPORT-25]', async () => {
  const reason = new Error('closed');
  await expect(readSource(file('kort.csv', 'x'), { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
});

test.each([
  ['utf-8', strToU8('Æbleø')],
  ['utf-16le', Uint8Array.from([0xff, 0xfe, 0xc6, 0, 0x62, 0, 0x6c, 0, 0x65, 0, 0xf8, 0])],
  ['windows-1252', Uint8Array.from([0xc6, 0x62, 0x6c, 0x65, 0xf8])],
])('text in %s is understood [IMPORT-12]', (_, bytes) => {
  expect(decodeText(bytes)?.text).toBe('Æbleø');
});
