import type { PersonView, TokenReply } from '../../contract.ts';
import type { TokenOutcome } from '../host/services.ts';

/** Teams returns the same token until shortly before it expires. */
const RENEW_BEFORE_END_MS = 5 * 60 * 1000;

/** A Teams client's tokens for an app's requests. */
export class TokenCache {
  readonly #fetch: (personId: string) => Promise<TokenReply>;
  readonly #now: () => number;
  readonly #kept = new Map<string, TokenReply>();

  constructor(fetch: (personId: string) => Promise<TokenReply>, now: () => number) {
    this.#fetch = fetch;
    this.#now = now;
  }

  async token(person: PersonView): Promise<TokenOutcome> {
    if (person.role === 'guest') return { reason: 'The user is not signed in.' };
    const kept = this.#kept.get(person.id);
    if (kept !== undefined && Date.parse(kept.expiresAt) - this.#now() > RENEW_BEFORE_END_MS) {
      return { token: kept.token };
    }
    if (!person.online) return { reason: 'Network error.' };
    try {
      const reply = await this.#fetch(person.id);
      this.#kept.set(person.id, reply);
      return { token: reply.token };
    } catch {
      return { reason: 'Network error.' };
    }
  }
}
