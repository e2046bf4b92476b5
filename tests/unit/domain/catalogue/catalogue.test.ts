import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import {
  areaOfPlace,
  type Catalogue,
  catalogueAreaFor,
  findPlace,
  placeTitle,
} from '../../../../src/domain/catalogue/catalogue.ts';
import { followCatalogue, unknownPlaces } from '../../../../src/domain/catalogue/deckInCatalogue.ts';
import { catalogueJsonSchema, checkCatalogueFile } from '../../../../src/domain/catalogue/schema.ts';
import { checkDeckFile } from '../../../../src/domain/deck/check.ts';
import type { Deck } from '../../../../src/domain/deck/deck.ts';
import { problemLine } from '../../../../src/domain/deck/problem.ts';
import { ownCatalogue, sixAreas } from '../../../support/table/catalogues.ts';

const ROOT = join(import.meta.dirname, '../../../..');
const DECK_FILE = 'digitale-kompetencer.json';
const FILE = 'kompetencehjul.json';

function builtIn(): Deck {
  const text = readFileSync(join(ROOT, 'decks', DECK_FILE), 'utf8');
  const checked = checkDeckFile({ name: DECK_FILE, text });
  if ('problems' in checked) throw new Error('The built-in deck has problems');
  return checked.deck;
}

/** What the check says of a file with these contents. */
function problemsOf(contents: unknown, name = FILE): readonly string[] {
  const checked = checkCatalogueFile({ name, text: JSON.stringify(contents) });
  return 'problems' in checked ? checked.problems.map(problemLine) : [];
}

/** The app's own catalogue with changed areas. */
const withAreas = (change: (areas: Catalogue['areas']) => readonly unknown[]) => ({
  ...ownCatalogue,
  areas: change(ownCatalogue.areas),
});

test('[CAT-1] the built-in catalogue keeps to the format: four areas with three places each, in both languages', () => {
  const text = readFileSync(join(ROOT, 'decks/catalogues', FILE), 'utf8');
  expect(checkCatalogueFile({ name: FILE, text })).toEqual({ catalogue: ownCatalogue });
  expect(ownCatalogue.areas.map(({ places }) => places.length)).toEqual([3, 3, 3, 3]);
  expect(ownCatalogue.languages).toEqual(['da', 'en']);
});

test('[CAT-2] every card of the built-in deck has its place, in the card’s own area, and no place is without a card', () => {
  const { areas, cards, catalogue } = builtIn();
  expect(catalogue).toBe(ownCatalogue.id);
  expect(areas.map(({ id }) => id)).toEqual(ownCatalogue.areas.map(({ id }) => id));
  for (const card of cards) expect(areaOfPlace(ownCatalogue, card.place)?.id).toBe(card.area);
  const places = ownCatalogue.areas.flatMap((area) => area.places.map(({ id }) => id));
  expect(new Set(cards.map(({ place }) => place))).toEqual(new Set(places));
});

test('[CAT-2] the catalogue’s areas look and are called like those of the built-in deck', () => {
  expect(followCatalogue(builtIn(), ownCatalogue)).toEqual(builtIn());
});

test('[CAT-3] a publisher’s own deck stands on the same wheel: its areas are known by their names', () => {
  const find = (title: string) => catalogueAreaFor(ownCatalogue, { id: 'whatever', title })?.id;
  expect(find('Anvendelseskompetencer')).toBe('anvendelse');
  expect(find('Teknologi forståelse')).toBe('teknologi');
  expect(find('FORMIDLING og kommunikation')).toBe('formidling');
  expect(find('Developing and implementing')).toBe('udvikling');
  expect(find('Bede og buske')).toBeUndefined();
  expect(catalogueAreaFor(ownCatalogue, { id: 'teknologi', title: 'Maskiner' })?.id).toBe('teknologi');
  expect(catalogueAreaFor(ownCatalogue, undefined)).toBeUndefined();
});

test('[CAT-3] a place that the catalogue does not have is nowhere on the wheel, and breaks nothing', () => {
  expect(findPlace(ownCatalogue, 'flying')).toBeUndefined();
  expect(areaOfPlace(ownCatalogue, undefined)).toBeUndefined();
  expect(placeTitle(ownCatalogue, 'flying', 'da')).toBeUndefined();
  expect(placeTitle(ownCatalogue, 'using-data', 'da')).toBe('Dataanvendelse');
  expect(placeTitle(ownCatalogue, 'using-data', 'en')).toBe('Using data');
});

