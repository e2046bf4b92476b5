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

/** As many as there are people in a municipality with its guests; each takes some 100 bytes. */
const MAX_CALLERS = 100_000;

/** Takes one request (or so much) of the caller's allowance: 0 if there was one, else the whole seconds until there is. */
export type Limiter = (caller: string, weight?: number) => number;

export function createLimiter(allowance: Allowance, now: () => number): Limiter {
  return createRefundableLimiter(allowance, now).take;
}

export interface RefundableLimiter {
  readonly take: Limiter;
  /** What the caller took last was well spent. */
  giveBack(caller: string): void;
}

export function createRefundableLimiter(
  { burst, perSecond }: Allowance,
  now: () => number,
): RefundableLimiter {
  const buckets = new Map<string, Bucket>();
  const refill = ({ left, atMs }: Bucket, ms: number): number =>
    Math.min(burst, left + (Math.max(0, ms - atMs) / 1000) * perSecond);

  const take: Limiter = (caller, weight = 1) => {
    const ms = now();
    const known = buckets.get(caller);
    const left = known ? refill(known, ms) : burst;
    const isAdmitted = left >= weight;
    // Moved to the end: the least recently used bucket comes first and is evicted first.
    buckets.delete(caller);
    buckets.set(caller, { left: isAdmitted ? left - weight : left, atMs: ms });
    for (const other of buckets.keys()) {
      if (buckets.size <= MAX_CALLERS) break;
      buckets.delete(other);
    }
    return isAdmitted ? 0 : Math.ceil((weight - left) / perSecond);
  };

  return {
    take,
    giveBack(caller) {
      const known = buckets.get(caller);
      if (known) buckets.set(caller, { ...known, left: Math.min(burst, known.left + 1) });
    },
  };
}
