/** Pages among the sheets that are no sheet: a title, a spare back, a closing word; and cards that name their areas themselves. */
import { importSource } from '../../../src/domain/import/importSource.ts';
import { type PlacedPage, textPages } from '../../support/import/placed.ts';
import { Dice } from '../../support/import/random.ts';
import { type PrintedDeck, printSheets, type SheetStyle } from '../../support/import/sheets.ts';
import { examples, question } from '../../support/import/wording.ts';

const NAMES = ['Samarbejde', 'Trivsel og ro', 'Faglighed'];

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

const SLIDE: SheetStyle = {
  rows: 1,
  columns: 1,
  page: [960, 540],
  margin: 50,
  backs: 'none',
  areaPerSheet: false,
  nameOn: 'card',
  size: 24,
};
const SHEET: SheetStyle = {
  rows: 2,
  columns: 2,
  page: [595, 842],
  margin: 30,
  backs: 'before',
  areaPerSheet: true,
  tag: ['Kort til kontoret'],
  mark: 'Øvelseskort',
  size: 11,
};

function titlePage({ page: [width, height] }: SheetStyle, ...lines: readonly string[]): PlacedPage {
  const texts = lines.map((text, index) => ({
    text,
    x: 80,
    y: height / 2 + index * 50,
    size: index === 0 ? 40 : 20,
    bold: index === 0,
  }));
  return { width, height, texts };
}

function read(pages: readonly PlacedPage[]) {
  const imported = importSource({ kind: 'pages', pages: textPages(pages) }, 'kort.pdf');
  return {
    title: imported.title,
    introduction: imported.introduction,
    // Chance asks the same twice.
    said: imported.warnings.filter(({ code }) => code !== 'same-question'),
    cards: imported.cards.map(({ area, question: asked, examples: given }) => ({
      area: imported.areas.find(({ id }) => id === area.position)?.title,
      question: asked,
      examples: given,
    })),
  };
}

const printed = (deck: PrintedDeck) => deck.cards.map((card) => ({ ...card, area: NAMES[card.area] }));

describe('a title page before cards that name their areas is the title [IMPORT-47]', () => {
  test.each([[[4, 4, 4]], [[6, 6]], [[1, 5, 3]], [[9]]])(
    '%j slides, with a line below the title or without',
    (counts) => {
      const dice = new Dice(counts.length);
      const deck = deckOf(dice, counts);
      const slides = printSheets(deck, SLIDE, dice);
      const whole = { title: 'Digital hverdag', introduction: [], said: [], cards: printed(deck) };
      expect(read([titlePage(SLIDE, 'Digital hverdag'), ...slides])).toEqual(whole);
      expect(read([titlePage(SLIDE, 'Digital hverdag', 'Kort til en snak'), ...slides])).toEqual({
        ...whole,
        introduction: ['Kort til en snak'],
      });
    },
  );

  test('on slides with a footer, a date and numbers', () => {
    const dice = new Dice(4);
    const deck = deckOf(dice, [3, 3, 3]);
    const slides = [titlePage(SLIDE, 'Digital hverdag'), ...printSheets(deck, SLIDE, dice)].map(
      (page, index) => ({
        ...page,
        texts: [
          ...page.texts,
          ...(index === 0
            ? []
            : [
                { text: 'Vestby Kommune', x: 60, y: 516, size: 10 },
                { text: '12. marts 2026', x: 420, y: 516, size: 10 },
                { text: String(index + 1), x: 880, y: 516, size: 10 },
              ]),
        ],
      }),
    );
    const { title, said, cards } = read(slides);
    expect({ title, said, cards }).toEqual({ title: 'Digital hverdag', said: [], cards: printed(deck) });
  });

  test('on sheets with the area above all cards', () => {
    const dice = new Dice(5);
    const deck = deckOf(dice, [4, 4, 3]);
    const style: SheetStyle = { ...SHEET, backs: 'none', nameOn: 'page' };
    const { title, said, cards } = read([titlePage(style, 'Hverdagen'), ...printSheets(deck, style, dice)]);
    expect({ title, said, cards }).toEqual({ title: 'Hverdagen', said: [], cards: printed(deck) });
  });

  test.each([
    ['sheets', SHEET],
    ['cards, one on a page', { ...SHEET, rows: 1, columns: 1 }],
  ])('before %s with their backs behind them', (_, style) => {
    const dice = new Dice(6);
    const deck = deckOf(dice, [5, 4, 2]);
    const pages = printSheets(deck, { ...style, backs: 'after' }, dice);
    const { title, said, cards } = read([titlePage(style, 'Hverdagen'), ...pages]);
    expect({ title, said, cards }).toEqual({ title: 'Hverdagen', said: [], cards: printed(deck) });
  });
});

