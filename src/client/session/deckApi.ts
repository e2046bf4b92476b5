/** The server's decks as the page calls them; part of what is loaded when somebody opens the decks. */
import type { Deck } from '../../domain/deck/deck.ts';
import {
  API_PATHS,
  type DeckSummary,
  type KeepTeamDeckRequest,
  type TeamDeckList,
  type TeamDeckSummary,
} from '../../shared/api.ts';
import type { Call } from './api.ts';

export interface DeckApi {
  /** Those that come with the app, and the organisation's own. */
  listDecks(): Promise<readonly DeckSummary[]>;
  listTeamDecks(): Promise<TeamDeckList>;
  /** The server hands out only decks that have passed the schema. */
  load(summary: Pick<DeckSummary, 'id' | 'origin'>): Promise<Deck>;
  /** @throws ApiFailure `version_conflict` if there is another version than `basedOn` by now; `bad_deck` with its faults */
  keep(deck: Deck, basedOn: number): Promise<TeamDeckSummary>;
  remove(deckId: string, version: number): Promise<void>;
}

export function createDeckApi(call: Call, sessionId: string): DeckApi {
  const id = encodeURIComponent(sessionId);
  const list = API_PATHS.teamDecks.replace(':id', id);
  const at = (deckId: string) =>
    API_PATHS.teamDeck.replace(':id', id).replace(':deck', encodeURIComponent(deckId));
  return {
    listDecks: () => call('GET', API_PATHS.listDecks),
    listTeamDecks: () => call('GET', list),
    load: (deck) =>
      call(
        'GET',
        deck.origin === 'team' ? at(deck.id) : API_PATHS.deck.replace(':id', encodeURIComponent(deck.id)),
      ),
    keep: (deck, basedOn) => {
      const body: KeepTeamDeckRequest = { deck, basedOn };
      return call('PUT', at(deck.id), body);
    },
    remove: async (deckId, version) => {
      await call('DELETE', `${at(deckId)}?version=${version}`);
    },
  };
}
