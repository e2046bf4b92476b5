/** A deck for a plain browser, where files can be saved that Teams does not let an app save. Every refusal is a `Failure`. */
import type { SecurityLog } from '../../securityLog/securityLog.ts';
import type { ViewingTicketReply } from '../../shared/contract/schemas/viewing.ts';
import { Failure } from '../failure.ts';
import type { Principal } from '../identity/identity.ts';
import type { TeamDeckPlace, TeamDeckStore } from '../registry/teamDecks.ts';
import type { AccessControl } from '../sessions/accessControl.ts';
import { StoredJson } from '../storedJson.ts';
import type { Ticket, Tickets } from '../tokens/ticket.ts';
import type { Decks } from './decks.ts';

export interface DeckTicketsOptions {
  /** Those that come with the app, and the organisation's own. */
  readonly offered: Decks;
  readonly store: TeamDeckStore;
  readonly accessControl: Pick<AccessControl, 'session' | 'viewer'>;
  readonly tickets: Pick<Tickets, 'issue'>;
  readonly securityLog: SecurityLog;
}

export interface DeckTickets {
  /** Throws unless the person is a member of the session's meeting and there is such a deck for them. */
  issue(person: Principal, sessionId: string, deckId: string): Promise<ViewingTicketReply>;
  /** The deck that the ticket is for, as it is now. */
  deck(ticket: Ticket): Promise<unknown>;
}

export function createDeckTickets(options: DeckTicketsOptions): DeckTickets {
  const { offered, store, accessControl, tickets, securityLog } = options;

  async function deckAt(place: TeamDeckPlace, deckId: string): Promise<unknown> {
    const known = offered.find(deckId);
    if (known) return known;
    const found = await store.find(place, deckId);
    if (!found) throw new Failure('not_found', 'There is no such deck for you.');
    return new StoredJson(found.deck);
  }

  return {
    async issue(person, sessionId, deckId) {
      const { session, id } = await accessControl.session(person, sessionId);
      await deckAt(session, deckId);
      const { ticket, expiresAtMs } = await tickets.issue('deck', session.id, id, deckId);
      securityLog.record({ event: 'deckTicket', result: 'done', actor: person, sessionId: session.id });
      return { ticket, expiresAt: new Date(expiresAtMs).toISOString() };
    },
    async deck(ticket) {
      return deckAt(await accessControl.viewer(ticket), ticket.deckId);
    },
  };
}
