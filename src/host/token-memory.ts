import type { TokenReply } from './host.ts';

/** A token is renewed this long before it expires, so that it is valid when it reaches the server. */
const RENEW_BEFORE_MS = 60_000;

export type AskForToken = (options?: { readonly fresh?: boolean }) => Promise<TokenReply>;

/**
 * Caches the host's token until shortly before it expires, and lets simultaneous calls share one request. A refusal
 * is not cached.
 */
export function rememberToken(ask: () => Promise<TokenReply>, now: () => number): AskForToken {
  let remembered: { readonly token: string; readonly renewAtMs: number } | undefined;
  let asking: Promise<TokenReply> | undefined;

  return async (options) => {
    if (options?.fresh) remembered = undefined;
    if (remembered && now() < remembered.renewAtMs) return { ok: remembered.token };
    asking ??= ask().finally(() => {
      asking = undefined;
    });
    const reply = await asking;
    if ('ok' in reply) remembered = { token: reply.ok, renewAtMs: endOf(reply.ok) - RENEW_BEFORE_MS };
    return reply;
  };
}

/** Expiry of a JWT, in milliseconds; 0 for a token without one, which is then never cached. */
function endOf(token: string): number {
  try {
    const payload = (token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
    const claims: unknown = JSON.parse(atob(payload));
    const exp = typeof claims === 'object' && claims !== null && 'exp' in claims ? claims.exp : 0;
    return typeof exp === 'number' ? exp * 1000 : 0;
  } catch {
    return 0;
  }
}
