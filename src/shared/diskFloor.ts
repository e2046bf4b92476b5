/** Enough for edits and a small table's summary. Larger writes wait until there is room. */
export const SMALL_WRITE_BYTES = 64 * 1024;
/** How long one reading of the free space is used. */
const LOOK_EVERY_MS = 2_000;

/** The part of `statfsSync` of `node:fs` that is used. */
export type Statfs = (folder: string) => { readonly bavail: number; readonly bsize: number };

export interface DiskFloorOptions {
  readonly folder: string;
  /** 0 accepts everything until the disk is full. */
  readonly floorBytes: number;
  readonly statfs: Statfs;
  readonly now: () => number;
}

/** Reserves the last of a disk for small writes, so that meetings go on while an administrator makes room. */
export class DiskFloor {
  readonly #options: DiskFloorOptions;
  #isBelow = false;
  #lookedAtMs = Number.NEGATIVE_INFINITY;

  constructor(options: DiskFloorOptions) {
    this.#options = options;
  }

  allows(bytes: number): boolean {
    return bytes <= SMALL_WRITE_BYTES || !this.isBelow;
  }

  get isBelow(): boolean {
    const { floorBytes, now } = this.#options;
    if (floorBytes === 0) return false;
    const nowMs = now();
    if (Math.abs(nowMs - this.#lookedAtMs) < LOOK_EVERY_MS) return this.#isBelow;
    this.#lookedAtMs = nowMs;
    this.#isBelow = this.#freeBytes() < floorBytes;
    return this.#isBelow;
  }

  /** Free bytes for this process. An unreadable folder counts as free: writing to it then gives the error. */
  #freeBytes(): number {
    const { folder, statfs } = this.#options;
    try {
      const { bavail, bsize } = statfs(folder);
      return bavail * bsize;
    } catch {
      return Number.POSITIVE_INFINITY;
    }
  }
}