describe('cards that name their areas themselves [IMPORT-47]', () => {
  test('have the same back everywhere', () => {
    const dice = new Dice(7);
    const deck = deckOf(dice, [4, 4, 4]);
    const style: SheetStyle = { ...SHEET, nameOn: 'card' };
    const backs = printSheets(
      { ...deck, areas: [['Dialogkort'], ['Dialogkort'], ['Dialogkort']] },
      style,
      dice,
    );
    const fronts = printSheets(deck, style, dice);
    const pages = fronts.map((page, index) => (index % 2 === 0 ? (backs[index] ?? page) : page));
    expect(read(pages).cards).toEqual(printed(deck));
  });
});

describe('a spare back is no text of the deck and moves no area [IMPORT-48]', () => {
  const dice = new Dice(8);
  const deck = deckOf(dice, [4, 4, 3]);
  const whole = { title: '', introduction: [], said: [], cards: printed(deck) };

  test('at the end', () => {
    const pages = printSheets(deck, SHEET, dice);
    expect(read([...pages, ...pages.slice(-2, -1)])).toEqual(whole);
  });

  test('in the middle, before its sheet', () => {
    const pages = printSheets(deck, SHEET, dice);
    expect(read([...pages.slice(0, 2), ...pages.slice(0, 1), ...pages.slice(2)])).toEqual(whole);
  });

  test('at the end of sheets with their backs behind them', () => {
    const pages = printSheets(deck, { ...SHEET, backs: 'after' }, dice);
    expect(read([...pages, ...pages.slice(-1)])).toEqual(whole);
  });

  test('in the middle of sheets with their backs behind them', () => {
    const pages = printSheets(deck, { ...SHEET, backs: 'after' }, dice);
    expect(read([...pages.slice(0, 2), ...pages.slice(1, 2), ...pages.slice(2)])).toEqual(whole);
  });

  test('of an area without cards is said to be left out', () => {
    const pages = printSheets(deck, SHEET, dice);
    const [spare] = printSheets({ ...deck, areas: [['Nye veje'], [''], ['']] }, SHEET, dice);
    const { cards, said } = read([...pages, ...(spare ? [spare] : [])]);
    expect(cards).toEqual(printed(deck));
    expect(said).toEqual([{ code: 'text-left-out', texts: ['Nye veje'], more: 0 }]);
  });
});

test('names on the cards that are not those of their backs are said to be left out [IMPORT-37]', () => {
  const dice = new Dice(9);
  const deck = deckOf(dice, [4, 4, 4]);
  const style: SheetStyle = { ...SHEET, nameOn: 'card' };
  const other = printSheets({ ...deck, areas: [['Mandag'], ['Tirsdag'], ['Onsdag']] }, style, dice);
  const pages = printSheets(deck, style, dice).map((page, index) =>
    index % 2 === 0 ? page : (other[index] ?? page),
  );
  const { cards, said } = read(pages);
  expect(cards).toEqual(printed(deck));
  expect(said).toEqual([{ code: 'text-left-out', texts: ['Mandag', 'Tirsdag', 'Onsdag'], more: 0 }]);
});
