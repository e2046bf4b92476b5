import type { Rate } from './limits.ts';
import { Throttle } from './throttle.ts';
import type { TokenClaims } from './tokens/claims.ts';

/** Of what a document has, for one of those who write, and for all who may only read: their ids are new in each token. */
const WRITERS_SHARE = 1 / 4;
const READERS_SHARE = 1 / 2;

export type Sharer = Pick<TokenClaims, 'documentId' | 'user' | 'scopes'>;

/**
 * A document's pace, in shares: who was only given something to look at has none of those who work at it, and of these
 * nobody has all.
 */
export class Shares {
  readonly #document: Throttle;
  readonly #writer: Throttle;
  readonly #readers: Throttle;

  constructor(rate: Rate, now: () => number) {
    this.#document = new Throttle(rate, now);
    this.#writer = new Throttle(partOf(rate, WRITERS_SHARE), now);
    this.#readers = new Throttle(partOf(rate, READERS_SHARE), now);
  }

  /** Returns 0, or the milliseconds to wait. */
  take({ documentId, user, scopes }: Sharer): number {
    if (isReader(scopes)) return this.#readers.take(documentId);
    return (
      this.#writer.take(JSON.stringify([documentId, user.id])) || this.#document.take(documentId || user.id)
    );
  }
}

export const isReader = (scopes: readonly string[]): boolean => scopes.every((scope) => scope === 'doc:read');

const partOf = ({ perSecond, burst }: Rate, part: number): Rate => ({
  perSecond: perSecond * part,
  burst: Math.max(1, Math.ceil(burst * part)),
});
