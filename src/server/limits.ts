/** How often one caller may ask: bursts are fine, a page gone wild is slowed down. */
export interface Allowance {
  /** Requests at once. */
  readonly burst: number;
  readonly perSecond: number;
}

interface Bucket {
  readonly left: number;
  readonly atMs: number;
}

const MAX_CALLERS = 10_000;

/** Takes one request of the caller's allowance: 0 if there was one, else the whole seconds until there is. */
export type Limiter = (caller: string) => number;

export function createLimiter({ burst, perSecond }: Allowance, now: () => number): Limiter {
  const buckets = new Map<string, Bucket>();
  const refill = ({ left, atMs }: Bucket, ms: number): number =>
    Math.min(burst, left + (Math.max(0, ms - atMs) / 1000) * perSecond);

  return (caller) => {
    const ms = now();
    const known = buckets.get(caller);
    const left = known ? refill(known, ms) : burst;
    const isAdmitted = left >= 1;
    // Put at the end, so that those who have asked for nothing the longest stand first and are forgotten first.
    buckets.delete(caller);
    buckets.set(caller, { left: isAdmitted ? left - 1 : left, atMs: ms });
    for (const other of buckets.keys()) {
      if (buckets.size <= MAX_CALLERS) break;
      buckets.delete(other);
    }
    return isAdmitted ? 0 : Math.ceil((1 - left) / perSecond);
  };
}
