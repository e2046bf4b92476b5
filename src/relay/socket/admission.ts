import type { Metrics } from '../../shared/metrics.ts';
import { type DocumentRateLimit, isReader, type RateLimitedClient } from '../documentRateLimit.ts';
import type { LoadedDocuments } from '../documents/loadedDocuments.ts';
import { describeError, isRelayError, RelayError } from '../errors.ts';
import type { RelayLogger } from '../logger.ts';
import { toNetworkError } from '../networkError.ts';
import type { RelayStore } from '../store/port.ts';
import type { TokenVerifier } from '../tokens/tokenVerifier.ts';
import type { StandingOf } from './relaySocket.ts';

export interface AdmissionOptions {
  readonly store: RelayStore;
  readonly documents: LoadedDocuments;
  readonly tokens: TokenVerifier;
  readonly connects: DocumentRateLimit;
  readonly metrics: Metrics;
  readonly logger: RelayLogger;
}

/** Decides on connections to a document. */
export interface Admission {
  /** How a token opens that document, before anything else is looked at. Rejects with what the client is told. */
  readonly standing: StandingOf;
  /** The gate itself: token, document, rate limit. Rejects with what the client is told. */
  readonly admit: (tenantId: string, token: string) => Promise<void>;
}

export function admission(options: AdmissionOptions): Admission {
  const { tokens, metrics, logger } = options;

  const refusing = async <T>(documentId: string | undefined, work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      const code = describeError(error);
      metrics.count('relay_connects_total', 'Connections to documents.', { result: code });
      // Refusals are caused by the client; only the relay's own failures are logged, and not those of a shutdown.
      const isOwnFailure = !(error instanceof RelayError) || error.status >= 500;
      if (isOwnFailure && !isRelayError(error, 'relay/closing')) {
        logger.error({ documentId, code }, 'A client could not join');
      }
      throw toNetworkError(error);
    }
  };

  return {
    standing: (tenantId, documentId, token) =>
      refusing(undefined, async () => {
        const { scopes, user } = await tokens.verify(token, { tenantId, documentId, scopes: ['doc:read'] });
        if (scopes.includes('summary:write') && !scopes.includes('doc:write')) {
          throw new RelayError('token/scope', 'Only writers may summarize.');
        }
        return { as: isReader(scopes) ? 'reader' : 'writer', userId: user.id };
      }),
    async admit(tenantId, token) {
      const claims = await refusing(undefined, () =>
        tokens.verify(token, { tenantId, scopes: ['doc:read'] }),
      );
      await refusing(claims.documentId, () => admitTo(claims, options));
      metrics.count('relay_connects_total', 'Connections to documents.', { result: 'admitted' });
    },
  };
}

async function admitTo(
  claims: RateLimitedClient,
  { documents, connects, store }: AdmissionOptions,
): Promise<void> {
  const { documentId: id } = claims;
  documents.checkOpen(id);
  const waitMs = connects.take(claims);
  if (waitMs > 0)
    throw new RelayError('throttled', 'Too many connections at once.', { retryAfterMs: waitMs });
  if (!(await documents.watching(id, () => store.readDocument(id)))) {
    throw new RelayError('document/unknown', 'The document does not exist.');
  }
}
