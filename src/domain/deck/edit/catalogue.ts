/** Edits of what ties a deck to a competence catalogue. */
import { type Catalogue, DEFAULT_CATALOGUE, findPlace } from '../../catalogue/catalogue.ts';
import type { Card, Deck } from '../deck.ts';

/** Cards keep the places that the catalogue has. */
export function chooseCatalogue(deck: Deck, catalogue: Catalogue): Deck {
  const { catalogue: _, ...rest } = deck;
  return {
    ...rest,
    ...(catalogue.id !== DEFAULT_CATALOGUE && { catalogue: catalogue.id }),
    cards: deck.cards.map((card) => (findPlace(catalogue, card.place) ? card : withPlace(card, undefined))),
  };
}

/** Undefined: the card belongs to no place. */
export function tieToPlace(deck: Deck, cardId: string, place: string | undefined): Deck {
  return {
    ...deck,
    cards: deck.cards.map((card) => (card.id === cardId ? withPlace(card, place) : card)),
  };
}

function withPlace({ place: _, ...card }: Card, place: string | undefined): Card {
  return place === undefined ? card : { ...card, place };
}
