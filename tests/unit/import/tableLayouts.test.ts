/** Tables that are laid out as no template would have them. */
import { strToU8 } from 'fflate';
import type { ImportWarning } from '../../../src/domain/import/warning.ts';
import { importFile } from '../../../src/import/readFile.ts';
import { makeWorkbook } from '../../support/import/workbook.ts';

async function read(name: string, bytes: Uint8Array) {
  const imported = await importFile({ name, bytes });
  const cards = imported.cards.map(({ area, question, examples, exampleList }) => [
    imported.areas.find(({ id }) => id === area.position)?.title,
    question,
    exampleList ?? examples,
  ]);
  return { cards, said: imported.warnings, title: imported.title, introduction: imported.introduction };
}

const csv = (text: string) => read('kort.csv', strToU8(text));
const codes = (said: readonly ImportWarning[]) => said.map(({ code }) => code);

describe('the columns of a table [IMPORT-12]', () => {
  test.each([
    ['the best name wins', 'Kort;Spørgsmål\nKort 1;Hvad?\nKort 2;Hvor?', []],
    ['whatever their order', 'Spørgsmål;Kort\nHvad?;1\nHvor?;2', []],
    ['a lesser name serves alone', 'Kort\nHvad?\nHvor?', ['no-areas']],
    ['a number’s name is no question’s', 'Spørgsmål nr.;Spørgsmål\n1;Hvad?\n2;Hvor?', ['no-areas']],
  ])('%s', async (_, text, said) => {
    const read = await csv(text);
    expect(read.cards.map(([, question]) => question)).toEqual(['Hvad?', 'Hvor?']);
    expect(codes(read.said).filter((code) => code !== 'no-areas')).toEqual(
      said.filter((code) => code !== 'no-areas'),
    );
  });

  test('without names are recognised by their cells, and that is reported', async () => {
    const { cards, said } = await csv(
      'Ro;Hvad giver ro?;En gåtur\nRo;Hvad ellers?;Musik\nFart;Hvad giver fart?;En cykel',
    );
    expect(cards).toEqual([
      ['Ro', 'Hvad giver ro?', 'En gåtur'],
      ['Ro', 'Hvad ellers?', 'Musik'],
      ['Fart', 'Hvad giver fart?', 'En cykel'],
    ]);
    expect(said).toEqual([{ code: 'columns-guessed', question: 'B', area: 'A', examples: 'C' }]);
  });

  test('with unknown names are recognised by their cells too', async () => {
    const { cards, said } = await csv(
      'Hvor;Hvad;Hvordan\nRo;Hvad giver ro?;En gåtur\nRo;Hvad ellers?;Musik\nRo;Hvem?;Bo',
    );
    expect(cards.map(([, question]) => question)).toEqual(['Hvad giver ro?', 'Hvad ellers?', 'Hvem?']);
    // The names themselves came on no card.
    expect(codes(said)).toEqual(['columns-guessed', 'text-left-out']);
  });

  test('a column "Kort" with numbers and a nameless one with questions', async () => {
    const { cards, said } = await csv('Kort;\n1;Hvad?\n2;Hvor?');
    expect(cards.map(([, question]) => question)).toEqual(['Hvad?', 'Hvor?']);
    expect(codes(said)).toContain('columns-guessed');
  });

  test('several questions in a row are cards of their own, each with its examples', async () => {
    const text =
      'Område;Spørgsmål 1;Eksempler 1;Spørgsmål 2;Eksempler 2\nRo;Hvad?;En gåtur;Hvor?;Ude\nFart;Hvem?;;;';
    expect((await csv(text)).cards).toEqual([
      ['Ro', 'Hvad?', 'En gåtur'],
      ['Ro', 'Hvor?', 'Ude'],
      ['Fart', 'Hvem?', ''],
    ]);
  });

  test('an area for each column, and names down the side', async () => {
    const columns = await csv('Ro;Fart\nHvad giver ro?;Hvad giver fart?\nHvad ellers?;');
    expect(columns.cards.map(([area, question]) => [area, question])).toEqual([
      ['Ro', 'Hvad giver ro?'],
      ['Ro', 'Hvad ellers?'],
      ['Fart', 'Hvad giver fart?'],
    ]);
    const side = await csv(
      'Område;Ro;Fart\nSpørgsmål;Hvad giver ro?;Hvad giver fart?\nEksempler;Musik;En cykel',
    );
    expect(side.cards).toEqual([
      ['Ro', 'Hvad giver ro?', 'Musik'],
      ['Fart', 'Hvad giver fart?', 'En cykel'],
    ]);
  });

  test('a heading far down, with text above it that becomes title and introduction', async () => {
    const above = [
      'Kort til haven',
      ...Array.from({ length: 15 }, (_, index) => `Linje ${index} om brugen.`),
    ];
    const { cards, title, introduction } = await csv(`${above.join('\n')}\nOmråde;Spørgsmål\nRo;Hvad?`);
    expect(cards).toEqual([['Ro', 'Hvad?', '']]);
    expect([title, ...introduction]).toEqual(above);
  });

  test('two languages side by side: one of them is read, the other named', async () => {
    const { cards, said } = await csv(
      'Area;Område;Question;Spørgsmål\nCalm;Ro;What gives calm?;Hvad giver ro?',
    );
    expect(cards).toEqual([['Ro', 'Hvad giver ro?', '']]);
    expect(said).toEqual([{ code: 'columns-left-out', columns: ['Area', 'Question'] }]);
  });
});

