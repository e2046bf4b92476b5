import { Retry, type RetryOptions } from './retry.ts';

/** After failures the interval grows up to this factor. */
const SLOWEST_FACTOR = 4;

export interface Repeating {
  /** Continues as long as the condition is true. */
  while(condition: boolean): void;
}

/**
 * Polls: waits `everyMs`, or up to half as much longer, after each answer, longer while there is none, and less than
 * a second once the network returns or the page becomes visible. `ask` rejects when it gets no answer.
 */
export function repeating(
  everyMs: number,
  ask: () => Promise<unknown>,
  { random = Math.random, comeback }: Partial<Pick<RetryOptions, 'random' | 'comeback'>> = {},
): Repeating {
  const policy = { firstMs: everyMs, longestMs: SLOWEST_FACTOR * everyMs };
  const retry = new Retry({ policy, random, ...(comeback && { comeback }) });
  /** An answer that arrives after a stop must not start a second loop. */
  let round: symbol | undefined;

  const goOn = (mine: symbol) => {
    retry.wait(async () => {
      try {
        await ask();
        retry.reset();
      } catch {
        // The next wait is longer.
      }
      if (round === mine) goOn(mine);
    });
  };
  return {
    while(condition) {
      if (condition === (round !== undefined)) return;
      round = condition ? Symbol('round') : undefined;
      retry.cancel();
      retry.reset();
      if (round) goOn(round);
    },
  };
}
