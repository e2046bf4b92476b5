/** The printed deck as pdf.js reads it back: what stands on each card, and what lies behind it. */
import { paperFonts } from '../../../scripts/deck/print.ts';
import { cardCodes, readCode } from '../../../src/domain/deck/cardCode.ts';
import type { Deck } from '../../../src/domain/deck/deck.ts';
import { inLanguage } from '../../../src/domain/deck/localized.ts';
import { printDeck } from '../../../src/paper/printDeck.ts';
import { CARD, CARDS_PER_SHEET, cardCorner, cropMarks, mm, PAGE } from '../../../src/paper/sheet.ts';
import { builtInDeck, deckOfTexts } from '../../support/paper/decks.ts';
import { type PaperText, readPaper } from '../../support/paper/readPaper.ts';

jest.setTimeout(60_000);

/** What stands on the card at this place, in reading order, white space folded. */
function onCard(page: readonly PaperText[], index: number, side: 'front' | 'back'): string {
  const corner = cardCorner(index, side);
  return page
    .filter(
      ({ x, y }) => x >= corner.x && x < corner.x + CARD.width && y >= corner.y && y < corner.y + CARD.height,
    )
    .map(({ text }) => text)
    .join(' ')
    .replace(/\s+/g, ' ');
}

async function print(deck: Deck, language: 'da' | 'en' = 'da') {
  const printed = await printDeck(deck, language, paperFonts());
  return { ...printed, pages: await readPaper(printed.pdf) };
}

describe('a deck on paper', () => {
  test.each(['da', 'en'] as const)(
    'has each card of the built-in deck whole, with its code (%s) [PAPER-4]',
    async (language) => {
      const deck = builtInDeck();
      const { pages, sheets, incomplete } = await print(deck, language);
      expect([sheets, pages.length, incomplete]).toEqual([9, 18, []]);
      const codes = cardCodes(deck.cards);
      for (const [index, card] of deck.cards.entries()) {
        const front = onCard(
          pages[2 * Math.floor(index / CARDS_PER_SHEET)] ?? [],
          index % CARDS_PER_SHEET,
          'front',
        );
        expect(front).toContain(inLanguage(card.question, language));
        for (const example of inLanguage(card.examples, language)) expect(front).toContain(example);
        expect(front).toContain(codes.get(card.id));
      }
    },
  );

  test('has behind each card the back of its own area when the sheet is turned over its long edge [PAPER-5]', async () => {
    const deck = builtInDeck();
    const { pages } = await print(deck);
    for (const [index, card] of deck.cards.entries()) {
      const place = index % CARDS_PER_SHEET;
      const back = onCard(pages[2 * Math.floor(index / CARDS_PER_SHEET) + 1] ?? [], place, 'back');
      const area = deck.areas.find(({ id }) => id === card.area);
      expect(back).toBe(area && inLanguage(area.title, 'da'));
      // Turned over its long edge, what lies at x lies at the page's width less x.
      const [front, behind] = [cardCorner(place, 'front'), cardCorner(place, 'back')];
      expect(front.x).toBeCloseTo(PAGE.width - behind.x - CARD.width);
      expect(front.y).toBe(behind.y);
    }
  });

  test('is cut along marks that continue the cards’ edges and touch no card [PAPER-6]', () => {
    const corners = Array.from({ length: CARDS_PER_SHEET }, (_, index) => cardCorner(index, 'front'));
    const edgesX = new Set(corners.flatMap(({ x }) => [x, x + CARD.width]).map(Math.round));
    const edgesY = new Set(corners.flatMap(({ y }) => [y, y + CARD.height]).map(Math.round));
    const marks = cropMarks();
    for (const { start, end } of marks) {
      const upright = start.x === end.x;
      expect(upright ? edgesX.has(Math.round(start.x)) : edgesY.has(Math.round(start.y))).toBe(true);
      for (const { x, y } of [start, end]) {
        expect(x > 0 && x < PAGE.width && y > 0 && y < PAGE.height).toBe(true);
        const isOnCard = corners.some(
          (corner) => x > corner.x && x < corner.x + CARD.width && y > corner.y && y < corner.y + CARD.height,
        );
        expect(isOnCard).toBe(false);
      }
    }
    expect(marks).toHaveLength(2 * (edgesX.size + edgesY.size));
  });

  test('keeps every word of the longest texts, inside the card’s edges, on as many cards as it takes [PAPER-7]', async () => {
    const words = (count: number, seed: string) =>
      Array.from({ length: count }, (_, at) => `${seed}${at}ord`)
        .join(' ')
        .slice(0, 399);
    const deck = deckOfTexts([
      { question: words(90, 'q'), examples: Array.from({ length: 12 }, (_, at) => words(90, `e${at}x`)) },
      { question: 'Kort?', examples: [] },
      { question: 'Donaudampfschifffahrtsgesellschaftskapitänsmütze'.repeat(8), examples: ['Ø'.repeat(400)] },
    ]);
    const { pages } = await print(deck);
    const text = pages.filter((_, index) => index % 2 === 0).flat();
    for (const { x, y, width } of text.filter(({ y }) => y > mm(10))) {
      const inside = Array.from({ length: CARDS_PER_SHEET }, (_, index) => cardCorner(index, 'front')).some(
        (corner) =>
          x >= corner.x + mm(5) &&
          x + width <= corner.x + CARD.width - mm(5) &&
          y >= corner.y + mm(5) &&
          y <= corner.y + CARD.height - mm(5),
      );
      expect(inside).toBe(true);
    }
    const letters = text
      .map((item) => item.text)
      .join('')
      .replace(/\s/g, '');
    for (const card of deck.cards) {
      for (const said of [inLanguage(card.question, 'da'), ...inLanguage(card.examples, 'da')]) {
        expect(letters).toContain(said.replace(/\s/g, ''));
      }
    }
  });

  test('says which cards have signs that the paper lacks, and prints the rest [PAPER-8]', async () => {
    const deck = deckOfTexts([
      { question: 'Hvad siger I om 🦔 i haven?', examples: [] },
      { question: 'Hvad med ærø, Łódź og “citater”?', examples: ['שלום'] },
      { question: 'Alt i orden?', examples: ['Ja – helt'] },
    ]);
    const { pages, incomplete } = await print(deck);
    expect(incomplete).toEqual([deck.cards[0]?.id, deck.cards[1]?.id]);
    expect(onCard(pages[0] ?? [], 0, 'front')).toContain('Hvad siger I om ? i haven?');
    expect(onCard(pages[0] ?? [], 1, 'front')).toContain('Hvad med ærø, Łódź og “citater”?');
  });

  test('carries codes that are read back [PAPER-4]', () => {
    for (const code of cardCodes(builtInDeck().cards).values()) expect(readCode(code)).toBe(code);
  });
});
