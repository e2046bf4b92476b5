import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  areaOfPlace,
  CATALOGUE,
  catalogueAreaFor,
  findPlace,
  isPlaceId,
  PLACE_IDS,
  placeTitle,
} from '../../../../src/domain/catalogue/catalogue.ts';
import { PLACE_DESCRIPTIONS } from '../../../../src/domain/catalogue/descriptions.ts';
import { checkDeckFile } from '../../../../src/domain/deck/check.ts';
import type { Deck } from '../../../../src/domain/deck/deck.ts';

const DECK_FILE = 'digitale-kompetencer.json';

function builtIn(): Deck {
  const text = readFileSync(join(import.meta.dirname, '../../../../decks', DECK_FILE), 'utf8');
  const checked = checkDeckFile({ name: DECK_FILE, text });
  if ('problems' in checked) throw new Error('The built-in deck has problems');
  return checked.deck;
}

test('[CAT-1] the catalogue has four areas with three places each, named and explained in both languages', () => {
  expect(CATALOGUE.map(({ places }) => places.length)).toEqual([3, 3, 3, 3]);
  expect(CATALOGUE.flatMap(({ places }) => places.map(({ id }) => id))).toEqual(PLACE_IDS);
  for (const { title, places } of CATALOGUE) {
    for (const named of [title, ...places.map((place) => place.title)]) {
      expect(named).toEqual({ da: expect.stringMatching(/./), en: expect.stringMatching(/./) });
    }
  }
  for (const id of PLACE_IDS) {
    const { about, signs, words } = PLACE_DESCRIPTIONS[id];
    expect(about).toEqual({ da: expect.stringMatching(/\.$/), en: expect.stringMatching(/\.$/) });
    for (const list of [signs.da, signs.en, words.da, words.en]) expect(list).not.toHaveLength(0);
  }
});

test('[CAT-2] every card of the built-in deck has its place, in the card’s own area, and no place is without a card', () => {
  const { areas, cards } = builtIn();
  expect(areas.map(({ id }) => id)).toEqual(CATALOGUE.map(({ id }) => id));
  for (const card of cards) expect(areaOfPlace(card.place)?.id).toBe(card.area);
  expect(new Set(cards.map(({ place }) => place))).toEqual(new Set(PLACE_IDS));
});

test('[CAT-2] the catalogue’s areas look and are called like those of the built-in deck', () => {
  const ofDeck = builtIn().areas.map(({ id, title, colour, sign }) => ({ id, title, colour, sign }));
  expect(CATALOGUE.map(({ id, title, colour, sign }) => ({ id, title, colour, sign }))).toEqual(ofDeck);
});

test('[CAT-3] a publisher’s own deck stands on the same wheel: its areas are known by their names', () => {
  const find = (title: string) => catalogueAreaFor({ id: 'whatever', title })?.id;
  expect(find('Anvendelseskompetencer')).toBe('anvendelse');
  expect(find('Teknologi forståelse')).toBe('teknologi');
  expect(find('FORMIDLING og kommunikation')).toBe('formidling');
  expect(find('Developing and implementing')).toBe('udvikling');
  expect(find('Bede og buske')).toBeUndefined();
  expect(catalogueAreaFor({ id: 'teknologi', title: 'Maskiner' })?.id).toBe('teknologi');
  expect(catalogueAreaFor(undefined)).toBeUndefined();
});

test('[CAT-3] a place that this release does not know is nowhere on the wheel, and breaks nothing', () => {
  expect(isPlaceId('using-data')).toBe(true);
  expect(isPlaceId('flying')).toBe(false);
  expect(findPlace('flying')).toBeUndefined();
  expect(areaOfPlace(undefined)).toBeUndefined();
  expect(placeTitle('flying', 'da')).toBeUndefined();
  expect(placeTitle('using-data', 'da')).toBe('Dataanvendelse');
  expect(placeTitle('using-data', 'en')).toBe('Using data');
});
