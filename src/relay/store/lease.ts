/** SQLSTATE of our own: a write with the epoch of an earlier lease. */
export const STALE_EPOCH = 'RLY01';

/** Keeps other processes off the database. */
export interface Lease {
  /** Throws `store/lease-lost`. */
  assertNotLost(): void;
  /** Another process holds the database lease. */
  lose(): void;
  release(): Promise<void>;
}
