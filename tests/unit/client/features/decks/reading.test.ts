import { openImported } from '../../../../../src/client/features/decks/import/reading.ts';
import type { ImportedDeck } from '../../../../../src/domain/import/imported.ts';
import { ownCatalogue } from '../../../../support/table/catalogues.ts';

const card = (question: string, position: string, printed = position) => ({
  question,
  examples: '',
  area: { position, printed },
  place: {},
});

const IMPORTED: ImportedDeck = {
  title: 'Kort om tid',
  language: 'da',
  introduction: ['Sådan gør I.'],
  areas: [
    { id: 'tid', title: 'Tid' },
    { id: 'sted', title: 'Sted' },
  ],
  cards: [card('Hvornår?', 'tid'), card('Hvor?', 'sted', 'tid')],
  warnings: [
    { code: 'back-repeats-area', sheet: 2, page: 3, printed: 'Tid', position: 'Sted', cards: [2] },
    { code: 'no-question-mark', cards: [1] },
    { code: 'no-areas', area: 'Tid' },
  ],
  preferred: 'position',
};

describe('[DECK-35] a document that was read, to look through', () => {
  test('is a deck of its own each time, not kept yet, with its guide', () => {
    const first = openImported(IMPORTED, 'tid.pdf', ownCatalogue);
    const second = openImported(IMPORTED, 'tid.pdf', ownCatalogue);
    expect(first).toMatchObject({
      basedOn: 0,
      isChanged: true,
      deck: { version: 1, title: { da: 'Kort om tid' }, introduction: { da: ['Sådan gør I.'] } },
    });
    expect(first.deck.id).toMatch(/^kort-om-tid-[0-9a-f]{8}$/);
    expect(second.deck.id).not.toBe(first.deck.id);
  });

  test('marks each card that is doubtful, in the person’s language', () => {
    const { deck, reading } = openImported(IMPORTED, 'tid.pdf', ownCatalogue);
    const [first, second] = deck.cards.map(({ id }) => id);
    expect(reading?.hasChoice).toBe(true);
    const doubts = reading?.doubts('position', 'da') ?? [];
    expect(doubts.map(({ cardIds }) => cardIds)).toEqual([[second], [first], []]);
    expect(doubts[0]?.sentence).toMatch(/»Sted«/);
    expect(reading?.doubts('printed', 'en')[0]?.sentence).toMatch(/as printed/);
  });

  test('marks each doubt on its card, and nothing on cards without doubts', () => {
    const imported: ImportedDeck = { ...IMPORTED, warnings: [{ code: 'no-question-mark', cards: [1, 2] }] };
    const { deck, reading } = openImported(imported, 'tid.pdf', ownCatalogue);
    const [doubt] = reading?.doubts('position', 'da') ?? [];
    expect(doubt?.sentence).toBe('Kort 1 og 2: Teksten er ikke et spørgsmål.');
    expect(doubt?.sentenceAbout([deck.cards[1]?.id ?? ''])).toBe('Kort 2: Teksten er ikke et spørgsmål.');
  });

  test('moves the cards to the areas that the backs name, if the author chooses so', () => {
    const { deck, reading } = openImported(IMPORTED, 'tid.pdf', ownCatalogue);
    const printed = reading?.arrange(deck, 'printed') ?? deck;
    expect(printed.cards.map(({ area }) => area)).toEqual(['tid', 'tid']);
    expect(reading?.choiceOf(printed)).toBe('printed');
    expect(reading?.choiceOf(deck)).toBe('position');
  });
});
