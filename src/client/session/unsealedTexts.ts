/**
 * What a person has written at a table on this device, until the server's signature stands beside it there: a page that
 * was closed before asks for it when the person next opens the table (decision 43).
 */
import type { SealedContent } from '../../shared/seal.ts';
import { unsealedKey } from './unsealedKey.ts';

/** Every call may throw: storage can be full, or forbidden in a frame. */
export type UnsealedStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** An ended session can be reopened for a day. After that nothing can be stored beside the text any more. */
const LIFE_MS = 24 * 60 * 60_000;
const TEXTS_MAX = 100;

interface Entry {
  /** Milliseconds since 1970, by this device's clock. */
  readonly atMs: number;
  readonly content: SealedContent;
}

export class UnsealedTexts {
  readonly #storage: UnsealedStorage | undefined;
  readonly #key: string;
  readonly #nowMs: () => number;

  constructor(storage: UnsealedStorage | undefined, sessionId: string, nowMs: () => number) {
    this.#storage = storage;
    this.#key = unsealedKey(sessionId);
    this.#nowMs = nowMs;
  }

  all(): readonly SealedContent[] {
    return this.#read().map(({ content }) => content);
  }

  /** Replaces an earlier text of the same node. */
  keep(content: SealedContent): void {
    const others = this.#read().filter((entry) => !isOfSameNode(entry.content, content));
    this.#write([...others, { atMs: this.#nowMs(), content }].slice(-TEXTS_MAX));
  }

  /** Leaves texts that were changed since. */
  remove(contents: readonly SealedContent[]): void {
    const gone = new Set(contents.map((content) => JSON.stringify(content)));
    this.#write(this.#read().filter(({ content }) => !gone.has(JSON.stringify(content))));
  }

  #read(): readonly Entry[] {
    try {
      const stored: unknown = JSON.parse(this.#storage?.getItem(this.#key) ?? '[]');
      const oldestMs = this.#nowMs() - LIFE_MS;
      return Array.isArray(stored) ? stored.filter(isEntry).filter(({ atMs }) => atMs > oldestMs) : [];
    } catch {
      return [];
    }
  }

  #write(entries: readonly Entry[]): void {
    try {
      if (entries.length === 0) this.#storage?.removeItem(this.#key);
      else this.#storage?.setItem(this.#key, JSON.stringify(entries));
    } catch {
      // Without storage the page asks as long as it is open.
    }
  }
}

const isOfSameNode = (one: SealedContent, other: SealedContent): boolean =>
  one.kind === other.kind && one.id === other.id;

function isEntry(value: unknown): value is Entry {
  if (typeof value !== 'object' || value === null || !('atMs' in value && 'content' in value)) return false;
  const { atMs, content } = value;
  if (typeof atMs !== 'number' || typeof content !== 'object' || content === null) return false;
  const { kind, id, by, texts } = content as Readonly<Record<string, unknown>>;
  const isText = (part: unknown) => typeof part === 'string';
  return [kind, id, by].every(isText) && Array.isArray(texts) && texts.every(isText);
}
