import type { Rate } from './limits.ts';

interface Bucket {
  tokens: number;
  at: number;
}

/** Keys that have been quiet for this long are full again at any sensible rate, and are forgotten. */
const FORGET_AFTER_MS = 10 * 60_000;
const FORGET_EVERY = 10_000;

/** Token buckets by key. */
export class Throttle {
  readonly #rate: Rate;
  readonly #now: () => number;
  readonly #buckets = new Map<string, Bucket>();
  #calls = 0;

  constructor(rate: Rate, now: () => number) {
    this.#rate = rate;
    this.#now = now;
  }

  /** Takes `weight` from the key's bucket. Returns 0, or the milliseconds to wait if there is too little in it. */
  take(key: string, weight = 1): number {
    const now = this.#now();
    this.#forgetQuietKeys(now);
    const { perSecond, burst } = this.#rate;
    const bucket = this.#buckets.get(key) ?? { tokens: burst, at: now };
    bucket.tokens = Math.min(burst, bucket.tokens + (Math.max(0, now - bucket.at) / 1000) * perSecond);
    bucket.at = now;
    this.#buckets.set(key, bucket);
    // More than the bucket can ever hold passes when the bucket is full, or it would never pass.
    const needed = Math.min(weight, burst);
    if (bucket.tokens < needed) return Math.ceil(((needed - bucket.tokens) / perSecond) * 1000);
    bucket.tokens -= needed;
    return 0;
  }

  #forgetQuietKeys(now: number): void {
    this.#calls += 1;
    if (this.#calls % FORGET_EVERY !== 0) return;
    for (const [key, bucket] of this.#buckets)
      if (now - bucket.at > FORGET_AFTER_MS) this.#buckets.delete(key);
  }
}