describe('a row that is no card [IMPORT-34]', () => {
  test('with an error in place of its question is left out, and the others are read', async () => {
    const { cards, said } = await csv(
      'Område;Spørgsmål;Eksempler\nRo;#N/A;En gåtur\nRo;Hvad?;#REFERENCE!\nRo;Hvor?;',
    );
    expect(cards).toEqual([
      ['Ro', 'Hvad?', ''],
      ['Ro', 'Hvor?', ''],
    ]);
    expect(said).toEqual([
      { code: 'rows-left-out', reason: 'error', rows: [2] },
      { code: 'cells-broken', rows: [3] },
    ]);
  });

  test('with examples only goes on with the card above, unless that is in another area', async () => {
    const text = 'Område;Spørgsmål;Eksempler\nRo;Hvad?;En gåtur\n;;Musik\nFart;;En cykel\n;;En bus';
    const { cards, said } = await csv(text);
    expect(cards).toEqual([['Ro', 'Hvad?', ['En gåtur', 'Musik', 'En bus']]]);
    expect(said).toEqual([{ code: 'rows-left-out', reason: 'no-question', rows: [4] }]);
  });

  test('all rows hidden: the sentence says so', async () => {
    const cell = (at: string, text: string) => `<c r="${at}" t="str"><v>${text}</v></c>`;
    const sheet = `<row r="1">${cell('A1', 'Spørgsmål')}</row><row r="2" hidden="true">${cell('A2', 'Hvad?')}</row>`;
    await expect(read('kort.xlsx', makeWorkbook({ sheets: [sheet] }))).rejects.toMatchObject({
      problem: { code: 'only-hidden-rows', rows: 1 },
    });
  });
});

describe('a cell [IMPORT-12]', () => {
  test.each([
    ['"• En gåtur\n• Musik"', ['En gåtur', 'Musik']],
    ['"- En gåtur\n- Musik, som\nalle kender"', ['En gåtur', 'Musik, som alle kender']],
    ['"1. En gåtur\n2. Musik"', ['En gåtur', 'Musik']],
    ['"For eksempel:\n- En gåtur\n- Musik"', ['En gåtur', 'Musik']],
    ['- En gåtur - Musik', ['En gåtur', 'Musik']],
    ['• En gåtur • Musik', ['En gåtur', 'Musik']],
    ['"En gåtur,\nmusik"', 'En gåtur, musik'],
    ['En gåtur - eller musik', 'En gåtur - eller musik'],
  ])('%j holds the examples %j', async (cell, examples) => {
    expect((await csv(`Spørgsmål;Eksempler\nHvad?;${cell}`)).cards).toEqual([
      ['Spørgsmål', 'Hvad?', examples],
    ]);
  });

  test('with a list of questions gives a card for each', async () => {
    const { cards } = await csv('Område;Spørgsmål\nRo;"1. Hvad?\n2. Hvor?"\nFart;"Hvem?\nOg hvorfor?"');
    expect(cards.map(([area, question]) => [area, question])).toEqual([
      ['Ro', 'Hvad?'],
      ['Ro', 'Hvor?'],
      ['Fart', 'Hvem? Og hvorfor?'],
    ]);
  });

  test('with a number shows it as the sheet does: percent, date, decimal comma', async () => {
    const styles =
      '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts><numFmt numFmtId="170" formatCode="d\\.\\ mmmm\\ yyyy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="9"/><xf numFmtId="170"/></cellXfs></styleSheet>';
    const cell = (style: number, value: string) => `<c s="${style}"><v>${value}</v></c>`;
    const row = (...cells: string[]) => `<row>${cells.join('')}</row>`;
    const text = (value: string) => `<c t="str"><v>${value}</v></c>`;
    const sheet =
      row(text('Spørgsmål'), text('Eksempler')) +
      row(text('Hvor meget?'), cell(1, '0.25')) +
      row(text('Hvornår?'), cell(2, '45292')) +
      row(text('Hvor langt?'), cell(0, '0.30000000000000004'));
    const { cards } = await read(
      'kort.xlsx',
      makeWorkbook({ sheets: [sheet], parts: { 'xl/styles.xml': strToU8(styles) } }),
    );
    expect(cards.map(([, , examples]) => examples)).toEqual(['25 %', '01-01-2024', '0,3']);
  });

  test('with characters that XML cannot hold is read as what they stand for', async () => {
    const sheet =
      '<row><c t="str"><v>Spørgsmål</v></c></row><row><c t="inlineStr"><is><t>Hvad_x000D_ så_x0009_nu _x005F_x0041_?</t></is></c></row>';
    const { cards } = await read('kort.xlsx', makeWorkbook({ sheets: [sheet] }));
    expect(cards.map(([, question]) => question)).toEqual(['Hvad så nu _x0041_?']);
  });
});

test('a table in Markdown is a table [IMPORT-12]', async () => {
  const text = '| Område | Spørgsmål |\n|--------|:---------:|\n| Ro | Hvad? |\n| Fart | Hvor? |\n';
  expect((await read('kort.md', strToU8(text))).cards.map(([area, question]) => [area, question])).toEqual([
    ['Ro', 'Hvad?'],
    ['Fart', 'Hvor?'],
  ]);
});
