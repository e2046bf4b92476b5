/** How much one person may create and report, over all meetings. */
import { Failure } from '../failure.ts';
import type { Principal } from '../identity/identity.ts';
import { type Allowance, createLimiter } from '../limits.ts';

const HOUR_S = 60 * 60;

/** A day of trying things out, and then one every six minutes. */
export const NEW_SESSIONS: Allowance = { burst: 30, perSecond: 10 / HOUR_S };
/** Tokens to make a document: table and notes of each of them. */
export const NEW_DOCUMENTS: Allowance = { burst: 60, perSecond: 20 / HOUR_S };

/** Reports of damaged documents: an honest page sends one for each. */
export const DAMAGE_REPORTS: Allowance = { burst: 5, perSecond: 5 / HOUR_S };
const MIB = 1024 * 1024;
/** Bytes of decks that are saved: some thousand ordinary ones a day, or fifty of the largest. */
export const SAVED_DECKS: Allowance = { burst: 50 * MIB, perSecond: (50 * MIB) / (24 * HOUR_S) };

/** Spends `weight`, 1 unless said, of the person's quota. Throws `Failure` with `too_many_requests` if it is used up. */
export type PersonQuota = (person: Principal, weight?: number) => void;

export function createPersonQuota(allowance: Allowance, now: () => number): PersonQuota {
  const persons = createLimiter(allowance, now);
  return ({ tenantId, objectId }, weight) => {
    const waitS = persons(`${tenantId} ${objectId}`, weight);
    if (waitS > 0) {
      throw new Failure('too_many_requests', 'Your quota for this is used up: retry later.', {
        retryAfterS: waitS,
      });
    }
  };
}
