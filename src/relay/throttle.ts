import type { Rate } from './limits.ts';

/** Keys that have been quiet for this long, and are full again, are forgotten. */
const FORGET_AFTER_MS = 10 * 60_000;
const FORGET_EVERY = 10_000;

/** A token bucket: full at the beginning. */
export class Bucket {
  readonly #rate: Rate;
  #tokens: number;
  /** When it was last looked at, ms since 1970. */
  atMs: number;

  constructor(rate: Rate, nowMs: number) {
    this.#rate = rate;
    this.#tokens = rate.burst;
    this.atMs = nowMs;
  }

  /** Takes `weight` out. Returns 0, or the milliseconds to wait if there is too little in it, and takes nothing. */
  take(weight: number, nowMs: number): number {
    const { perSecond, burst } = this.#rate;
    this.#tokens = Math.min(burst, this.#tokens + (Math.max(0, nowMs - this.atMs) / 1000) * perSecond);
    this.atMs = nowMs;
    // More than the bucket can ever hold passes when the bucket is full, or it would never pass.
    const needed = Math.min(weight, burst);
    if (this.#tokens < needed) return Math.ceil(((needed - this.#tokens) / perSecond) * 1000);
    this.#tokens -= needed;
    return 0;
  }
}

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
    const bucket = this.#buckets.get(key) ?? new Bucket(this.#rate, now);
    this.#buckets.set(key, bucket);
    return bucket.take(weight, now);
  }

  #forgetQuietKeys(now: number): void {
    this.#calls += 1;
    if (this.#calls % FORGET_EVERY !== 0) return;
    const fullAfterMs = (this.#rate.burst / this.#rate.perSecond) * 1000;
    const forgetAfterMs = Math.max(FORGET_AFTER_MS, fullAfterMs);
    for (const [key, bucket] of this.#buckets)
      if (now - bucket.atMs > forgetAfterMs) this.#buckets.delete(key);
  }
}