describe('[CAT-8] The check of a catalogue file', () => {
  test('takes four to six areas with two to six places each', () => {
    expect(problemsOf({ $schema: '../../docs/catalogue.schema.json', ...sixAreas })).toEqual([]);
    expect(problemsOf(withAreas((areas) => areas.slice(0, 3)))).toEqual([
      `${FILE}: catalogue: areas: must be 4 or more`,
    ]);
    const one = withAreas(([first, ...rest]) => [{ ...first, places: first?.places.slice(0, 1) }, ...rest]);
    expect(problemsOf(one)).toEqual([`${FILE}: area "anvendelse": places: must be 2 or more`]);
  });

  test('takes 24 places in all, as many as can be hit on the wheel', () => {
    const [area] = sixAreas.areas;
    const more = { ...area?.places[0], id: 'one-more' };
    const areas = [{ ...area, places: [...(area?.places ?? []), more] }, ...sixAreas.areas.slice(1)];
    expect(problemsOf({ ...sixAreas, areas })).toEqual([
      `${FILE}: catalogue: areas: have 25 places in all, at most 24 fit on the wheel`,
    ]);
  });

  test('refuses two areas of one id, colour or sign, and two places of one id', () => {
    const same = withAreas(([first, second, ...rest]) => [
      first,
      { ...second, colour: 'blue', sign: 'tool' },
      ...rest,
    ]);
    expect(problemsOf(same)).toEqual([
      `${FILE}: area "teknologi": colour: area no. 1 has the same`,
      `${FILE}: area "teknologi": sign: area no. 1 has the same`,
    ]);
    const twice = withAreas(([first, second, ...rest]) => [
      first,
      { ...second, places: first?.places },
      ...rest,
    ]);
    expect(problemsOf(twice)[0]).toContain('another place is called "using-tools"');
  });

  test('names what is missing, what is too much, and a file of another name', () => {
    const [first] = ownCatalogue.areas;
    const { about: _about, ...rest } = first?.places[0] ?? {};
    const places = [{ ...rest, weight: 1 }, ...(first?.places.slice(1) ?? [])];
    const broken = withAreas(([, ...others]) => [{ ...first, places }, ...others]);
    expect(problemsOf(broken)).toEqual([
      `${FILE}: area "anvendelse": places no. 1.about: missing`,
      `${FILE}: area "anvendelse": places no. 1.weight: the catalogue format has no such field`,
    ]);
    expect(problemsOf({ ...ownCatalogue, title: { da: 'Hjul' } })).toEqual([
      `${FILE}: catalogue: title.en: missing`,
    ]);
    expect(problemsOf(ownCatalogue, 'andet.json')).toEqual([
      'andet.json: catalogue: id: "kompetencehjul" belongs in a file named kompetencehjul.json',
    ]);
    expect(problemsOf([])).not.toEqual([]);
    expect(checkCatalogueFile({ name: FILE, text: '{' })).toMatchObject({
      problems: [{ place: 'catalogue' }],
    });
  });

  test('stands as a JSON schema for editors in docs/catalogue.schema.json', () => {
    const file = JSON.parse(readFileSync(join(ROOT, 'docs/catalogue.schema.json'), 'utf8'));
    expect(file).toEqual(catalogueJsonSchema());
    const read = z.fromJSONSchema(file);
    expect(read.safeParse(ownCatalogue).success).toBe(true);
    expect(read.safeParse({ ...ownCatalogue, areas: [] }).success).toBe(false);
  });
});

test('[CAT-9] a deck that names its catalogue takes name, colour and sign of its areas from there', () => {
  const deck = followCatalogue(builtIn(), {
    ...sixAreas,
    areas: sixAreas.areas.map((area) => ({ ...area, title: { da: area.title.da ?? '' } })),
  });
  expect(deck.areas.map(({ title }) => title.da)).toEqual(['Felt 1', 'Felt 2', 'Felt 3', 'Felt 4']);
  // The catalogue has no English: the deck keeps its own.
  expect(deck.areas[0]?.title.en).toBe('Using digital tools');
  expect(deck.cards).toEqual(builtIn().cards);
  expect(unknownPlaces(deck, sixAreas)).toHaveLength(35);
  expect(unknownPlaces(deck, ownCatalogue)).toEqual([]);
});
