/** Tables of any layout, written as the programs of Danish offices write them. */
import { splitExamples } from '../../../src/domain/import/examples.ts';
import { importFile } from '../../../src/import/readFile.ts';
import { Dice } from '../../support/import/random.ts';
import { makeTableDeck } from '../../support/import/tableDeck.ts';
import { type WrittenTable, writeCsv, writeOds, writeXlsx } from '../../support/import/tableFiles.ts';

async function read({ name, bytes }: WrittenTable) {
  const imported = await importFile({ name, bytes });
  return {
    cards: imported.cards.map(({ area, question, examples, exampleList }) => ({
      area: imported.areas.find(({ id }) => id === area.position)?.title,
      question,
      examples: exampleList ?? splitExamples(examples),
    })),
    // Chance asks the same twice.
    said: imported.warnings
      .map(({ code }) => code as string)
      .filter((code) => code !== 'same-question')
      .sort(),
  };
}

const TABLES = 150;

async function wrongOnes(
  kind: (
    dice: Dice,
    seed: number,
  ) => { written: WrittenTable; deck: ReturnType<typeof makeTableDeck>; said: string[] },
) {
  const wrong: unknown[] = [];
  const asWritten = (text: string, written: WrittenTable) =>
    // Code page 850 has no such signs.
    written.habits.includes('ms-dos') ? text.replaceAll('–', '-').replaceAll('•', '*') : text;
  for (let seed = 1; seed <= TABLES; seed++) {
    const { written, deck, said } = kind(new Dice(seed), seed);
    const found = await read(written).catch((error: unknown) => String(error));
    const cards = JSON.parse(asWritten(JSON.stringify(deck.cards), written));
    const expected = { cards, said: said.sort() };
    if (JSON.stringify(found) !== JSON.stringify(expected))
      wrong.push({ seed, deck: deck.habits, file: written.habits, found, expected });
  }
  return wrong.slice(0, 3);
}

test('CSV files of any habit give their cards [IMPORT-12]', async () => {
  const wrong = await wrongOnes((dice) => {
    const deck = makeTableDeck(dice);
    const [sheet] = deck.sheets;
    if (!sheet) throw new Error('no sheet');
    const written = writeCsv(sheet, dice);
    // A CSV file has no hidden rows.
    const said = deck.said.filter((code) => code !== 'rows-hidden');
    return { written, deck, said: [...said, ...(written.isGuessed ? ['encoding-guessed'] : [])] };
  });
  expect(wrong).toEqual([]);
});

test.each([
  ['one sheet', false],
  ['a sheet for each area', true],
])('workbooks with %s give their cards, whatever wrote them [IMPORT-34]', async (_, sheetPerArea) => {
  const wrong = await wrongOnes((dice) => {
    const deck = makeTableDeck(dice, { sheetPerArea });
    return { written: writeXlsx(deck.sheets, dice), deck, said: [...deck.said] };
  });
  expect(wrong).toEqual([]);
});

test('OpenDocument sheets give the same [IMPORT-34]', async () => {
  const wrong = await wrongOnes((dice, seed) => {
    const deck = makeTableDeck(dice, { sheetPerArea: seed % 2 === 0 });
    return { written: writeOds(deck.sheets), deck, said: [...deck.said] };
  });
  expect(wrong).toEqual([]);
});
