import { useCallback, useEffect, useState } from 'react';
import type { DeckSummary, TeamDeckList } from '../../../shared/contract/schemas/decks.ts';
import { ApiFailure, type FailureCode } from '../../session/api.ts';
import type { DeckApi } from '../../session/deckApi.ts';

export interface DeckLists {
  readonly offered: readonly DeckSummary[];
  readonly team: TeamDeckList;
}

export type DeckListsState =
  | { readonly kind: 'fetching' }
  | { readonly kind: 'failed'; readonly code: FailureCode }
  | { readonly kind: 'here'; readonly lists: DeckLists };

export function failureCode(error: unknown): FailureCode {
  return error instanceof ApiFailure ? error.code : 'internal';
}

/** The decks to choose from. `refresh` loads them again and keeps the present list on screen meanwhile. */
export function useDeckLists(api: DeckApi): { state: DeckListsState; refresh: () => Promise<void> } {
  const [state, setState] = useState<DeckListsState>({ kind: 'fetching' });
  const refresh = useCallback(async () => {
    try {
      const [offered, team] = await Promise.all([api.listDecks(), api.listTeamDecks()]);
      setState({ kind: 'here', lists: { offered, team } });
    } catch (error) {
      setState({ kind: 'failed', code: failureCode(error) });
    }
  }, [api]);
  useEffect(() => void refresh(), [refresh]);
  return { state, refresh };
}
