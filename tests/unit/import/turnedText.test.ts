/** Cards whose area stands on the other side of a fold or along an edge, and cards that lie turned. */
import { importSource } from '../../../src/domain/import/importSource.ts';
import { type PlacedPage, type PlacedText, widthOf } from '../../support/import/placed.ts';
import { Dice } from '../../support/import/random.ts';
import {
  type PrintedCard,
  type PrintedDeck,
  printSheets,
  type SheetStyle,
  sheetsOf,
} from '../../support/import/sheets.ts';
import { turnedPages } from '../../support/import/turned.ts';
import { examples, question } from '../../support/import/wording.ts';

const NAMES = ['Samarbejde', 'Trivsel og ro', 'Frokostpausen'];

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

const STYLE: SheetStyle = {
  rows: 1,
  columns: 2,
  page: [595, 842],
  margin: 30,
  backs: 'none',
  areaPerSheet: false,
  size: 11,
};

/** Where the field of a card lies on its page. */
function fieldAt(place: number, { rows, columns, page, margin }: SheetStyle) {
  const width = (page[0] - 2 * margin) / columns;
  const height = (page[1] - 2 * margin) / rows;
  const left = margin + (place % columns) * width;
  const top = margin + Math.floor(place / columns) * height;
  return { left, top, right: left + width, bottom: top + height, middle: left + width / 2 };
}

type Field = ReturnType<typeof fieldAt>;
type Sign = (name: string, field: Field, place: number) => readonly PlacedText[];

const onHead = (text: string, middle: number, y: number, size = 18): PlacedText => ({
  text,
  x: middle + widthOf(text, size) / 2,
  y,
  size,
  drawn: { turn: 180 },
});
const upwards = (text: string, x: number, bottom: number): PlacedText => ({
  text,
  x,
  y: bottom,
  size: 9,
  drawn: { turn: 270 },
});
const downwards = (text: string, x: number, top: number): PlacedText => ({
  text,
  x,
  y: top,
  size: 9,
  drawn: { turn: 90 },
});

/** Sheets with a sign for the area of each card; the cards stand lower by this much. */
function signed(deck: PrintedDeck, style: SheetStyle, sign: Sign, lower = 0): PlacedPage[] {
  const sheets = sheetsOf(deck.cards, style);
  return printSheets(deck, style, new Dice(1)).map((page, index) => ({
    ...page,
    texts: [
      ...page.texts.map((text) => ({ ...text, y: text.y + lower })),
      ...(sheets[index] ?? []).flatMap((card: PrintedCard, place) =>
        sign(NAMES[card.area] ?? '', fieldAt(place, style), place),
      ),
    ],
  }));
}

function read(pages: readonly PlacedPage[]) {
  const { areas, cards, warnings, title, introduction } = importSource(
    { kind: 'pages', pages: turnedPages(pages) },
    'kort.pdf',
  );
  return {
    around: [title, ...introduction].filter((text) => text !== ''),
    said: warnings.filter(({ code }) => code !== 'same-question'),
    cards: cards.map(({ area, question: asked, examples: given }) => ({
      area: areas.find(({ id }) => id === area.position)?.title,
      question: asked,
      examples: given,
    })),
  };
}

const whole = (deck: PrintedDeck) => ({
  around: [],
  said: [],
  cards: deck.cards.map((card) => ({ ...card, area: NAMES[card.area] })),
});

const SIGNS: readonly (readonly [string, SheetStyle, Sign, number])[] = [
  ['on its head above a fold', STYLE, (name, { middle }) => [onHead(name, middle, 200)], 400],
  [
    'on its head on two lines above a fold',
    STYLE,
    (name, { middle }) => name.split(/ (?=og)/u).map((line, index) => onHead(line, middle, 220 - 22 * index)),
    400,
  ],
  [
    'on its head above the fold of one card a page',
    { ...STYLE, columns: 1, page: [595, 420] },
    (name, { middle }) => [onHead(name, middle, 100)],
    180,
  ],
  [
    'upwards along the left edge of each card',
    { ...STYLE, rows: 2, margin: 20 },
    (name, { left, bottom }) => [upwards(name, left + 8, bottom - 150)],
    0,
  ],
  [
    'downwards along the right edge of each card',
    { ...STYLE, rows: 3, columns: 2 },
    (name, { right, top }) => [downwards(name, right - 8, top + 40)],
    0,
  ],
];

