/** Part of the log's limit that one user may take. */
const WRITERS_SHARE = 1 / 4;
/** Operations of one person that follow each other are kept as one entry, up to this part of the limit. */
const ENTRY_SHARE = 1 / 512;

interface Entry {
  seq: number;
  readonly userId: string;
  bytes: number;
}

/**
 * Bytes in the log since the last summary, in total and by user. Each client that opens the document reads all of it, and so does
 * the relay when it loads the document.
 */
export class LogBudget {
  readonly #limit: number;
  readonly #entries: Entry[] = [];
  readonly #ofUser = new Map<string, number>();
  #total = 0;

  constructor(limitBytes: number) {
    this.#limit = limitBytes;
  }

  /** An operation in the log. `bytes`: as stored, and what it unpacks to. */
  add(seq: number, userId: string, bytes: number): void {
    const last = this.#entries.at(-1);
    if (last?.userId === userId && last.bytes + bytes <= this.#limit * ENTRY_SHARE) {
      last.seq = seq;
      last.bytes += bytes;
    } else this.#entries.push({ seq, userId, bytes });
    this.#count(userId, bytes);
  }

  /** A summary holds everything up to this sequence number. */
  summarised(through: number): void {
    const first = this.#entries.findIndex(({ seq }) => seq > through);
    const covered = this.#entries.splice(0, first < 0 ? this.#entries.length : first);
    for (const { userId, bytes } of covered) this.#count(userId, -bytes);
  }

  /** Whether this person has to wait for a summary. */
  isFullFor(userId: string): boolean {
    return this.#total >= this.#limit || (this.#ofUser.get(userId) ?? 0) >= this.#limit * WRITERS_SHARE;
  }

  #count(userId: string, bytes: number): void {
    this.#total += bytes;
    const sum = (this.#ofUser.get(userId) ?? 0) + bytes;
    if (sum > 0) this.#ofUser.set(userId, sum);
    else this.#ofUser.delete(userId);
  }
}
