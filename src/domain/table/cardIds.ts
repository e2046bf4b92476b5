import type { Card, Deck, TableDeck } from '../deck/deck.ts';
import type { Spread, Table } from './schema.ts';

const DECKS_IN_MEMORY = 8;
const parsed = new Map<string, TableDeck>();

/** The table's deck. It never changes within a session, so it is parsed once and the result shared. */
export function deckOf(table: Table): TableDeck {
  const known = parsed.get(table.deck);
  if (known) return known;
  // `newTable` wrote it from a deck that had passed the schema; the tree's schema ensures that it is text.
  const deck = JSON.parse(table.deck) as TableDeck;
  if (parsed.size >= DECKS_IN_MEMORY) parsed.clear();
  parsed.set(table.deck, deck);
  return deck;
}

/** The deck's cards by id. Built once: every change of the table derives a view from them. */
export function cardsById(deck: Deck): ReadonlyMap<string, Card> {
  let cards = byId.get(deck);
  if (!cards) {
    cards = new Map(deck.cards.map((card) => [card.id, card]));
    byId.set(deck, cards);
  }
  return cards;
}

const byId = new WeakMap<Deck, ReadonlyMap<string, Card>>();

/**
 * Every card on the table in order: the spread, then own cards that the spread does not know (another person shuffled
 * at the same time). Deck cards that are not in the spread were left out of this meeting.
 */
export function cardIds(table: Table): string[] {
  // A card that two windows of its author added at the same time is there twice.
  const own = new Set(table.ownCards.map((card) => card.id));
  const inDeck = cardsById(deckOf(table));
  const dealt = dealtIds(table.spread);
  const spread = dealt.filter((id) => inDeck.has(id) || own.has(id));
  for (const id of spread) own.delete(id);
  return [...spread, ...own];
}

/** A spread is replaced whole and never edited, so each is read from the tree once. */
function dealtIds(spread: Spread): readonly string[] {
  let ids = idsIn.get(spread);
  if (!ids) {
    ids = [...new Set(spread)];
    idsIn.set(spread, ids);
  }
  return ids;
}

const idsIn = new WeakMap<Spread, readonly string[]>();
