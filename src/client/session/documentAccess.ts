/**
 * How one document of a session is reached: its tokens and its registration. Fluid closes a container for good when a
 * token is refused, so what passes by itself is waited for here and never shown to it.
 */
import type { FluidEndpoint, LiveDocument } from '../../fluid/sharedDocument.ts';
import type { FluidToken } from '../../fluid/tokens.ts';
import type { DocumentKind, SessionView } from '../../shared/api.ts';
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
  { session, documentId, notesDocumentId }: SessionView,
  left: AbortSignal,
  kind: DocumentKind = 'table',
): DocumentAccess {
  const known = kind === 'table' ? documentId : notesDocumentId;
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
      persistently(async () => (await api.registerDocument(session.id, documentId, kind)).documentId);
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
      const { token, expiresAt } = await persistently(() => api.fluidToken(session.id, documentId, kind));
      return { token, expiresAtMs: Date.parse(expiresAt) };
    },
  };
}

/** Where the service is as this page reaches it. */
export function endpointOf(
  { fluid: { type, tenantId, endpoint } }: SessionView,
  origin: string,
): FluidEndpoint {
  return { type, tenantId, endpoint: new URL(endpoint, origin).origin };
}

export interface Making<Document> {
  readonly access: DocumentAccess;
  readonly make: () => Promise<Document>;
  readonly join: (documentId: string) => Promise<Document>;
  /** The id that the server has by now. */
  readonly find: () => Promise<string | undefined>;
}

/**
 * Of two people who make the document at once one comes first; the other throws its own away and joins. Whether the
 * loser learns it from its registration or is refused a token to make one, the winner's document is there by then.
 */
export async function makeOrJoin<Document extends Pick<LiveDocument, 'documentId' | 'close'>>({
  access,
  make,
  join,
  find,
}: Making<Document>): Promise<Document> {
  const making = make();
  const joinInstead = (documentId: string) => {
    making.then((mine) => mine.close()).catch(() => undefined);
    return join(documentId);
  };
  try {
    const first = await Promise.race([making, access.lostTo]);
    if (typeof first === 'string') return await joinInstead(first);
    const winner = await access.register(first.documentId);
    return winner === first.documentId ? first : await joinInstead(winner);
  } catch (error) {
    // Refused a token to make one: somebody else's is there.
    const documentId = await find();
    if (documentId === undefined) throw error;
    return joinInstead(documentId);
  }
}

function never(): Promise<never> {
  return new Promise(() => undefined);
}
