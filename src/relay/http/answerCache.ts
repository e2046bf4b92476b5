import type { EncodedJson } from './encodedJson.ts';

const MIB = 1024 * 1024;
const CACHE_BYTES = 32 * MIB;
/** As long as clients keep arriving at the beginning of a meeting, or after a restart. */
const KEEP_MS = 10_000;

interface Entry {
  readonly answer: Promise<EncodedJson>;
  readonly forget: NodeJS.Timeout;
  bytes: number;
}

/** Answers that many ask for at once: made once, kept for a moment. */
export class AnswerCache {
  /** The one made longest ago first. */
  readonly #entries = new Map<string, Entry>();
  #bytes = 0;

  get(key: string, make: () => Promise<EncodedJson>): Promise<EncodedJson> {
    const known = this.#entries.get(key);
    if (known) return known.answer;
    const forget = setTimeout(() => this.#forget(key, entry), KEEP_MS);
    forget.unref();
    const entry: Entry = { answer: make(), forget, bytes: 0 };
    this.#entries.set(key, entry);
    entry.answer.then(
      ({ byteLength }) => this.#made(key, entry, byteLength),
      // The next one finds out for themselves.
      () => this.#forget(key, entry),
    );
    return entry.answer;
  }

  #made(key: string, entry: Entry, bytes: number): void {
    if (this.#entries.get(key) !== entry) return;
    entry.bytes = bytes;
    this.#bytes += bytes;
    for (const [oldest, made] of this.#entries) {
      if (this.#bytes <= CACHE_BYTES) return;
      this.#forget(oldest, made);
    }
  }

  #forget(key: string, entry: Entry): void {
    if (this.#entries.get(key) !== entry) return;
    clearTimeout(entry.forget);
    this.#entries.delete(key);
    this.#bytes -= entry.bytes;
  }
}
