import { askOnCard, layInArea } from '../../../src/domain/deck/edit/cards.ts';
import { draftDeck } from '../../../src/domain/import/draftDeck.ts';
import type { ImportedDeck } from '../../../src/domain/import/imported.ts';
import { rearranged } from '../../../src/domain/import/rearrange.ts';

const card = (question: string, position: string, printed = position) => ({
  question,
  examples: '',
  area: { position, printed },
  place: {},
});

const IMPORTED: ImportedDeck = {
  title: 'Kort',
  language: 'da',
  introduction: [],
  areas: [
    { id: 'tid', title: 'Tid' },
    { id: 'sted', title: 'Sted' },
  ],
  cards: [card('Hvornår?', 'tid'), card('Hvor?', 'sted', 'tid'), card('Hvorhen?', 'sted', 'tid')],
  warnings: [],
  preferred: 'position',
};

const DECK = draftDeck(IMPORTED, { fileName: 'a.pdf' });

describe('[IMPORT-4] choosing how sheets are read', () => {
  test('the cards go to the areas of the other reading and back', () => {
    const printed = rearranged(DECK, IMPORTED, 'printed');
    expect(printed.cards.map(({ area }) => area)).toEqual(['tid', 'tid', 'tid']);
    expect(printed.areas.map(({ id }) => id)).toEqual(['tid']);
    const back = rearranged(printed, IMPORTED, 'position');
    expect(back.cards).toEqual(DECK.cards);
    expect(back.areas).toEqual(DECK.areas);
  });

  test('edits made meanwhile stay', () => {
    const [, second] = DECK.cards;
    const id = second?.id ?? '';
    const written = layInArea(askOnCard(DECK, id, 'da', 'Hvor henne?'), id, 'tid');
    const deck = rearranged(written, IMPORTED, 'position');
    expect(deck.cards[1]).toMatchObject({ question: { da: 'Hvor henne?' }, area: 'sted' });
  });
});
