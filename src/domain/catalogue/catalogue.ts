/**
 * The competence catalogue: a wheel of four areas with three places each, by topic of the questions. Notes and cards
 * refer to a place by its id, so an id never changes its meaning. `docs/decisions/0030-competence-catalogue.md` has
 * the source of the names; `descriptions.ts` has the explanations, which only the open catalogue loads.
 */
import type { Language } from '../../shared/language.ts';
import type { AreaColour, AreaSign } from '../deck/area.ts';
import { inLanguage, type Localized } from '../deck/localized.ts';

/** Clockwise from the top of the wheel. */
export const PLACE_IDS = [
  'using-tools',
  'using-data',
  'keeping-data-safe',
  'technology-and-people',
  'weighing-technology',
  'law-and-ethics',
  'speaking-to-many',
  'speaking-to-one',
  'explaining-digital',
  'introducing',
  'developing',
  'changing-together',
] as const;

export type PlaceId = (typeof PLACE_IDS)[number];

export interface CataloguePlace {
  readonly id: PlaceId;
  readonly title: Localized<string>;
}

export interface CatalogueArea {
  /** The same as in the built-in deck. */
  readonly id: string;
  readonly title: Localized<string>;
  readonly colour: AreaColour;
  readonly sign: AreaSign;
  readonly places: readonly [CataloguePlace, CataloguePlace, CataloguePlace];
}

export const CATALOGUE: readonly CatalogueArea[] = [
  {
    id: 'anvendelse',
    title: { da: 'Anvendelseskompetencer', en: 'Using digital tools' },
    colour: 'blue',
    sign: 'tool',
    places: [
      { id: 'using-tools', title: { da: 'Brugerkompetencer', en: 'User skills' } },
      { id: 'using-data', title: { da: 'Dataanvendelse', en: 'Using data' } },
      {
        id: 'keeping-data-safe',
        title: { da: 'Data- og informationssikkerhed', en: 'Data and information security' },
      },
    ],
  },
  {
    id: 'teknologi',
    title: { da: 'Teknologiforståelse', en: 'Understanding technology' },
    colour: 'teal',
    sign: 'chip',
    places: [
      {
        id: 'technology-and-people',
        title: { da: 'Teknologi, faglighed og mennesker', en: 'Technology, profession and people' },
      },
      { id: 'weighing-technology', title: { da: 'Teknologivurdering', en: 'Weighing up technology' } },
      { id: 'law-and-ethics', title: { da: 'Retssikkerhed og etik', en: 'Legal rights and ethics' } },
    ],
  },
  {
    id: 'formidling',
    title: { da: 'Formidling og kommunikation', en: 'Explaining and communicating' },
    colour: 'marigold',
    sign: 'speech',
    places: [
      {
        id: 'speaking-to-many',
        title: { da: 'Digital kommunikation 1:mange', en: 'Digital communication 1:many' },
      },
      {
        id: 'speaking-to-one',
        title: { da: 'Digital kommunikation 1:1', en: 'Digital communication 1:1' },
      },
      {
        id: 'explaining-digital',
        title: { da: 'Hjælp til det digitale', en: 'Helping others go digital' },
      },
    ],
  },
  {
    id: 'udvikling',
    title: { da: 'Udvikling og implementering', en: 'Developing and implementing' },
    colour: 'berry',
    sign: 'sprout',
    places: [
      {
        id: 'introducing',
        title: { da: 'Implementering og anskaffelse', en: 'Introducing and buying' },
      },
      { id: 'developing', title: { da: 'Udvikling', en: 'Development' } },
      {
        id: 'changing-together',
        title: { da: 'Forandring i fællesskab', en: 'Changing together' },
      },
    ],
  },
];

export function isPlaceId(id: unknown): id is PlaceId {
  return PLACE_IDS.some((known) => known === id);
}

/** Undefined for an id that this release does not know. */
export function findPlace(id: string | undefined): CataloguePlace | undefined {
  return CATALOGUE.flatMap(({ places }) => places).find((place) => place.id === id);
}

export function areaOfPlace(id: string | undefined): CatalogueArea | undefined {
  return CATALOGUE.find(({ places }) => places.some((place) => place.id === id));
}

/** The place's name, or undefined for an id that this release does not know. */
export function placeTitle(id: string | undefined, language: Language): string | undefined {
  const place = findPlace(id);
  return place && inLanguage(place.title, language);
}

/**
 * The catalogue's area for an area of a deck: matched by id, or by its name in either language regardless of
 * spelling. Undefined for other topics.
 */
export function catalogueAreaFor(
  area: { readonly id: string; readonly title: string } | undefined,
): CatalogueArea | undefined {
  if (area === undefined) return undefined;
  const name = letters(area.title);
  return CATALOGUE.find(
    ({ id, title }) => id === area.id || Object.values(title).some((own) => letters(own) === name),
  );
}

function letters(text: string): string {
  return text.toLocaleLowerCase('da').replace(/[^\p{L}]/gu, '');
}
