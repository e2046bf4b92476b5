/** What the phone keeps on itself until it has arrived, or until its place at the table is over. */
import type { Contribution } from '../../shared/contract/schemas/phones.ts';
import type { PollAnswer } from '../../shared/contract/schemas/polls.ts';

/** What was typed or pressed and has not been answered yet. */
export type Unsent =
  | { readonly id: string; readonly contribution: Contribution }
  | { readonly id: string; readonly pollId: string; readonly answer: PollAnswer };

export interface Kept {
  readonly ticket: string | undefined;
  readonly name: string;
  readonly unsent: readonly Unsent[];
  /** Words without a name that the server holds in memory: sent again if it loses them. */
  readonly heldWords: readonly Unsent[];
  /** By poll: what was answered, and the secret with which it can be changed. */
  readonly answers: Readonly<Record<string, { readonly answer: PollAnswer; readonly secret: string }>>;
  /** Typed and not yet sent, by field. */
  readonly drafts: Readonly<Record<string, string>>;
  readonly atMs: number;
}

const KEY = 'dialogkort.phone';
/** Longer than any meeting. */
const LIFE_MS = 12 * 60 * 60_000;

export const NOTHING_KEPT: Kept = {
  ...{ ticket: undefined, name: '', unsent: [], heldWords: [] },
  ...{ answers: {}, drafts: {}, atMs: 0 },
};

export interface KeptStore {
  read(): Kept;
  write(kept: Kept): void;
  clear(): void;
}

/** A browser that keeps nothing, as in private windows, has what is in memory. */
export function keptIn(storage: Storage | undefined, nowMs: () => number): KeptStore {
  return {
    read() {
      try {
        const kept: Partial<Kept> = JSON.parse(storage?.getItem(KEY) ?? '{}');
        const isOld = nowMs() - (kept.atMs ?? 0) > LIFE_MS;
        return isOld ? NOTHING_KEPT : { ...NOTHING_KEPT, ...kept };
      } catch {
        return NOTHING_KEPT;
      }
    },
    write(kept) {
      try {
        storage?.setItem(KEY, JSON.stringify({ ...kept, atMs: nowMs() }));
      } catch {
        // The storage is full or closed.
      }
    },
    clear() {
      try {
        storage?.removeItem(KEY);
      } catch {
        // As above.
      }
    },
  };
}
