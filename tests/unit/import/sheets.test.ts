/** Sheets of cards in many shapes, laid out by the test, must come back to the letter. */

import type { ImportedDeck } from '../../../src/domain/import/imported.ts';
import { importSource } from '../../../src/domain/import/importSource.ts';
import { textPages } from '../../support/import/placed.ts';
import { Dice } from '../../support/import/random.ts';
import { type PrintedDeck, printSheets, type SheetStyle } from '../../support/import/sheets.ts';
import { examples, guide, question } from '../../support/import/wording.ts';

const A4 = [595, 842] as const;
const A4_ACROSS = [842, 595] as const;
const AREAS = [['Samarbejds', 'kultur'], ['Trivsel', 'og ro'], ['Faglighed']] as const;
const AREA_NAMES = ['Samarbejdskultur', 'Trivsel og ro', 'Faglighed'];

const PLAIN: SheetStyle = {
  rows: 2,
  columns: 3,
  page: A4_ACROSS,
  margin: 20,
  backs: 'before',
  areaPerSheet: true,
  tag: ['Samtalekort til alle'],
  mark: 'By',
  size: 10,
  guide: guide(),
};

function deckOf(
  dice: Dice,
  counts: readonly number[],
  label = 'For eksempel:',
  withExamples = 1,
): PrintedDeck {
  const cards = counts.flatMap((count, area) =>
    Array.from({ length: count }, () => ({
      area,
      question: question(dice),
      examples: dice.chance(withExamples) ? examples(dice, label) : '',
    })),
  );
  return { areas: AREAS, cards };
}

function read(deck: PrintedDeck, style: SheetStyle, dice: Dice): ImportedDeck {
  return importSource({ kind: 'pages', pages: textPages(printSheets(deck, style, dice)) }, 'prøve.pdf');
}

function cardsOf(imported: ImportedDeck, choice: 'position' | 'printed' = 'position') {
  return imported.cards.map((card) => ({
    area: imported.areas.find(({ id }) => id === card.area[choice])?.title,
    question: card.question,
    examples: card.examples,
  }));
}

function printed(deck: PrintedDeck, names: readonly string[] = AREA_NAMES) {
  return deck.cards.map(({ area, ...card }) => ({
    area: names[area],
    question: card.question,
    examples: card.examples,
  }));
}

const GRIDS: readonly (readonly [
  rows: number,
  columns: number,
  page: readonly [number, number],
  size: number,
])[] = [
  [2, 3, A4_ACROSS, 10],
  [3, 2, A4, 10],
  [2, 2, A4_ACROSS, 11],
  [2, 2, A4, 11],
  [4, 2, A4, 9],
  [2, 4, A4_ACROSS, 9],
  [3, 3, A4_ACROSS, 8],
  [1, 2, A4_ACROSS, 14],
  [2, 1, A4, 14],
  [1, 1, A4_ACROSS, 22],
];

describe.each(GRIDS)('a municipality brings sheets of %i by %i cards', (rows, columns, page, size) => {
  const style = { ...PLAIN, rows, columns, page, size };

  test.each(['before', 'mirrored before', 'after'] as const)('with backs %s [IMPORT-1]', (backs) => {
    const dice = new Dice(rows * 10 + columns);
    const deck = deckOf(dice, [7, 4, 2]);
    expect(cardsOf(read(deck, { ...style, backs }, dice))).toEqual(printed(deck));
  });

  test('with no backs at all, everything in one area [IMPORT-6]', () => {
    const dice = new Dice(rows * 10 + columns);
    const deck = deckOf(dice, [7, 4, 2]);
    const imported = read(deck, { ...style, backs: 'none' }, dice);
    expect(cardsOf(imported)).toEqual(printed(deck, ['Spørgsmål', 'Spørgsmål', 'Spørgsmål']));
    expect(imported.warnings).toContainEqual({ code: 'no-areas', area: 'Spørgsmål' });
  });

  test('with words broken over lines and the text of a page in disorder [IMPORT-3]', () => {
    const dice = new Dice(rows * 10 + columns);
    const deck = deckOf(dice, [5, 6, 3], 'Eksempel:');
    const imported = read(deck, { ...style, hyphenate: true, shuffled: true }, dice);
    expect(cardsOf(imported)).toEqual(printed(deck));
  });

  test('with numbers on the cards, marks under the text and no examples on some [IMPORT-5]', () => {
    const dice = new Dice(rows * 10 + columns);
    const deck = deckOf(dice, [5, 6, 3], 'For eksempel:', 0.5);
    const imported = read(
      deck,
      { ...style, numbered: true, markAt: 'below text', mark: '© Vestby 2026' },
      dice,
    );
    expect(cardsOf(imported)).toEqual(printed(deck));
  });

  test('with centred text in one weight, without a mark [IMPORT-1]', () => {
    const dice = new Dice(rows * 10 + columns);
    const deck = deckOf(dice, [5, 6, 3]);
    const { mark: _, ...unmarked } = style;
    expect(cardsOf(read(deck, { ...unmarked, centred: true, bold: false }, dice))).toEqual(printed(deck));
  });
});

