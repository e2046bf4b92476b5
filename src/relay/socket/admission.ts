import type { Metrics } from '../../shared/metrics.ts';
import type { LoadedDocuments } from '../documents/loadedDocuments.ts';
import { describeError, isRelayError, RelayError } from '../errors.ts';
import type { RelayLogger } from '../logger.ts';
import { toNetworkError } from '../networkError.ts';
import type { Sharer, Shares } from '../shares.ts';
import type { RelayStore } from '../store/port.ts';
import type { TokenVerifier } from '../tokens/tokenVerifier.ts';

export interface AdmissionOptions {
  readonly store: RelayStore;
  readonly documents: LoadedDocuments;
  readonly tokens: TokenVerifier;
  readonly connects: Shares;
  readonly metrics: Metrics;
  readonly logger: RelayLogger;
}

/** The one gate to a document's socket: token, document, pace. Rejects with what the client is told. */
export function admission(options: AdmissionOptions): (tenantId: string, token: string) => Promise<void> {
  const { tokens, metrics } = options;
  return async (tenantId, token) => {
    let documentId: string | undefined;
    try {
      const claims = await tokens.verify(token, { tenantId, scopes: ['doc:read'] });
      const { scopes } = claims;
      documentId = claims.documentId;
      if (scopes.includes('summary:write') && !scopes.includes('doc:write')) {
        throw new RelayError('token/scope', 'Only writers may summarize.');
      }
      await admitTo(claims, options);
      metrics.count('relay_connects_total', 'Connections to documents.', { result: 'admitted' });
    } catch (error) {
      const code = describeError(error);
      metrics.count('relay_connects_total', 'Connections to documents.', { result: code });
      // Refusals are the client's affair; what the relay could not do is the operator's. Who asked it to stop knows.
      const isOwnFailure = !(error instanceof RelayError) || error.status >= 500;
      if (isOwnFailure && !isRelayError(error, 'relay/closing')) {
        options.logger.error({ documentId, code }, 'A client could not be let in');
      }
      throw toNetworkError(error);
    }
  };
}

async function admitTo(claims: Sharer, { documents, connects, store }: AdmissionOptions): Promise<void> {
  const { documentId: id } = claims;
  documents.checkOpen(id);
  const waitMs = connects.take(claims);
  if (waitMs > 0)
    throw new RelayError('throttled', 'Too many connections at once.', { retryAfterMs: waitMs });
  if (!(await documents.watching(id, () => store.readDocument(id)))) {
    throw new RelayError('document/unknown', 'The document does not exist.');
  }
}