describe.each(SIGNS)('the area stands %s [IMPORT-51]', (_, style, sign, lower) => {
  test.each([[[4, 4, 4]], [[1, 5, 2]], [[6]], [[1, 1, 1]]])('of %j cards', (counts) => {
    const deck = deckOf(new Dice(counts.length + 10), counts);
    expect(read(signed(deck, style, sign, lower))).toEqual(whole(deck));
  });
});

test('one name along the edge of a page is that of all its cards [IMPORT-51]', () => {
  const style: SheetStyle = { ...STYLE, rows: 2, areaPerSheet: true };
  const deck = deckOf(new Dice(21), [4, 4, 3]);
  const sign: Sign = (name, _, place) => (place === 0 ? [upwards(name, 14, 500)] : []);
  expect(read(signed(deck, style, sign))).toEqual(whole(deck));
});

test('one name along the edge for each row of cards is that of the row [IMPORT-51]', () => {
  const style: SheetStyle = { ...STYLE, rows: 3 };
  const deck = deckOf(new Dice(22), [2, 4, 2]);
  const sign: Sign = (name, { top }, place) => (place % 2 === 0 ? [upwards(name, 14, top + 150)] : []);
  expect(read(signed(deck, style, sign))).toEqual(whole(deck));
});

test('the same card on both sides of the fold is one card [IMPORT-51]', () => {
  const deck = deckOf(new Dice(23), [3, 3]);
  const fronts = signed(deck, STYLE, (name, { middle }) => [onHead(name, middle, 200)], 400);
  const middleOf = (x: number) => fieldAt(x < 297 ? 0 : 1, STYLE).middle;
  const both = fronts.map((page) => ({
    ...page,
    texts: page.texts.flatMap((text) => {
      const copy = {
        ...text,
        x: 2 * middleOf(text.x) - text.x,
        y: 842 - text.y,
        drawn: { turn: 180 } as const,
      };
      return text.drawn ? [text] : [text, copy];
    }),
  }));
  expect(read(both)).toEqual(whole(deck));
});

test('cards that lie on their heads are cards [IMPORT-51]', () => {
  const style: SheetStyle = { ...STYLE, nameOn: 'card', areaPerSheet: true };
  const deck = deckOf(new Dice(24), [4, 4, 4]);
  const [lower, upper] = [0, 1].map((half) =>
    printSheets(
      { ...deck, cards: deck.cards.filter((__, index) => Math.floor(index / 2) % 2 === half) },
      style,
      new Dice(1),
    ),
  );
  const pages = (lower ?? []).map((page, index) => ({
    ...page,
    texts: [
      ...page.texts.map((text) => ({ ...text, y: text.y + 420 })),
      ...(upper?.[index]?.texts ?? []).map((text) => ({
        ...text,
        x: 595 - text.x,
        y: 842 - text.y - 420,
        drawn: { turn: 180 } as const,
      })),
    ],
  }));
  const { cards, said, around } = read(pages);
  const byQuestion = (a: { question: string }, b: { question: string }) =>
    a.question.localeCompare(b.question);
  expect({ said, around, cards: cards.toSorted(byQuestion) }).toEqual({
    ...whole(deck),
    cards: whole(deck).cards.toSorted(byQuestion),
  });
});

test('what stands turned and names nothing is said to be left out [IMPORT-51]', () => {
  const deck = deckOf(new Dice(25), [4, 4]);
  const pages = signed(deck, STYLE, (name, { middle }) => [onHead(name, middle, 200)], 400);
  const long = 'Dette sættes op på bordet, så alle kan se det, og bliver stående der hele mødet igennem.';
  const { cards, said } = read([
    { ...(pages[0] as PlacedPage), texts: [...(pages[0] as PlacedPage).texts, downwards(long, 12, 300)] },
    ...pages.slice(1),
  ]);
  expect(cards).toEqual(whole(deck).cards);
  expect(said.map(({ code }) => code)).toEqual(['text-left-out']);
});
