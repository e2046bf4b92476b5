/** Calls for the server's decks; loaded when the decks are opened. */
import { type Catalogue, DEFAULT_CATALOGUE } from '../../domain/catalogue/catalogue.ts';
import type { Deck, TableDeck } from '../../domain/deck/deck.ts';
import { deckOf } from '../../domain/table/cardIds.ts';
import type { Table } from '../../domain/table/schema.ts';
import type {
  CatalogueSummary,
  DeckSummary,
  TeamDeckList,
  TeamDeckSummary,
} from '../../shared/contract/schemas/decks.ts';
import type { ViewingTicketReply } from '../../shared/contract/schemas/viewing.ts';
import type { Api } from './api.ts';

/** The calls of the server that concern decks. */
export type DeckCalls = Pick<
  Api,
  | 'listDecks'
  | 'deck'
  | 'catalogues'
  | 'catalogue'
  | 'teamDecks'
  | 'teamDeck'
  | 'keepTeamDeck'
  | 'removeTeamDeck'
  | 'deckTicket'
>;

export interface DeckApi {
  /** Decks of the app and of the organisation. */
  listDecks(): Promise<readonly DeckSummary[]>;
  listTeamDecks(): Promise<TeamDeckList>;
  /** The server returns only decks that have passed the schema. */
  load(summary: Pick<DeckSummary, 'id' | 'origin'>): Promise<Deck>;
  /**
   * Finds a deck for the table by id, whatever its origin; undefined if it is gone.
   * @throws ApiFailure
   */
  find(deckId: string): Promise<TableDeck | undefined>;
  /**
   * @throws ApiFailure `version_conflict` if the stored version is no longer `basedOn`; `bad_deck` with its faults
   */
  keep(deck: Deck, basedOn: number): Promise<TeamDeckSummary>;
  remove(deckId: string, version: number): Promise<void>;
  /** Catalogues that a deck can name. */
  catalogues(): Promise<readonly CatalogueSummary[]>;
  catalogue(id: string): Promise<Catalogue>;
  /** For the deck's page in a plain browser. */
  ticket(deckId: string): Promise<ViewingTicketReply>;
}

export function createDeckApi(api: DeckCalls, sessionId: string): DeckApi {
  const load = async ({ id, origin }: Pick<DeckSummary, 'id' | 'origin'>) =>
    (origin === 'team' ? await api.teamDeck(sessionId, id) : await api.deck(id)) as Deck;
  const listTeamDecks = () => api.teamDecks(sessionId);
  return {
    listDecks: () => api.listDecks(),
    listTeamDecks,
    load,
    find: async (deckId) => {
      const isIt = ({ id }: DeckSummary) => id === deckId;
      const known = (await api.listDecks()).find(isIt) ?? (await listTeamDecks()).decks.find(isIt);
      return known && (await forTable(api, await load(known)));
    },
    keep: (deck, basedOn) => api.keepTeamDeck(sessionId, deck.id, { deck, basedOn }),
    remove: async (deckId, version) => {
      await api.removeTeamDeck(sessionId, deckId, { version });
    },
    catalogues: () => api.catalogues(),
    catalogue: async (id) => (await api.catalogue(id)) as Catalogue,
    ticket: (deckId) => api.deckTicket(sessionId, deckId),
  };
}

/** The deck as it is laid on a table: with its catalogue's contents. `known` is the catalogue at hand, if any. */
export async function forTable(
  api: Pick<Api, 'catalogue'>,
  deck: Deck,
  known?: Catalogue,
): Promise<TableDeck> {
  const id = deck.catalogue ?? DEFAULT_CATALOGUE;
  const catalogueCopy = known?.id === id ? known : ((await api.catalogue(id)) as Catalogue);
  return { ...deck, catalogueCopy };
}

/** The catalogue of a table of an earlier release, which holds none itself; undefined for other tables. */
export async function catalogueBeside(
  api: Pick<Api, 'catalogue'>,
  table: Table,
): Promise<Catalogue | undefined> {
  if (deckOf(table).catalogueCopy) return undefined;
  return (await api.catalogue(DEFAULT_CATALOGUE)) as Catalogue;
}
