import { DECK_LIMITS } from '../../domain/deck/deck.ts';
import type { ShapeLimits } from '../../shared/jsonShape.ts';
import type { Decks } from '../decks/decks.ts';
import type { DeckTickets } from '../decks/deckTickets.ts';
import type { TeamDeckLimits, TeamDecks } from '../decks/teamDecks.ts';
import { Failure } from '../failure.ts';
import type { Caller } from '../sessions/accessControl.ts';
import type { Sessions } from '../sessions/sessions.ts';
import type { LargeBody } from './bodies.ts';
import type { Handlers } from './endpoints.ts';

export interface DeckServices {
  /** Those that come with the app, and the organisation's own. */
  readonly decks: Decks;
  readonly teamDecks: TeamDecks;
  readonly deckTickets: DeckTickets;
  readonly sessions: Pick<Sessions, 'checkTicket'>;
}

/** Decks may hold a publisher's wording, so they are for people of the allowed organisations and their viewers. */
export function deckHandlers({ decks, teamDecks, deckTickets, sessions }: DeckServices) {
  async function admitViewer(caller: Caller): Promise<void> {
    if (caller.kind === 'viewer') await sessions.checkTicket(caller.ticket);
  }

  return {
    async listDecks({ caller }) {
      await admitViewer(caller);
      return decks.list();
    },
    async deck({ caller, params }) {
      await admitViewer(caller);
      const deck = decks.find(params.deck);
      if (!deck) throw new Failure('not_found', 'There is no such deck.');
      return deck;
    },
    catalogues: () => decks.catalogues(),
    async catalogue({ caller, params }) {
      await admitViewer(caller);
      return decks.catalogue(params.catalogue);
    },

    teamDecks: ({ caller, params }) => teamDecks.list(caller, params.id),
    teamDeck: ({ caller, params }) => teamDecks.find(caller, params.id, params.deck),
    keepTeamDeck: ({ caller, params, body }) => teamDecks.keep(caller, params.id, params.deck, body),
    async removeTeamDeck({ caller, params, query }) {
      await teamDecks.remove(caller, params.id, params.deck, query.version);
      return {};
    },

    deckTicket: ({ caller, params }) => deckTickets.issue(caller, params.id, params.deck),
    deckFile: ({ caller }) => deckTickets.deck(caller),
  } satisfies Partial<Handlers>;
}

/** What stands around the deck in a request. */
const AROUND_BYTES = 1024;
/** The fullest card, in two languages with all its examples, has 34 parts; the rest of a deck has less than 200. */
const DECK_SHAPE: ShapeLimits = { parts: 40 * DECK_LIMITS.cards + 1000, depth: 8 };

/** A deck as large as the settings allow. */
export const deckBody = ({ bytes }: TeamDeckLimits): LargeBody => ({
  bytes: bytes + AROUND_BYTES,
  shape: DECK_SHAPE,
});
