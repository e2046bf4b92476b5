import type { Request } from 'express';
import type { Metrics } from '../../shared/metrics.ts';
import type { LoadedDocuments } from '../documents/loadedDocuments.ts';
import { RelayError } from '../errors.ts';
import { isRecord, type JsonRecord, parseJson } from '../json.ts';
import type { RelayLimits } from '../limits.ts';
import type { RelayLogger } from '../logger.ts';
import type { Shares } from '../shares.ts';
import type { RelayStore } from '../store/port.ts';
import type { Throttle } from '../throttle.ts';
import type { Scope, TokenClaims } from '../tokens/claims.ts';
import type { TokenVerifier } from '../tokens/tokenVerifier.ts';

/** What the REST routes work with. */
export interface HttpContext {
  readonly tenantId: string;
  readonly store: RelayStore;
  readonly documents: LoadedDocuments;
  readonly tokens: TokenVerifier;
  readonly limits: RelayLimits;
  readonly metrics: Metrics;
  readonly logger: RelayLogger;
  readonly now: () => number;
  readonly requests: Shares;
  readonly creates: Throttle;
  /** Where clients find the relay, as seen by the one who asks. No slash at the end. */
  readonly baseUrl: (request: Request) => string;
}

/** The claims of the request's token, if it is good for this tenant, document (unless left out) and scope. */
export async function authorize(
  context: HttpContext,
  request: Request,
  scope: Scope,
  documentId?: string,
): Promise<TokenClaims> {
  const claims = await context.tokens.verify(tokenOf(request), {
    tenantId: String(request.params.tenant),
    scopes: [scope],
    ...(documentId !== undefined && { documentId }),
  });
  const waitMs = context.requests.take(claims);
  if (waitMs > 0) throw tooFast(context, 'request', waitMs);
  return claims;
}

/** As {@link authorize}, and the document must be there and open. Damage found by the work stops the document. */
export async function onDocument<T>(
  context: HttpContext,
  request: Request,
  { scope, documentId }: { readonly scope: Scope; readonly documentId?: string },
  work: (id: string) => Promise<T>,
): Promise<T> {
  const { documents, store } = context;
  const { documentId: id } = await authorize(context, request, scope, documentId);
  if (id === '') throw new RelayError('token/document', 'The token is for no document.');
  documents.checkOpen(id);
  return documents.watching(id, async () => {
    if (!(await store.readDocument(id))) {
      throw new RelayError('document/unknown', 'The document does not exist.');
    }
    return work(id);
  });
}

/** The object that the request brings; an empty one for anything else. To be asked for once it is known who sent it. */
export function bodyOf({ body }: Request): JsonRecord {
  if (typeof body !== 'string' || body === '') return {};
  const parsed = parseJson(body);
  if (parsed === undefined) throw new RelayError('request/invalid', 'The body is no JSON.');
  return isRecord(parsed) ? parsed : {};
}

export function tooFast(context: HttpContext, what: string, retryAfterMs: number): RelayError {
  context.metrics.count('relay_throttled_total', 'Requests refused for coming too fast.', { what });
  return new RelayError('throttled', 'Too much at once.', { retryAfterMs });
}

const AUTHORIZATION = /^(?:Basic|Bearer) (\S+)$/;

/** `Basic <token>` for ordering, `Basic base64(<tenant>:<token>)` for storage; a token has dots and base64 has none. */
function tokenOf(request: Request): string | undefined {
  const credentials = AUTHORIZATION.exec(request.get('authorization') ?? '')?.[1];
  if (credentials === undefined || credentials.includes('.')) return credentials;
  return Buffer.from(credentials, 'base64')
    .toString()
    .replace(/^[^:]*:/, '');
}
