import type { Deck } from '../deck/deck.ts';
import { Preparing, Table, type TableAccess } from './schema.ts';

/** A table on which nothing has happened yet: the deck lies in its own order, and nobody is facilitator. */
export function newTable(deck: Deck, access: TableAccess = 'open'): Table {
  return new Table({
    deck: JSON.stringify(deck),
    phase: new Preparing({}),
    access,
    facilitators: [],
    spread: deck.cards.map((card) => card.id),
    middle: { step: 0, cardId: undefined },
    handled: [],
    ownCards: [],
  });
}
