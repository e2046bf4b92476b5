import { chooseCatalogue, tieToPlace } from '../../../../../src/domain/deck/edit/catalogue.ts';
import { ownCatalogue, sixAreas } from '../../../../support/table/catalogues.ts';
import { smallDeck } from '../../../../support/table/seats.ts';

const other = { ...sixAreas, id: 'model' };
const placeOf = (catalogue: typeof ownCatalogue) => catalogue.areas[0]?.places[0]?.id ?? '';
const [first] = smallDeck.cards;
const id = first?.id ?? '';

test('[DECK-39] a card keeps its place only in a catalogue that has it', () => {
  const tied = tieToPlace(smallDeck, id, placeOf(ownCatalogue));
  expect(chooseCatalogue(tied, ownCatalogue).cards[0]?.place).toBe(placeOf(ownCatalogue));
  const moved = chooseCatalogue(tied, other);
  expect(moved.catalogue).toBe('model');
  expect(moved.cards[0]).not.toHaveProperty('place');
  expect(chooseCatalogue(moved, ownCatalogue)).not.toHaveProperty('catalogue');
});

test('[DECK-39] a card is tied to no place, too', () => {
  const tied = tieToPlace(smallDeck, id, placeOf(ownCatalogue));
  expect(tieToPlace(tied, id, undefined).cards[0]).not.toHaveProperty('place');
});
