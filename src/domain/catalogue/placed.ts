/** Assigns the table's cards to places of the catalogue. */
import type { CardView } from '../table/cardView.ts';
import { type Catalogue, type CatalogueArea, catalogueAreaFor, findPlace } from './catalogue.ts';

/** A card's place, or only its area where the place is unknown. */
export interface CardAt {
  /** Id of the place. */
  readonly place?: string;
  readonly area?: CatalogueArea;
}

export function whereIs(catalogue: Catalogue, card: Pick<CardView, 'area' | 'cataloguePlace'>): CardAt {
  const place = findPlace(catalogue, card.cataloguePlace)?.id;
  if (place !== undefined) return { place };
  const area = catalogueAreaFor(catalogue, card.area);
  return area === undefined ? {} : { area };
}

export interface PlacedCards {
  readonly at: (placeId: string) => readonly CardView[];
  /** Of an area, without a place in it. */
  readonly inArea: (area: CatalogueArea) => readonly CardView[];
  /** Cards on other topics. */
  readonly elsewhere: readonly CardView[];
}

/** In the order of the spread. */
export function placedCards(catalogue: Catalogue, cards: readonly CardView[]): PlacedCards {
  const known = cards.map((card) => ({ card, ...whereIs(catalogue, card) }));
  const those = (is: (at: CardAt) => boolean) => known.filter(is).map(({ card }) => card);
  return {
    at: (id) => those(({ place }) => place === id),
    inArea: ({ id }) => those(({ area }) => area?.id === id),
    elsewhere: those(({ place, area }) => place === undefined && area === undefined),
  };
}
