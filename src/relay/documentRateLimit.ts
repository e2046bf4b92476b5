import type { Rate } from './limits.ts';
import { Throttle } from './throttle.ts';
import type { TokenClaims } from './tokens/claims.ts';

/** Parts of a document's rate: for one writer, and for all read-only clients, whose ids are new in each token. */
const WRITERS_SHARE = 1 / 4;
const READERS_SHARE = 1 / 2;

export interface RateLimitedClient extends Pick<TokenClaims, 'documentId' | 'scopes'> {
  readonly user: { readonly id: string };
}

/** Rate limit of each document. Read-only clients have a bucket of their own; one writer gets at most a quarter of the rate. */
export class DocumentRateLimit {
  readonly #document: Throttle;
  readonly #writer: Throttle;
  readonly #readers: Throttle;

  constructor(rate: Rate, now: () => number) {
    this.#document = new Throttle(rate, now);
    this.#writer = new Throttle(partOf(rate, WRITERS_SHARE), now);
    this.#readers = new Throttle(partOf(rate, READERS_SHARE), now);
  }

  /** Returns 0, or the milliseconds to wait. */
  take({ documentId, user, scopes }: RateLimitedClient, weight = 1): number {
    if (isReader(scopes)) return this.#readers.take(documentId, weight);
    return (
      this.#writer.take(JSON.stringify([documentId, user.id]), weight) ||
      this.#document.take(documentId || user.id, weight)
    );
  }
}

export const isReader = (scopes: readonly string[]): boolean => scopes.every((scope) => scope === 'doc:read');

const partOf = ({ perSecond, burst }: Rate, part: number): Rate => ({
  perSecond: perSecond * part,
  burst: Math.max(1, Math.ceil(burst * part)),
});
