import { useCallback } from 'react';
import type { Deck } from '../../../../domain/deck/deck.ts';
import { ApiFailure } from '../../../session/api.ts';
import { useTable, useTableSession } from '../../../session/hooks.ts';

export interface TableDeck {
  /** Only before the meeting begins: a running one keeps its cards. */
  readonly mayChange: boolean;
  readonly title: string;
  /**
   * Says whether the deck lies on the table now. If not, the panel has told why.
   * @throws ApiFailure if what it takes cannot be loaded now
   */
  readonly change: (deck: Deck) => Promise<boolean>;
}

export function useTableDeck(): TableDeck {
  const session = useTableSession();
  const { phase, deckTitle } = useTable();
  const change = useCallback(
    async (deck: Deck) => {
      const verbs = await Promise.resolve(session.conversation()).catch((error: unknown) => {
        throw new ApiFailure('offline', String(error));
      });
      return 'done' in verbs.changeDeck(deck);
    },
    [session],
  );
  return { mayChange: phase === 'preparing' && session.me.role !== 'viewer', title: deckTitle, change };
}
