/**
 * How one document of a session is reached: its tokens and its registration. Fluid closes a container for good when a
 * token is refused, so what passes by itself is waited for here and never shown to it.
 */
import type { FluidToken } from '../../fluid/tokens.ts';
import type { SessionView } from '../../shared/api.ts';
import { type Api, ApiFailure, type FailureCode } from './api.ts';

const RETRY_FIRST_MS = 1_000;
const RETRY_LONGEST_MS = 8_000;
const PASSES_BY_ITSELF: readonly FailureCode[] = [
  'offline',
  'too_many_requests',
  'directory_unavailable',
  'storage_unavailable',
];

export interface DocumentAccess {
  readonly fetchToken: (documentId: string | undefined) => Promise<FluidToken>;
  /** Names a document to the server, once, and resolves with the session's document: another one if that came first. */
  readonly register: (documentId: string) => Promise<string>;
  /** Resolves, with the winner, if a document that was made here came second. */
  readonly lostTo: Promise<string>;
}

/** Nothing is asked any more once `left` is aborted. */
export function accessDocument(
  api: Api,
  { session, documentId: known }: SessionView,
  left: AbortSignal,
): DocumentAccess {
  const registered = new Map<string, Promise<string>>();
  const lost = Promise.withResolvers<string>();

  /** Never settles after leaving: there is nobody to tell. */
  const persistently = async <T>(ask: () => Promise<T>): Promise<T> => {
    for (let waitMs = RETRY_FIRST_MS; ; waitMs = Math.min(waitMs * 2, RETRY_LONGEST_MS)) {
      if (left.aborted) return never();
      try {
        return await ask();
      } catch (error) {
        if (left.aborted) return never();
        if (!(error instanceof ApiFailure && PASSES_BY_ITSELF.includes(error.code))) throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, waitMs));
    }
  };

  const register = (documentId: string): Promise<string> => {
    const asked =
      registered.get(documentId) ??
      persistently(async () => (await api.registerDocument(session.id, documentId)).documentId);
    registered.set(documentId, asked);
    return asked;
  };

  return {
    register,
    lostTo: lost.promise,
    fetchToken: async (documentId) => {
      // A document that was made just now is registered with the first token that is asked for it: the server gives
      // tokens for the session's own document only. If another one came first, this one gets none.
      if (documentId !== undefined && documentId !== known) {
        const winner = await register(documentId);
        if (winner !== documentId) {
          lost.resolve(winner);
          return never();
        }
      }
      const { token, expiresAt } = await persistently(() => api.fluidToken(session.id, documentId));
      return { token, expiresAtMs: Date.parse(expiresAt) };
    },
  };
}

function never(): Promise<never> {
  return new Promise(() => undefined);
}
