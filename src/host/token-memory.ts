import type { TokenReply } from './host.ts';

/** A token is asked for anew this long before its end, so that it does not run out on its way to the server. */
const RENEW_BEFORE_MS = 60_000;

export type AskForToken = (options?: { readonly fresh?: boolean }) => Promise<TokenReply>;

/**
 * Remembers the host's token until shortly before its end, and lets calls made at the same time share one question to
 * the host. A refusal is not remembered: the next call asks again.
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

/** When a JWT runs out, in milliseconds; 0 for a token that does not say, which is then never remembered. */
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
