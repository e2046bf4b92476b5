import type { TableDeck } from '../deck/deck.ts';
import { type ConversationSetup, newConversation } from './conversation/newConversation.ts';
import { Preparing, Table, type TableAccess } from './schema.ts';

/** Options of a new table, all with defaults. */
export interface TableSetup extends ConversationSetup {
  readonly access?: TableAccess | undefined;
  /** Ids of the cards on the table, in this order; by default the whole deck in its own order. */
  readonly cardIds?: readonly string[] | undefined;
}

/** A new table: the cards in the given order, no facilitator. */
export function newTable(deck: TableDeck, setup: TableSetup = {}): Table {
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
