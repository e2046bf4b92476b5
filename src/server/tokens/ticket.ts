/**
 * Tickets: whoever holds one may look at one session's table, and nothing else. One for the stage is good while the sharing
 * goes on that it was made for; one for the recap for a quarter of an hour, also after the end.
 */
import { randomUUID } from 'node:crypto';
import { errors, jwtVerify, SignJWT } from 'jose';
import { Failure } from '../failure.ts';

export const TICKET_KINDS = ['stage', 'recap'] as const;
export type TicketKind = (typeof TICKET_KINDS)[number];

/** A stage keeps its address as long as it is shared, so its ticket has to outlast the longest meeting. */
export const TICKET_LIFE_S: Readonly<Record<TicketKind, number>> = { stage: 8 * 60 * 60, recap: 15 * 60 };
const AUDIENCE: Readonly<Record<TicketKind, string>> = {
  stage: 'dialogkort:viewing',
  recap: 'dialogkort:recap',
};

export interface Ticket {
  readonly kind: TicketKind;
  /** Of this ticket alone. */
  readonly id: string;
  readonly sessionId: string;
  /** Milliseconds since 1970. */
  readonly expiresAtMs: number;
}

export interface Tickets {
  issue(kind: TicketKind, sessionId: string): Promise<Ticket & { readonly ticket: string }>;
  /** Throws `Failure` with `ticket_expired` or `not_signed_in`. Neither session nor sharing are looked at. */
  verify(ticket: string): Promise<Ticket>;
}

export function createTickets(key: Uint8Array, now: () => number): Tickets {
  return {
    async issue(kind, sessionId) {
      const id = randomUUID();
      const issuedAtS = Math.floor(now() / 1000);
      const expiresAtS = issuedAtS + TICKET_LIFE_S[kind];
      const ticket = await new SignJWT()
        .setProtectedHeader({ alg: 'HS256' })
        .setAudience(AUDIENCE[kind])
        .setSubject(sessionId)
        .setJti(id)
        .setIssuedAt(issuedAtS)
        .setExpirationTime(expiresAtS)
        .sign(key);
      return { ticket, kind, id, sessionId, expiresAtMs: expiresAtS * 1000 };
    },
    async verify(ticket) {
      try {
        const { payload } = await jwtVerify(ticket, key, {
          algorithms: ['HS256'],
          audience: Object.values(AUDIENCE),
          currentDate: new Date(now()),
          requiredClaims: ['sub', 'exp', 'jti'],
        });
        const { aud, sub = '', exp = 0, jti = '' } = payload;
        const kind = TICKET_KINDS.find((known) => AUDIENCE[known] === aud);
        if (!kind) throw invalid();
        return { kind, id: jti, sessionId: sub, expiresAtMs: exp * 1000 };
      } catch (error) {
        if (error instanceof errors.JWTExpired) throw ticketExpired();
        throw invalid();
      }
    },
  };
}

const invalid = (): Failure => new Failure('not_signed_in', 'The ticket is not valid here.');
export const ticketExpired = (): Failure =>
  new Failure('ticket_expired', 'The ticket is no longer valid: ask for a new one.');
