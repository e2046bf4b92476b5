import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Request } from 'express';
import type { Network } from '../../shared/clientAddress.ts';
import type { FairQueue } from '../../shared/fairQueue.ts';
import { exceedsShape } from '../../shared/jsonShape.ts';
import type { Metrics } from '../../shared/metrics.ts';
import type { DocumentRateLimit } from '../documentRateLimit.ts';
import type { DocumentMakers } from '../documents/documentMakers.ts';
import type { LoadedDocuments } from '../documents/loadedDocuments.ts';
import { RelayError } from '../errors.ts';
import { isRecord, type JsonRecord, parseJson } from '../json.ts';
import type { RelayLimits } from '../limits.ts';
import type { RelayLogger } from '../logger.ts';
import type { RelayStore } from '../store/port.ts';
import type { Throttle } from '../throttle.ts';
import type { Scope, TokenClaims } from '../tokens/claims.ts';
import { checkClaims, type TokenVerifier } from '../tokens/tokenVerifier.ts';
import type { UsedTokens } from '../tokens/usedTokens.ts';
import type { WriteQuotas } from '../writeQuotas.ts';
import type { AnswerCache } from './answerCache.ts';
import type { AnswerSender } from './encodedJson.ts';

/** What a request brought, neither decoded nor parsed. */
export interface ReceivedBody {
  readonly bytes: Buffer;
}

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
  readonly requests: DocumentRateLimit;
  readonly creates: Throttle;
  readonly quotas: WriteQuotas;
  /** Tokens that have made a document. */
  readonly usedTokens: UsedTokens;
  readonly makers: DocumentMakers;
  /** Refuses every token for the document that was issued until now, and ends its connections. */
  readonly revokeAll: (documentId: string) => void;
  readonly senders: Senders;
  readonly networksOf: (request: Request) => readonly Network[];
  /** What takes long for the one thread, of all callers. */
  readonly work: FairQueue;
  readonly answers: AnswerSender;
  readonly summaries: AnswerCache;
  /** The relay's address as the client sees it. No slash at the end. */
  readonly baseUrl: (request: Request) => string;
}

/** The claims of a request's token, which is verified once. */
export class Senders {
  readonly #tokens: TokenVerifier;
  readonly #known = new WeakMap<Request, TokenClaims>();

  constructor(tokens: TokenVerifier) {
    this.#tokens = tokens;
  }

  /** Rejects with a `token/…` error. */
  async of(request: Request): Promise<TokenClaims> {
    const claims = this.#known.get(request) ?? (await this.#tokens.read(tokenOf(request)));
    this.#known.set(request, claims);
    return claims;
  }
}

/** The claims of the request's token, if it is good for this tenant, document (unless left out) and scope. */
export async function authorize(
  { senders, requests, metrics }: Pick<HttpContext, 'senders' | 'requests' | 'metrics'>,
  request: Request,
  scope: Scope,
  documentId?: string,
): Promise<TokenClaims> {
  const claims = checkClaims(await senders.of(request), {
    tenantId: String(request.params.tenant),
    scopes: [scope],
    ...(documentId !== undefined && { documentId }),
  });
  const waitMs = requests.take(claims);
  if (waitMs > 0) throw tooFast(metrics, 'request', waitMs);
  return claims;
}

/**
 * As {@link authorize}, and the document must be there and open. The work waits for its turn. Damage found by it stops the
 * document.
 */
export async function onDocument<T>(
  context: HttpContext,
  request: Request,
  { scope, documentId }: { readonly scope: Scope; readonly documentId?: string },
  work: (id: string, userId: string) => Promise<T>,
): Promise<T> {
  const { documents, store } = context;
  const { documentId: id, user } = await authorize(context, request, scope, documentId);
  if (id === '') throw new RelayError('token/document', 'The token names no document.');
  return context.work.run(user.id, () => {
    documents.checkOpen(id);
    return documents.watching(id, async () => {
      if (!(await store.readDocument(id))) {
        throw new RelayError('document/unknown', 'The document does not exist.');
      }
      return work(id, user.id);
    });
  });
}

/**
 * A summary of this product has 31 objects and one of 25 parts in each; what is in them is text. Measured with a deck of the
 * largest size and after a long meeting: 700 parts, 15 levels.
 */
const BODY_SHAPE = { parts: 40_000, depth: 200 };

/** The JSON object in the body; an empty one for anything else. Call it after authentication. */
export async function bodyOf({ body }: Request): Promise<JsonRecord> {
  const { bytes } = (body ?? {}) as Partial<ReceivedBody>;
  if (!bytes || bytes.byteLength === 0) return {};
  const text = bytes.toString();
  if (exceedsShape(text, BODY_SHAPE)) throw new RelayError('limit/size', 'The body has too many parts.');
  // Each step takes long for a large one, and others are answered between them.
  await nextTurn();
  const parsed = parseJson(text);
  if (parsed === undefined) throw new RelayError('request/invalid', 'The body is not JSON.');
  await nextTurn();
  return isRecord(parsed) ? parsed : {};
}

export function tooFast(metrics: Metrics, what: string, retryAfterMs: number): RelayError {
  metrics.count('relay_throttled_total', 'Requests refused for coming too fast.', { what });
  return new RelayError('throttled', 'The rate limit is exceeded.', { retryAfterMs });
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
