/**
 * Access to one document of a session: tokens and registration. Fluid closes a container for good when a token is
 * refused, so temporary failures are retried here and hidden from it.
 */
import type { FluidEndpoint } from '../../fluid/containers.ts';
import type { LiveDocument } from '../../fluid/sharedDocument.ts';
import type { FluidToken } from '../../fluid/tokens.ts';
import type { DocumentKind } from '../../shared/contract/limits.ts';
import type { SessionView } from '../../shared/contract/schemas/sessions.ts';
import { originsOf } from '../../shared/fluidAddress.ts';
import { type Api, ApiFailure, type FailureCode } from './api.ts';
import { type RetryPolicy, retrying } from './retry.ts';

const RETRY: RetryPolicy = { firstMs: 1_000, longestMs: 8_000 };
const TEMPORARY_FAILURES: readonly FailureCode[] = [
  'offline',
  'too_many_requests',
  'directory_unavailable',
  'storage_unavailable',
];

export interface DocumentAccess {
  /** Registers a document that was created just now before it asks for the token: the server gives tokens for registered ones only. */
  readonly registerAndFetchToken: (documentId: string | undefined) => Promise<FluidToken>;
  /** Requests the token of the session's document before Fluid is there to ask for it; the first who asks gets it. */
  readonly fetchTokenAhead: () => void;
  /**
   * Registers a document at the server, once, and resolves with the session's document: another one if that was
   * first.
   */
  readonly register: (documentId: string) => Promise<string>;
  /** Decrypts, for guests, the names of the people at the table that the Fluid service announces. By pseudonym. */
  readonly decryptNames: (
    sealed: Readonly<Record<string, string>>,
  ) => Promise<Readonly<Record<string, string>>>;
  /** Resolves with the winner if a document that was created here was registered second. */
  readonly supersededBy: Promise<string>;
}

/** Sends no requests after `left` is aborted. */
export function accessDocument(
  api: Api,
  { session, documentId, notesDocumentId }: SessionView,
  left: AbortSignal,
  kind: DocumentKind = 'table',
  /** The damaged document whose place one takes that is made here. */
  replaces?: string,
): DocumentAccess {
  const known = kind === 'table' ? documentId : notesDocumentId;
  const replacing = replaces === undefined ? {} : { replaces };
  const registered = new Map<string, Promise<string>>();
  let supersede: (winner: string) => void = () => undefined;
  const supersededBy = new Promise<string>((resolve) => {
    supersede = resolve;
  });

  const untilAnswered = <T>(ask: () => Promise<T>): Promise<T> =>
    retrying(ask, {
      policy: RETRY,
      random: Math.random,
      left,
      isWorthRetrying: (error) => error instanceof ApiFailure && TEMPORARY_FAILURES.includes(error.code),
    });

  const register = (documentId: string): Promise<string> => {
    const asked =
      registered.get(documentId) ??
      untilAnswered(
        async () => (await api.registerDocument(session.id, { documentId, kind, ...replacing })).documentId,
      );
    registered.set(documentId, asked);
    return asked;
  };

  const fetchToken = async (documentId: string | undefined): Promise<FluidToken> => {
    const { token, expiresAt } = await untilAnswered(() =>
      api.fluidToken(session.id, { kind, ...(documentId !== undefined && { documentId }), ...replacing }),
    );
    return { token, expiresAtMs: Date.parse(expiresAt) };
  };
  let ahead: Promise<FluidToken> | undefined;

  return {
    register,
    supersededBy,
    fetchTokenAhead: () => {
      if (known === undefined) return;
      ahead = fetchToken(known);
      // The failure is thrown to the caller that uses the token.
      ahead.catch(() => undefined);
    },
    decryptNames: async (sealed) => (await untilAnswered(() => api.decryptNames({ names: sealed }))).names,
    registerAndFetchToken: async (documentId) => {
      // A new document is registered with the first request for a token: the server gives tokens for the session's
      // own document only. If another document was first, this one gets no token.
      if (documentId !== undefined && documentId !== known) {
        const winner = await register(documentId);
        if (winner !== documentId) {
          supersede(winner);
          return never();
        }
      }
      const taken = documentId === known ? ahead : undefined;
      ahead = undefined;
      return taken ?? fetchToken(documentId);
    },
  };
}

/** The Fluid endpoint as this page reaches it. */
export function endpointOf({ fluid }: SessionView, origin: string): FluidEndpoint {
  return { type: fluid.type, tenantId: fluid.tenantId, ...originsOf(fluid, origin) };
}

export interface Making<Document> {
  readonly access: DocumentAccess;
  /** Aborted once the page no longer wants the document. */
  readonly left: AbortSignal;
  readonly make: () => Promise<Document>;
  readonly join: (documentId: string) => Promise<Document>;
  /** The id that the server knows now. */
  readonly find: () => Promise<string | undefined>;
}

/**
 * When two people create the document at the same time one is first; the other discards its own and joins. The loser
 * learns it from its registration or from a refused token; the winner's document is registered by then.
 */
export async function makeOrJoin<Document extends Pick<LiveDocument, 'documentId' | 'close'>>({
  access,
  left,
  make,
  join,
  find,
}: Making<Document>): Promise<Document> {
  const making = make();
  const discard = () => {
    making.then((mine) => mine.close()).catch(() => undefined);
  };
  // Nothing that asks the server settles after that.
  if (left.aborted) discard();
  else left.addEventListener('abort', discard, { once: true });
  let winner: string | undefined;
  try {
    const first = await Promise.race([making, access.supersededBy]);
    winner = typeof first === 'string' ? first : await access.register(first.documentId);
    if (typeof first !== 'string' && winner === first.documentId) {
      left.removeEventListener('abort', discard);
      return first;
    }
    discard();
  } catch (error) {
    // Also a document whose registration got no answer: it would stay connected beside the next attempt's.
    discard();
    // The token to create one was refused: another person's document exists.
    winner = await find();
    if (winner === undefined) throw error;
  }
  return join(winner);
}

function never(): Promise<never> {
  return new Promise(() => undefined);
}
