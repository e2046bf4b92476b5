/** What a deck takes from the catalogue that it names. */
import type { Area, Card, Deck } from '../deck/deck.ts';
import { type Catalogue, findPlace } from './catalogue.ts';

/**
 * The deck with the catalogue's name, colour and sign for each area that the catalogue has by id, so that card and
 * wheel say the same. A language that the catalogue lacks keeps the deck's own name.
 */
export function followCatalogue(deck: Deck, catalogue: Catalogue): Deck {
  const areas = deck.areas.map((area): Area => {
    const its = catalogue.areas.find(({ id }) => id === area.id);
    if (!its) return area;
    const titles = deck.languages.map((language) => [language, its.title[language] ?? area.title[language]]);
    return { ...area, title: Object.fromEntries(titles), colour: its.colour, sign: its.sign };
  });
  return { ...deck, areas };
}

/** Cards at places that the catalogue does not have: they stand in their area, or off the wheel. */
export function unknownPlaces(deck: Deck, catalogue: Catalogue): readonly Card[] {
  return deck.cards.filter(({ place }) => place !== undefined && !findPlace(catalogue, place));
}
