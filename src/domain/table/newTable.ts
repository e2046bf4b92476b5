import type { Deck } from '../deck/deck.ts';
import { type ConversationSetup, newConversation } from './conversation/newConversation.ts';
import { Preparing, Table, type TableAccess } from './schema.ts';

/** How a table is laid; everything may be left to its usual value. */
export interface TableSetup extends ConversationSetup {
  readonly access?: TableAccess | undefined;
  /** The cards that lie there, by id and in this order; without it the whole deck in its own order. */
  readonly cardIds?: readonly string[] | undefined;
}

/** A table on which nothing has happened yet: the cards lie as they are given, and nobody is facilitator. */
export function newTable(deck: Deck, setup: TableSetup = {}): Table {
  return new Table({
    deck: JSON.stringify(deck),
    phase: new Preparing({}),
    access: setup.access ?? 'open',
    facilitators: [],
    spread: [...(setup.cardIds ?? deck.cards.map((card) => card.id))],
    middle: { step: 0, cardId: undefined },
    handled: [],
    ownCards: [],
    conversation: newConversation(setup),
  });
}
