/**
 * The competence catalogue: a wheel of areas with places, by topic of the questions, as in
 * `decks/catalogues/<id>.json`. Notes and cards refer to a place by its id, so an id never changes its meaning.
 * `schema.ts` validates it; this file does not import zod.
 */
import type { Language } from '../../shared/language.ts';
import type { AreaColour, AreaSign } from '../deck/area.ts';
import { inLanguage, type Localized } from '../deck/localized.ts';

export const CATALOGUE_FORMAT = 'dialogkort-catalogue/1';

/** Of decks that name none, and of tables that earlier releases laid. */
export const DEFAULT_CATALOGUE = 'kompetencehjul';

export interface Catalogue {
  readonly format: typeof CATALOGUE_FORMAT;
  /** `[a-z0-9-]{1,64}`, the same as the file's name without `.json`. */
  readonly id: string;
  /** Counts up from 1 whenever the contents change. */
  readonly version: number;
  /** Every text exists in each of these. The first one is the fallback. */
  readonly languages: readonly Language[];
  /** The name of the wheel. */
  readonly title: Localized<string>;
  /** Clockwise from the top of the wheel. */
  readonly areas: readonly CatalogueArea[];
}

export interface CatalogueArea {
  /** Unique in the catalogue. Areas of decks are matched by it. */
  readonly id: string;
  readonly title: Localized<string>;
  readonly colour: AreaColour;
  readonly sign: AreaSign;
  readonly places: readonly CataloguePlace[];
}

export interface CataloguePlace {
  /** Unique in the catalogue. */
  readonly id: string;
  readonly title: Localized<string>;
  /** One or two sentences. */
  readonly about: Localized<string>;
  /** What people say who are at home in this competence. */
  readonly signs: Localized<readonly string[]>;
  /** Synonyms for search. */
  readonly words: Localized<readonly string[]>;
}

/** So that each place can be hit and read on a wheel as wide as the panel. Lengths in UTF-16 code units. */
export const CATALOGUE_LIMITS = {
  areas: { min: 4, max: 6 },
  placesPerArea: { min: 2, max: 6 },
  places: 24,
  titleChars: 60,
  aboutChars: 400,
  signsPerPlace: 6,
  signChars: 160,
  wordsPerPlace: 20,
  wordChars: 40,
} as const;

export const EMPTY_CATALOGUE: Catalogue = {
  format: CATALOGUE_FORMAT,
  id: '',
  version: 1,
  languages: ['da'],
  title: { da: '' },
  areas: [],
};

/** Undefined for an id that the catalogue does not have. */
export function findPlace({ areas }: Catalogue, id: string | undefined): CataloguePlace | undefined {
  return areas.flatMap(({ places }) => places).find((place) => place.id === id);
}

export function areaOfPlace({ areas }: Catalogue, id: string | undefined): CatalogueArea | undefined {
  return areas.find(({ places }) => places.some((place) => place.id === id));
}

/** The place's name, or undefined for an id that the catalogue does not have. */
export function placeTitle(
  catalogue: Catalogue,
  id: string | undefined,
  language: Language,
): string | undefined {
  const place = findPlace(catalogue, id);
  return place && inLanguage(place.title, language);
}

/**
 * The catalogue's area for an area of a deck: matched by id, or by its name in either language regardless of
 * spelling. Undefined for other topics.
 */
export function catalogueAreaFor(
  { areas }: Catalogue,
  area: { readonly id: string; readonly title: string } | undefined,
): CatalogueArea | undefined {
  if (area === undefined) return undefined;
  const name = letters(area.title);
  return areas.find(
    ({ id, title }) => id === area.id || Object.values(title).some((own) => letters(own) === name),
  );
}

function letters(text: string): string {
  return text.toLocaleLowerCase('da').replace(/[^\p{L}]/gu, '');
}
