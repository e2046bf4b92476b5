/** The command line and the page read a file the same way and say the same about it. */
import { join } from 'node:path';
import { readInWorker } from '../../../scripts/deck/readInWorker.ts';
import { openImported } from '../../../src/client/features/decks/import/reading.ts';
import { Folder, runDeck } from '../../support/import/files.ts';
import { writePdf } from '../../support/import/pdf.ts';
import { type PlacedPage, widthOf } from '../../support/import/placed.ts';
import { Dice } from '../../support/import/random.ts';
import { printSheets, type SheetStyle } from '../../support/import/sheets.ts';
import { makeTablePages } from '../../support/import/tablePages.ts';
import { examples, question } from '../../support/import/wording.ts';
import { ownCatalogue } from '../../support/table/catalogues.ts';

jest.setTimeout(60_000);

const CASES = join(__dirname, '../../support/import/cases');

const folder = new Folder();
afterAll(() => folder.remove());

const TENTS: SheetStyle = {
  rows: 1,
  columns: 2,
  page: [595, 842],
  margin: 30,
  backs: 'none',
  areaPerSheet: false,
  size: 11,
};

/** Cards with the name of their area on its head above the fold, but for the last one. */
function tents(): PlacedPage[] {
  const dice = new Dice(31);
  const cards = Array.from({ length: 4 }, () => ({
    area: 0,
    question: question(dice),
    examples: examples(dice, 'For eksempel:'),
  }));
  return printSheets({ areas: [['']], cards }, TENTS, dice).map((page, index) => ({
    ...page,
    texts: [
      ...page.texts.map((text) => ({ ...text, y: text.y + 400 })),
      ...(index === 0 ? ['Trivsel', 'Faglighed'] : ['Trivsel']).map((name, column) => ({
        text: name,
        x: 165 + 267 * column + widthOf(name, 18) / 2,
        y: 200,
        size: 18,
        drawn: { turn: 180 } as const,
      })),
    ],
  }));
}

const FILES: readonly (readonly [string, () => string])[] = [
  ['hidden rows', () => join(CASES, '28-xlsx-hidden-rows/a-filtered.xlsx')],
  ['lines of questions', () => join(CASES, '18-word-documents/h-question-and-answer-lines.docx')],
  ['tent cards as PDF', () => folder.write('telte.pdf', writePdf(tents()))],
  ['a table as PDF', () => folder.write('tabel.pdf', writePdf(makeTablePages(new Dice(7)).pages))],
];

test.each(FILES)(
  'the page and the command line give the same cards and doubts of %s [IMPORT-38]',
  async (_, pathOf) => {
    const path = pathOf();
    const name = path.slice(path.lastIndexOf('/') + 1);
    const printed = JSON.parse(runDeck(['import', path, '--json']).out);
    const { deck, reading } = openImported(await readInWorker(path), name, ownCatalogue);
    expect(reading?.doubts('position', 'da').map(({ sentence }) => sentence)).toEqual(printed.warnings);
    expect(deck.cards.map(({ question: asked }) => asked)).toEqual(
      printed.cards.map((card: { question: string }) => ({ da: card.question })),
    );
    const titles = (areas: readonly { readonly title: unknown }[]) => areas.map(({ title }) => title);
    expect(titles(deck.areas)).toEqual(titles(printed.areas).map((title) => ({ da: title })));
  },
);
