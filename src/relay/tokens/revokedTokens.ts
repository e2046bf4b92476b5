import type { TokenClaims } from './claims.ts';

/** People whose tokens for a document are refused, if they were issued before that was said. In memory: a restart forgets all. */
export class RevokedTokens {
  readonly #lifetimeMs: number;
  readonly #now: () => number;
  /** Milliseconds since 1970, oldest first. */
  readonly #revokedAtMs = new Map<string, number>();

  /** `lifetimeMs`: no token lives longer. */
  constructor(lifetimeMs: number, now: () => number) {
    this.#lifetimeMs = lifetimeMs;
    this.#now = now;
  }

  get size(): number {
    return this.#revokedAtMs.size;
  }

  revokeAll(documentId: string): void {
    this.revoke(documentId, EVERYBODY);
  }

  /** Takes {@link RevokedTokens.revokeAll} back. */
  allowAll(documentId: string): void {
    this.#revokedAtMs.delete(keyOf(documentId, EVERYBODY));
  }

  revoke(documentId: string, userId: string): void {
    const key = keyOf(documentId, userId);
    this.#revokedAtMs.delete(key);
    this.#revokedAtMs.set(key, this.#now());
    const overMs = this.#now() - this.#lifetimeMs;
    for (const [oldest, atMs] of this.#revokedAtMs) {
      if (atMs > overMs) return;
      this.#revokedAtMs.delete(oldest);
    }
  }

  isRevoked({ documentId, user, iat }: Pick<TokenClaims, 'documentId' | 'user' | 'iat'>): boolean {
    // A token says in whole seconds when it was issued.
    return [user.id, EVERYBODY].some((userId) => {
      const atMs = this.#revokedAtMs.get(keyOf(documentId, userId));
      return atMs !== undefined && iat <= Math.floor(atMs / 1000);
    });
  }
}

/** No user's id: those of this product are longer. */
const EVERYBODY = '*';

const keyOf = (documentId: string, userId: string): string => JSON.stringify([documentId, userId]);
