/**
 * Stores answers and words without a name on this device until the server has counted or stored them. Shared by all
 * windows of a person.
 */
import { POLL_ANSWERS } from '../../shared/contract/limits.ts';
import type { PollAnswer } from '../../shared/contract/schemas/polls.ts';

export interface KeptAnswer {
  readonly kind: 'answer';
  readonly sessionId: string;
  readonly pollId: string;
  readonly answer: PollAnswer;
  /** With it the answer can be changed. Missing for an answer of an earlier release. */
  readonly secret?: string;
  /** The poll's run when the answer was given. */
  readonly run?: string;
  /** Milliseconds since 1970, by this device's clock. */
  readonly atMs: number;
}

export interface KeptWord {
  readonly kind: 'word';
  readonly sessionId: string;
  readonly roundId: string;
  /** The jotting's subject. */
  readonly subject: string;
  readonly id: string;
  readonly text: string;
  readonly atMs: number;
}

export type Kept = KeptAnswer | KeptWord;

/** Every call may throw: storage can be full, or forbidden in a frame. */
export type KeptAnswersStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

export class KeptAnswersStore {
  readonly #storage: KeptAnswersStorage | undefined;
  readonly #key: string;
  /** Used without storage, for the life of the page. */
  #own: readonly Kept[] = [];

  constructor(storage: KeptAnswersStorage | undefined, meetingId: string) {
    this.#storage = storage;
    this.#key = `dialogkort.answers.${meetingId}`;
  }

  all(): readonly Kept[] {
    return this.#read() ?? this.#own;
  }

  /** Replaces an entry about the same subject. Of "more or next" only the last answer counts. */
  put(kept: Kept): void {
    const isOlder = (other: Kept) =>
      isSame(other, kept) || (isTime(kept) && isTime(other) && other.sessionId === kept.sessionId);
    this.#write([...this.all().filter((other) => !isOlder(other)), kept]);
  }

  remove(kept: Kept): void {
    this.#write(this.all().filter((other) => !isSame(other, kept)));
  }

  #read(): readonly Kept[] | undefined {
    try {
      const text = this.#storage?.getItem(this.#key);
      return this.#storage && keptOf(JSON.parse(text ?? '[]'));
    } catch {
      return undefined;
    }
  }

  /** Removes the key when there is nothing to store. */
  #write(all: readonly Kept[]): void {
    this.#own = all;
    try {
      if (all.length === 0) this.#storage?.removeItem(this.#key);
      else this.#storage?.setItem(this.#key, JSON.stringify(all));
    } catch {
      // Without storage they last as long as the page.
    }
  }
}

const isTime = (kept: Kept): boolean => kept.kind === 'answer' && kept.pollId.startsWith('time-');

function isSame(a: Kept, b: Kept): boolean {
  if (a.sessionId !== b.sessionId) return false;
  if (a.kind === 'answer') return b.kind === 'answer' && a.pollId === b.pollId;
  return b.kind === 'word' && a.id === b.id;
}

const ANSWERS: readonly unknown[] = Object.values(POLL_ANSWERS).flat();

/** The stored value may come from another release of the page: unknown entries are left out. */
function keptOf(stored: unknown): readonly Kept[] {
  if (!Array.isArray(stored)) return [];
  return stored.filter((entry: unknown): entry is Kept => {
    if (typeof entry !== 'object' || entry === null) return false;
    const { kind, sessionId, atMs, ...rest } = entry as Record<string, unknown>;
    if (typeof sessionId !== 'string' || typeof atMs !== 'number') return false;
    if (kind === 'answer') return typeof rest.pollId === 'string' && ANSWERS.includes(rest.answer);
    const isText = (field: string) => typeof rest[field] === 'string';
    return kind === 'word' && ['roundId', 'subject', 'id', 'text'].every(isText);
  });
}
