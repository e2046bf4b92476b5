import type { Request } from 'express';
import { Failure } from '../failure.ts';
import type { Identity, Principal } from '../identity/identity.ts';
import { type Allowance, createLimiter } from '../limits.ts';
import type { PhoneTicket, PhoneTickets } from '../phones/phoneTickets.ts';
import type { Caller } from '../sessions/accessControl.ts';
import type { Ticket, Tickets } from '../tokens/ticket.ts';

/** A person's devices share one allowance: a panel and a stage that look after polls and roles, reloads included. */
const PERSON_ALLOWANCE: Allowance = { burst: 120, perSecond: 5 };
/** All viewers with one ticket count as one caller. */
const TICKET_ALLOWANCE: Allowance = { burst: 2_000, perSecond: 40 };

/** Each answer is a whole deck; a browser gets it once, or again after a reload. */
const DECK_ALLOWANCE: Allowance = { burst: 20, perSecond: 0.5 };
/** A phone waits for news again and again, and people press quickly. */
const PHONE_ALLOWANCE: Allowance = { burst: 60, perSecond: 3 };

const AUTHORIZATION = /^(bearer|ticket|phone) +([A-Za-z0-9_.-]+)$/i;

export interface Authentication {
  /** Throws `Failure` unless the request carries a valid token or ticket and keeps to its allowance. */
  caller(request: Request): Promise<Caller>;
  /** The same for what viewers may not do. */
  person(request: Request): Promise<Principal>;
  /** A ticket for a deck, which opens nothing else. Throws `Failure`. */
  deckTicket(request: Request): Promise<Ticket>;
  /** A phone that came in by a door. Its room decides whether it is still in. Throws `Failure`. */
  phone(request: Request): PhoneTicket;
}

export function createAuthentication(
  identity: Identity,
  tickets: Tickets,
  phoneTickets: PhoneTickets,
  now: () => number,
): Authentication {
  const persons = createLimiter(PERSON_ALLOWANCE, now);
  const viewers = createLimiter(TICKET_ALLOWANCE, now);
  const phones = createLimiter(PHONE_ALLOWANCE, now);
  const deckReaders = createLimiter(DECK_ALLOWANCE, now);

  async function ticketOf(credentials: string): Promise<Ticket> {
    const ticket = await tickets.verify(credentials);
    // By the ticket's id: its signature can be written in several ways.
    admit(viewers(ticket.id));
    return ticket;
  }

  async function caller(request: Request): Promise<Caller> {
    const [scheme, credentials] = credentialsOf(request);
    if (scheme === 'ticket') {
      const ticket = await ticketOf(credentials);
      if (ticket.kind === 'deck') throw notSignedIn();
      return { kind: 'viewer', ticket };
    }
    if (scheme === 'phone') throw notSignedIn();
    const person = await identity.verify(credentials);
    // For the security log, if it comes to that.
    if (request.res) request.res.locals.actor = person;
    admit(persons(`${person.tenantId} ${person.objectId}`));
    return { kind: 'person', person };
  }

  return {
    caller,
    async person(request) {
      const found = await caller(request);
      if (found.kind === 'viewer') throw new Failure('not_a_member', 'Viewers may only look.');
      return found.person;
    },
    async deckTicket(request) {
      const [scheme, credentials] = credentialsOf(request);
      const ticket = scheme === 'ticket' ? await ticketOf(credentials) : undefined;
      if (ticket?.kind !== 'deck') throw notSignedIn();
      // Of all tickets of one member.
      admit(deckReaders(`${ticket.sessionId} ${ticket.madeBy}`));
      return ticket;
    },
    phone(request) {
      const [scheme, credentials] = credentialsOf(request);
      if (scheme !== 'phone') throw notSignedIn();
      const ticket = phoneTickets.verify(credentials);
      admit(phones(ticket.phone));
      return ticket;
    },
  };
}

function credentialsOf(request: Request): [scheme: string, credentials: string] {
  const [, scheme, credentials] = AUTHORIZATION.exec(request.headers.authorization ?? '') ?? [];
  if (scheme === undefined || credentials === undefined) throw notSignedIn();
  return [scheme.toLowerCase(), credentials];
}

function admit(waitS: number): void {
  if (waitS > 0)
    throw new Failure('too_many_requests', 'Too many requests: wait a moment.', { retryAfterS: waitS });
}

const notSignedIn = (): Failure => new Failure('not_signed_in', 'Nobody is signed in.');
