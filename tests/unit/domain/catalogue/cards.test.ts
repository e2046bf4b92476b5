import { placedCards, whereIs } from '../../../../src/domain/catalogue/placed.ts';
import { searchCatalogue } from '../../../../src/domain/catalogue/search.ts';
import type { AreaView, CardView } from '../../../../src/domain/table/cardView.ts';
import { ownCatalogue } from '../../../support/table/catalogues.ts';

function area(id: string, title: string): AreaView {
  return { id, title, language: 'da', colour: 'blue', sign: 'tool', total: 1, left: 1 };
}

function card(id: string, more: Partial<CardView>): CardView {
  return { id, number: 1, area: undefined, place: 'discussed', question: id, examples: [], ...more };
}

const withPlace = card('a', { cataloguePlace: 'using-data', area: area('anvendelse', 'Anvendelse') });
const withArea = card('b', { area: area('x', 'Teknologiforståelse') });
const unknownPlace = card('c', { cataloguePlace: 'later', area: area('udvikling', 'Udvikling') });
const other = card('d', { area: area('beds', 'Bede') });

test('[CAT-4] a card is found at its place, one without a place in its area, and one about something else apart', () => {
  expect(whereIs(ownCatalogue, withPlace)).toEqual({ place: 'using-data' });
  expect(whereIs(ownCatalogue, withArea).area?.id).toBe('teknologi');
  expect(whereIs(ownCatalogue, unknownPlace).area?.id).toBe('udvikling');
  expect(whereIs(ownCatalogue, other)).toEqual({});
  const placed = placedCards(ownCatalogue, [withPlace, withArea, unknownPlace, other]);
  expect(placed.at('using-data')).toEqual([withPlace]);
  expect(placed.at('developing')).toEqual([]);
  expect(ownCatalogue.areas.map((one) => placed.inArea(one).length)).toEqual([0, 1, 0, 1]);
  expect(placed.elsewhere).toEqual([other]);
});

test('[CAT-5] a place is found by its name before others that only speak of it, in the language on screen', () => {
  expect(searchCatalogue(ownCatalogue, 'data', [], 'da').places.slice(0, 2)).toEqual([
    'using-data',
    'keeping-data-safe',
  ]);
  expect(searchCatalogue(ownCatalogue, 'phishing', [], 'da').places).toEqual(['keeping-data-safe']);
  expect(searchCatalogue(ownCatalogue, 'kunstig INTELLIGENS', [], 'da').places).toEqual([
    'weighing-technology',
  ]);
  expect(searchCatalogue(ownCatalogue, 'self-service', [], 'en').places).toEqual(['explaining-digital']);
  expect(searchCatalogue(ownCatalogue, '  ', [], 'da').places).toEqual([]);
  expect(searchCatalogue(ownCatalogue, 'zzz', [], 'da').places).toEqual([]);
});

test('[CAT-5] å is a letter of its own, an accent is not, and cards are found by question and examples', () => {
  const cards = [
    card('a', { question: 'Hvad må vi på en café?' }),
    card('b', { question: 'Hvad ma vi?', examples: ['Løse opgaver'] }),
  ];
  const found = (asked: string) =>
    searchCatalogue(ownCatalogue, asked, cards, 'da').cards.map(({ id }) => id);
  expect(found('må')).toEqual(['a']);
  expect(found('cafe')).toEqual(['a']);
  expect(found('løse')).toEqual(['b']);
});
