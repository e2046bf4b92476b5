/** More than a relay makes documents in the hour that a token lives. */
const REMEMBERED = 10_000;

/** Tokens that are good for one use, by their `jti`. In memory: the oldest is forgotten first, and a restart forgets all. */
export class UsedTokens {
  readonly #remembered: number;
  readonly #used = new Set<string>();

  constructor(remembered = REMEMBERED) {
    this.#remembered = remembered;
  }

  get size(): number {
    return this.#used.size;
  }

  /** Returns false if the token has been used before. */
  use(jti: string): boolean {
    if (this.#used.has(jti)) return false;
    this.#used.add(jti);
    const [oldest] = this.#used;
    if (this.#used.size > this.#remembered && oldest !== undefined) this.#used.delete(oldest);
    return true;
  }
}
