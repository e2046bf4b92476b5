/**
 * Tickets: bearer tokens that give read access to one thing of a session, while their maker is in the meeting. A ticket for the stage is valid
 * as long as its sharing; one for the recap, or for a deck, for a quarter of an hour, also after the session's end.
 */
import { randomUUID } from 'node:crypto';
import { errors, jwtVerify, SignJWT } from 'jose';
import { Failure } from '../failure.ts';

export const TICKET_KINDS = ['stage', 'recap', 'deck'] as const;
export type TicketKind = (typeof TICKET_KINDS)[number];

/** A stage keeps its address as long as it is shared, so its ticket has to outlast the longest meeting. */
export const TICKET_LIFE_S: Readonly<Record<TicketKind, number>> = {
  stage: 8 * 60 * 60,
  recap: 15 * 60,
  deck: 15 * 60,
};
const AUDIENCE: Readonly<Record<TicketKind, string>> = {
  stage: 'dialogkort:viewing',
  recap: 'dialogkort:recap',
  deck: 'dialogkort:deck',
};

export interface Ticket {
  readonly kind: TicketKind;
  /** Of this ticket alone. */
  readonly id: string;
  readonly sessionId: string;
  /** The maker's pseudonym in that session; empty for one of an earlier release. */
  readonly madeBy: string;
  /** Of a ticket for a deck: which one. Empty for the others. */
  readonly deckId: string;
  /** Milliseconds since 1970. */
  readonly expiresAtMs: number;
}

export interface Tickets {
  /** `deckId`: of a ticket for a deck. */
  issue(
    kind: TicketKind,
    sessionId: string,
    madeBy: string,
    deckId?: string,
  ): Promise<Ticket & { readonly ticket: string }>;
  /** Throws `Failure` with `ticket_expired` or `not_signed_in`. Neither session nor sharing are looked at. */
  verify(ticket: string): Promise<Ticket>;
}

export function createTickets(key: Uint8Array, now: () => number): Tickets {
  return {
    async issue(kind, sessionId, madeBy, deckId = '') {
      const id = randomUUID();
      const issuedAtS = Math.floor(now() / 1000);
      const expiresAtS = issuedAtS + TICKET_LIFE_S[kind];
      const ticket = await new SignJWT({ by: madeBy, ...(deckId !== '' && { deck: deckId }) })
        .setProtectedHeader({ alg: 'HS256' })
        .setAudience(AUDIENCE[kind])
        .setSubject(sessionId)
        .setJti(id)
        .setIssuedAt(issuedAtS)
        .setExpirationTime(expiresAtS)
        .sign(key);
      return { ticket, kind, id, sessionId, madeBy, deckId, expiresAtMs: expiresAtS * 1000 };
    },
    async verify(ticket) {
      if (!isCanonical(ticket)) throw invalid();
      try {
        const { payload } = await jwtVerify(ticket, key, {
          algorithms: ['HS256'],
          audience: Object.values(AUDIENCE),
          currentDate: new Date(now()),
          requiredClaims: ['sub', 'exp', 'jti'],
        });
        const { aud, sub = '', exp = 0, jti = '', by, deck } = payload;
        const kind = TICKET_KINDS.find((known) => AUDIENCE[known] === aud);
        if (!kind) throw invalid();
        const madeBy = typeof by === 'string' ? by : '';
        const deckId = typeof deck === 'string' ? deck : '';
        return { kind, id: jti, sessionId: sub, madeBy, deckId, expiresAtMs: exp * 1000 };
      } catch (error) {
        if (error instanceof errors.JWTExpired) throw ticketExpired();
        throw invalid();
      }
    },
  };
}

/** The last letter of base64url can be written in several ways; one ticket is one text. */
const isCanonical = (ticket: string): boolean =>
  ticket.split('.').every((part) => Buffer.from(part, 'base64url').toString('base64url') === part);

const invalid = (): Failure => new Failure('not_signed_in', 'The ticket is not valid here.');
export const ticketExpired = (): Failure =>
  new Failure('ticket_expired', 'The ticket is no longer valid: ask for a new one.');