describe('without backs', () => {
  test.each(['card', 'page'] as const)('the name of the area may stand on the %s [IMPORT-6]', (nameOn) => {
    const dice = new Dice(5);
    const deck = deckOf(dice, [7, 5, 1]);
    const style: SheetStyle = { ...PLAIN, backs: 'none', nameOn, margin: nameOn === 'page' ? 40 : 20 };
    expect(cardsOf(read(deck, style, dice))).toEqual(printed(deck));
  });
});

describe('a deck by chance', () => {
  const seeds = Array.from({ length: 60 }, (_, index) => index + 1);

  test.each(seeds)('no. %i comes back to the letter [IMPORT-1]', (seed) => {
    const dice = new Dice(seed);
    const [rows, columns, page, size] = dice.pick(GRIDS);
    const label = dice.pick(['For eksempel:', 'Eksempel:', 'Eksempler:', 'Fx:', 'F.eks.:']);
    const deck = deckOf(
      dice,
      [dice.between(2, 14), dice.between(2, 9), dice.between(2, 7)],
      label,
      dice.pick([1, 1, 0.7]),
    );
    const style: SheetStyle = {
      rows,
      columns,
      page,
      size,
      margin: dice.between(12, 34),
      backs: dice.pick(['before', 'mirrored before', 'after']),
      areaPerSheet: true,
      hyphenate: dice.chance(0.5),
      shuffled: dice.chance(0.5),
      centred: dice.chance(0.2),
      bold: dice.chance(0.7),
      numbered: dice.chance(0.2),
      markAt: dice.pick(['corner', 'below text']),
      ...(dice.chance(0.8) && { mark: dice.pick(['KOMMUNEN', '© Forlaget 2026', 'By & Land']) }),
      ...(dice.chance(0.8) && {
        tag: dice.pick([['Samtalekort'], ['Kort til', 'samtale'], ['Til ledere og', 'medarbejdere']]),
      }),
      guide: guide(),
    };
    expect(cardsOf(read(deck, style, dice))).toEqual(printed(deck));
  });
});

describe('what the backs say', () => {
  const dice = new Dice(7);
  const deck = deckOf(dice, [8, 6, 5]);

  test('a back that repeats an earlier area is reported, and both readings are kept [IMPORT-4]', () => {
    const imported = read(deck, { ...PLAIN, wrongBacks: { 3: 0 } }, dice);
    expect(cardsOf(imported)).toEqual(
      printed({ ...deck, cards: deck.cards }).map((card, index) => ({
        ...card,
        ...(index >= 14 && { area: 'Trivsel og ro' }),
      })),
    );
    expect(
      cardsOf(imported, 'printed')
        .slice(14)
        .map(({ area }) => area),
    ).toEqual(Array(5).fill('Samarbejdskultur'));
    expect(imported.warnings).toEqual([
      {
        code: 'back-repeats-area',
        sheet: 4,
        page: 8,
        printed: 'Samarbejdskultur',
        position: 'Trivsel og ro',
        cards: [15, 16, 17, 18, 19],
      },
    ]);
  });

  test('areas that take turns from sheet to sheet are meant so [IMPORT-4]', () => {
    const turns = deck.cards.flatMap((card, index) => ({ ...card, area: index % 3 }));
    const single = { ...PLAIN, rows: 1, columns: 1, size: 20 };
    const imported = read({ ...deck, cards: turns }, single, dice);
    expect(imported.preferred).toBe('printed');
    expect(cardsOf(imported, imported.preferred)).toEqual(printed({ ...deck, cards: turns }));
    expect(imported.warnings).toEqual([{ code: 'areas-take-turns', sheets: 11 }]);
  });

  test.each(['before', 'mirrored before', 'after'] as const)(
    'a sheet may hold cards of several areas, backs %s [IMPORT-2]',
    (backs) => {
      const imported = read(deck, { ...PLAIN, areaPerSheet: false, backs }, dice);
      expect(cardsOf(imported)).toEqual(printed(deck));
      expect(imported.warnings).toEqual([]);
    },
  );

  test('the guide becomes the introduction, its first line the title [IMPORT-7]', () => {
    const imported = read(deck, PLAIN, dice);
    expect([imported.title, ...imported.introduction]).toEqual(guide());
  });
});
