/** Viewing tickets: whoever holds one may see one session's stage until it ends, and nothing else. */
import { randomUUID } from 'node:crypto';
import { errors, jwtVerify, SignJWT } from 'jose';
import { Failure } from '../failure.ts';

export const TICKET_LIFE_S = 8 * 60 * 60;
const AUDIENCE = 'dialogkort:viewing';

export interface ViewingTicket {
  readonly sessionId: string;
  /** Milliseconds since 1970. */
  readonly expiresAtMs: number;
}

export interface ViewingTickets {
  issue(sessionId: string): Promise<{ readonly ticket: string; readonly expiresAtMs: number }>;
  /** Throws `Failure` with `ticket_expired` or `not_signed_in`. Whether the session goes on is not looked at. */
  verify(ticket: string): Promise<ViewingTicket>;
}

export function createViewingTickets(key: Uint8Array, now: () => number): ViewingTickets {
  return {
    async issue(sessionId) {
      const issuedAtS = Math.floor(now() / 1000);
      const expiresAtS = issuedAtS + TICKET_LIFE_S;
      const ticket = await new SignJWT()
        .setProtectedHeader({ alg: 'HS256' })
        .setAudience(AUDIENCE)
        .setSubject(sessionId)
        .setJti(randomUUID())
        .setIssuedAt(issuedAtS)
        .setExpirationTime(expiresAtS)
        .sign(key);
      return { ticket, expiresAtMs: expiresAtS * 1000 };
    },
    async verify(ticket) {
      try {
        const { payload } = await jwtVerify(ticket, key, {
          algorithms: ['HS256'],
          audience: AUDIENCE,
          currentDate: new Date(now()),
          requiredClaims: ['sub', 'exp'],
        });
        const { sub = '', exp = 0 } = payload;
        return { sessionId: sub, expiresAtMs: exp * 1000 };
      } catch (error) {
        if (error instanceof errors.JWTExpired) throw ticketExpired();
        throw new Failure('not_signed_in', 'The viewing ticket is not valid here.');
      }
    },
  };
}

export const ticketExpired = (): Failure =>
  new Failure('ticket_expired', 'The viewing ticket is no longer valid: ask for a new one.');
