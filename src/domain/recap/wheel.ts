/** The needs on the catalogue's wheel, for the picture and for the table beside it. */
import type { Language } from '../../shared/language.ts';
import { type Catalogue, findPlace } from '../catalogue/catalogue.ts';
import type { AreaColour, AreaSign } from '../deck/area.ts';
import { inLanguage } from '../deck/localized.ts';

export interface WheelPlace {
  readonly id: string;
  readonly title: string;
  /** The texts of the needs that were noted here. */
  readonly needs: readonly string[];
}

export interface WheelArea {
  readonly id: string;
  readonly title: string;
  readonly colour: AreaColour;
  readonly sign: AreaSign;
  readonly places: readonly WheelPlace[];
}

export interface RecapWheel {
  /** All of them, with all their places, in the order of the wheel. */
  readonly areas: readonly WheelArea[];
  /** Needs without a place, or with an unknown one. */
  readonly elsewhere: readonly string[];
  /** Needs at the place that has most of them; 0 without needs. */
  readonly most: number;
}

export function wheelOf(
  catalogue: Catalogue,
  needs: readonly { readonly text: string; readonly place?: string }[],
  language: Language,
): RecapWheel {
  const areas = catalogue.areas.map(({ id, title, colour, sign, places }) => ({
    id,
    title: inLanguage(title, language),
    colour,
    sign,
    places: places.map((place) => ({
      id: place.id,
      title: inLanguage(place.title, language),
      needs: needs.filter((need) => need.place === place.id).map(({ text }) => text),
    })),
  }));
  return {
    areas,
    elsewhere: needs.filter(({ place }) => findPlace(catalogue, place) === undefined).map(({ text }) => text),
    most: Math.max(0, ...areas.flatMap(({ places }) => places.map((place) => place.needs.length))),
  };
}
