import type { Deck } from '../deck/deck.ts';
import type { Table } from './schema.ts';

const DECKS_IN_MEMORY = 8;
const parsed = new Map<string, Deck>();

/** The table's deck. It never changes within a session, so it is parsed once and the result shared. */
export function deckOf(table: Table): Deck {
  const known = parsed.get(table.deck);
  if (known) return known;
  // `newTable` wrote it from a deck that had passed the schema; the tree's schema ensures that it is text.
  const deck = JSON.parse(table.deck) as Deck;
  if (parsed.size >= DECKS_IN_MEMORY) parsed.clear();
  parsed.set(table.deck, deck);
  return deck;
}

/**
 * Every card on the table in order: the spread, then own cards that the spread does not know (another person shuffled
 * at the same time). Deck cards that are not in the spread were left out of this meeting.
 */
export function cardIds(table: Table): string[] {
  // A card that two windows of its author added at the same time is there twice.
  const own = [...new Set(table.ownCards.map((card) => card.id))];
  const known = new Set([...deckOf(table).cards.map((card) => card.id), ...own]);
  const spread = [...new Set(table.spread)].filter((id) => known.has(id));
  const dealt = new Set(spread);
  return [...spread, ...own.filter((id) => !dealt.has(id))];
}
