import { useCallback } from 'react';
import type { Deck } from '../../../domain/deck/deck.ts';
import { useTable, useTableSession } from '../../session/hooks.ts';

export interface TableDeck {
  /** Only before the meeting begins: a running one keeps its cards. */
  readonly mayChange: boolean;
  readonly title: string;
  /** Says whether the deck lies on the table now. If not, the panel has told why. Rejects while the server is away. */
  readonly change: (deck: Deck) => Promise<boolean>;
}

export function useTableDeck(): TableDeck {
  const session = useTableSession();
  const { phase, deckTitle } = useTable('phase', 'deckTitle');
  const change = useCallback(async (deck: Deck) => 'done' in (await session.changeDeck(deck)), [session]);
  return { mayChange: phase === 'preparing' && session.me.role !== 'viewer', title: deckTitle, change };
}
