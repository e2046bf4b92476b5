/** What a program writes beside the page for the printer is no text of the cards, with or without a box that cuts it off. */
import { importSource } from '../../../src/domain/import/importSource.ts';
import { isPrintersNote } from '../../../src/domain/import/printersNotes.ts';
import { type PlacedPage, type PlacedText, textPages } from '../../support/import/placed.ts';
import { Dice } from '../../support/import/random.ts';
import { type PrintedDeck, printSheets, type SheetStyle } from '../../support/import/sheets.ts';
import { examples, question } from '../../support/import/wording.ts';

const NAMES = ['Samarbejde', 'Trivsel', 'Faglighed'];
const STYLE: SheetStyle = {
  rows: 2,
  columns: 2,
  page: [595, 842],
  margin: 24,
  backs: 'before',
  areaPerSheet: true,
  tag: ['Kort til kontoret'],
  mark: 'Øvelseskort',
  size: 11,
};

function deckOf(dice: Dice, counts: readonly number[]): PrintedDeck {
  const cards = counts.flatMap((count, area) =>
    Array.from({ length: count }, () => ({
      area,
      question: question(dice),
      examples: examples(dice, 'For eksempel:'),
    })),
  );
  return { areas: NAMES.map((name) => [name]), cards };
}

const BLEED = 60;

/** The page on a larger sheet of paper, with notes beside it. */
function onPaper(page: PlacedPage, notes: readonly PlacedText[]): PlacedPage {
  const texts = page.texts.map((text) => ({ ...text, x: text.x + BLEED, y: text.y + BLEED }));
  return { width: page.width + 2 * BLEED, height: page.height + 2 * BLEED, texts: [...texts, ...notes] };
}

const small = (text: string, x: number, y: number): PlacedText => ({ text, x, y, size: 6 });

type Notes = (number: number) => readonly PlacedText[];

const WAYS: readonly (readonly [string, Notes])[] = [
  [
    'the file and when it was saved, and the inks',
    (number) => [
      small('Cyan Magenta Gul Sort', 300, 17),
      small(`dialogkort_v3_TRYK.indd ${number}`, 40, 945),
      small('12-03-2026 09:14:22', 560, 945),
    ],
  ],
  [
    'all of it on one line above',
    (number) => [small(`kort.indd   ${number}`, 40, 14), small('3/12/26 9:14 AM', 300, 14)],
  ],
  ['words of the house on each page', () => [small('Vestby Trykkeri, ordre 4711', 250, 950)]],
  [
    'words of the house above and below',
    (number) => [
      small('Korrektur', 60, 20),
      small(`Ark ${number} af 6`, 500, 20),
      small('Må ikke kopieres', 60, 948),
    ],
  ],
];

describe.each(WAYS)('%s [IMPORT-49]', (_, notes) => {
  test.each(['before', 'mirrored before', 'after', 'none'] as const)('with backs: %s', (backs) => {
    const dice = new Dice(3);
    const deck = deckOf(dice, [4, 4, 3]);
    const pages = printSheets(deck, { ...STYLE, backs, ...(backs === 'none' && { nameOn: 'card' }) }, dice);
    const { areas, cards, warnings } = importSource(
      { kind: 'pages', pages: textPages(pages.map((page, index) => onPaper(page, notes(index + 1)))) },
      'kort.pdf',
    );
    expect(
      cards.map((card) => ({
        area: areas.find(({ id }) => id === card.area.position)?.title,
        question: card.question,
        examples: card.examples,
      })),
    ).toEqual(deck.cards.map((card) => ({ ...card, area: NAMES[card.area] })));
    expect(warnings.filter(({ code }) => code !== 'same-question')).toEqual([]);
  });
});

test.each([
  ['Gul, sort og rød stue', false],
  ['Ny dag 12-03-2026', false],
  ['Hvad gør I med kort.pdf?', false],
  ['Trivsel', false],
  ['kort_endelig.idml  Side 2', true],
  ['2026-03-12 kl. 9.14', true],
  ['C M Y K PANTONE 300 C', true],
])('%j is a note to the printer: %s [IMPORT-49]', (line, isNote) => {
  expect(isPrintersNote(line)).toBe(isNote);
});
