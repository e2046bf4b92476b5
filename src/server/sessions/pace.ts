/** How much of what is kept one person may make. Sessions of the same person do not know of each other; this does. */
import { Failure } from '../failure.ts';
import type { Principal } from '../identity/identity.ts';
import { type Allowance, createLimiter } from '../limits.ts';

const HOUR_S = 60 * 60;

/** A day of trying things out, and then one every six minutes. */
export const NEW_SESSIONS: Allowance = { burst: 30, perSecond: 10 / HOUR_S };
/** Tokens to make a document: table and notes of each of them. */
export const NEW_DOCUMENTS: Allowance = { burst: 60, perSecond: 20 / HOUR_S };

/** Throws `Failure` with `too_many_requests` if the person has made too much. */
export type Pace = (person: Principal) => void;

export function createPace(allowance: Allowance, now: () => number): Pace {
  const persons = createLimiter(allowance, now);
  return ({ tenantId, objectId }) => {
    const waitS = persons(`${tenantId} ${objectId}`);
    if (waitS > 0) {
      throw new Failure('too_many_requests', 'You have begun too many: wait.', { retryAfterS: waitS });
    }
  };
}
