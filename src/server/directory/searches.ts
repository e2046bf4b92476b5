/** Bounds how often one person has the directory asked about meetings that they are not in: each costs a question or two. */
import { Failure } from '../failure.ts';
import { type Allowance, createRefundableLimiter } from '../limits.ts';

/** Enough for links that lead elsewhere, and too few for a search. */
const MISSES: Allowance = { burst: 10, perSecond: 10 / 60 };

const MISS_CODES: readonly string[] = ['directory_refused', 'channel_not_supported'];

export interface Searches {
  /**
   * Throws `Failure` with `too_many_requests` instead of looking when that person has looked in vain too often. What is found
   * costs nothing, nor does a directory that gives no answer.
   */
  search<T>(person: string, look: () => Promise<T | undefined>): Promise<T | undefined>;
}

export function createSearches(now: () => number): Searches {
  const misses = createRefundableLimiter(MISSES, now);
  const underWay = new Map<string, Set<Promise<unknown>>>();

  return {
    async search(person, look) {
      for (;;) {
        const waitS = misses.take(person);
        if (waitS === 0) break;
        const others = underWay.get(person);
        if (!others) throw tooMany(waitS);
        // What is under way may be found, and then costs nothing.
        await Promise.race(others);
      }
      const others = underWay.get(person) ?? new Set();
      underWay.set(person, others);
      const looking = look();
      const over = looking.catch(() => undefined);
      others.add(over);
      try {
        const found = await looking;
        if (found !== undefined) misses.giveBack(person);
        return found;
      } catch (error) {
        // Microsoft Graph refuses to tell of chats that the app is not in, made-up ones among them.
        const isMiss = error instanceof Failure && MISS_CODES.includes(error.code);
        if (!isMiss) misses.giveBack(person);
        throw error;
      } finally {
        others.delete(over);
        if (others.size === 0) underWay.delete(person);
      }
    },
  };
}

const tooMany = (retryAfterS: number): Failure =>
  new Failure('too_many_requests', 'You have asked for too many meetings that you are not in: wait.', {
    retryAfterS,
  });
