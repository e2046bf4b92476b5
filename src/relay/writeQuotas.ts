import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { DiskFloor } from '../shared/diskFloor.ts';
import { SERVER_USER } from './documents/traces.ts';
import { RelayError } from './errors.ts';
import type { RelayLimits } from './limits.ts';
import type { StoreLocation } from './store/openStore.ts';
import { Throttle } from './throttle.ts';

const DAY_S = 24 * 60 * 60;

/** What may be added to the database: so much a person a day, and nothing large while the disk has little room. */
export class WriteQuotas {
  readonly #daily: Throttle;
  readonly #disk: DiskFloor | undefined;

  constructor({ dailyBytesPerPerson, freeDiskBytes }: RelayLimits, store: StoreLocation, now: () => number) {
    this.#daily = new Throttle({ perSecond: dailyBytesPerPerson / DAY_S, burst: dailyBytesPerPerson }, now);
    if (!('sqliteFile' in store)) return;
    const folder = dirname(store.sqliteFile);
    this.#disk = new DiskFloor({ folder, floorBytes: freeDiskBytes, statfs: statfsSync, now });
  }

  /** Throws `store/full` or `throttled`, and takes nothing then. */
  take(userId: string, bytes: number): void {
    const refusal = this.refusalOf(userId, bytes);
    if (refusal) throw refusal;
  }

  /** As {@link take}, without throwing. */
  refusalOf(userId: string, bytes: number): RelayError | undefined {
    if (this.#disk?.allows(bytes) === false)
      return new RelayError('store/full', 'The disk has too little free space for this write.');
    // Its summaries are of all documents, and what is trimmed below them is more.
    if (userId === SERVER_USER) return undefined;
    const retryAfterMs = this.#daily.take(userId, bytes);
    return retryAfterMs > 0
      ? new RelayError('throttled', 'The daily quota is exceeded.', { retryAfterMs })
      : undefined;
  }

  get isDiskLow(): boolean {
    return this.#disk?.isBelow ?? false;
  }
}
