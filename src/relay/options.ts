import type { Server as HttpServer } from 'node:http';
import type { RequestHandler } from 'express';
import { noSecurityLog, type SecurityLog } from '../securityLog/securityLog.ts';
import { RelayError } from './errors.ts';
import { DEFAULT_LIMITS, type RelayLimits } from './limits.ts';
import { type RelayLogger, silentLogger } from './logger.ts';
import type { AcceptsTreeSchema } from './operations/documentGuard.ts';
import type { StoreLocation } from './store/openStore.ts';

export interface RelayOptions {
  /** The tenant every token and path must name. */
  readonly tenantId: string;
  /** One or two secrets of at least 16 bytes; both verify, the first signs. To change keys: put the new one first. */
  readonly keys: readonly string[];
  readonly store: StoreLocation;
  /** A web server and app to live in, or an address of its own (loopback unless said otherwise). */
  readonly at: RelayPlace;
  /** Origins under which clients reach the relay. None: whatever origin a request came to. */
  readonly publicUrls?: readonly string[];
  /** Origins of pages that may open a socket, such as the app's. Default: any. What names no origin is no browser, and may. */
  readonly allowedOrigins?: readonly string[];
  /** A proxy that alone can reach the relay says in `X-Forwarded-*` what origin was asked for, and by whom. */
  readonly trustProxy?: boolean;
  /** With `trustProxy`: so many proxies stand in a row; what was said before them is not believed. Default: one. */
  readonly proxyHops?: number;
  readonly limits?: Partial<RelayLimits>;
  /** Whether a client may give a tree this stored schema. Default: none may be changed. */
  readonly acceptsTreeSchema?: AcceptsTreeSchema;
  /** The type of the node that a tree holds from its table's start on, and not before. */
  readonly startMark?: string;
  /** Access to `/metrics` of a relay with an address of its own. Default: any client. */
  readonly metricsAccess?: MetricsAccess;
  readonly logger?: RelayLogger;
  /** Audit log. The relay knows pseudonyms only. */
  readonly securityLog?: SecurityLog;
  /** At most an hour, which is also the default. */
  readonly maxTokenLifetimeSeconds?: number;
  /** A document without connections is unloaded after this. Default: one minute. */
  readonly idleUnloadMs?: number;
  /** How long operations below the last summary are kept, for clients that have been away. Default: one day. */
  readonly keepOpsMs?: number;
  /** How long objects that no summary needs are kept. Default: one day. */
  readonly keepObjectsMs?: number;
  /**
   * Has a summary written of a document that has had no connection for `keepOpsMs`; the relay cannot interpret operations itself.
   * Default: no summary, and operations after the clients' last summary stay in the log.
   */
  readonly summarize?: ((documentId: string) => Promise<void>) | undefined;
  /** Whether a document's meeting is over: its log is trimmed at once then. Default: no meeting is. */
  readonly isOver?: (documentId: string) => Promise<boolean>;
  /** How often all documents are tidied up. Default: six hours. */
  readonly sweepEveryMs?: number;
  /** Milliseconds since 1970. For tests. */
  readonly now?: () => number;
  /** Another process holds the database lease; this one can do nothing any more and should end. */
  readonly onFatal?: (error: RelayError) => void;
}

export type MetricsAccess = 'anybody' | 'nobody' | { readonly token: string };

export type RelayPlace =
  | { readonly server: HttpServer; readonly app: { use: (handler: RequestHandler) => unknown } }
  | { readonly host?: string; readonly port: number };

export type ResolvedRelayOptions = Required<
  Omit<RelayOptions, 'limits' | 'summarize' | 'startMark' | 'allowedOrigins'>
> &
  Pick<RelayOptions, 'summarize' | 'startMark' | 'allowedOrigins'> & { readonly limits: RelayLimits };

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const MAX_TOKEN_LIFETIME_SECONDS = 3_600;

/** Fills in the defaults. Throws `options/invalid` with a sentence that names the setting. */
export function resolveOptions(options: RelayOptions): ResolvedRelayOptions {
  const { tenantId, publicUrls = [], maxTokenLifetimeSeconds = MAX_TOKEN_LIFETIME_SECONDS } = options;
  if (!/^[\w-]{1,100}$/.test(tenantId)) throw invalid('tenantId may have letters, digits, - and _ only.');
  for (const url of publicUrls)
    if (!isWebUrl(url)) throw invalid(`publicUrls: ${url} is not an http(s) address.`);
  if (!(maxTokenLifetimeSeconds > 0 && maxTokenLifetimeSeconds <= MAX_TOKEN_LIFETIME_SECONDS)) {
    throw invalid('maxTokenLifetimeSeconds must be between 1 and 3600.');
  }
  return {
    trustProxy: false,
    proxyHops: 1,
    metricsAccess: 'anybody',
    acceptsTreeSchema: () => false,
    logger: silentLogger,
    securityLog: noSecurityLog,
    idleUnloadMs: MINUTE_MS,
    keepOpsMs: DAY_MS,
    keepObjectsMs: DAY_MS,
    summarize: undefined,
    isOver: async () => false,
    sweepEveryMs: 6 * HOUR_MS,
    now: Date.now,
    onFatal: () => undefined,
    ...options,
    publicUrls,
    maxTokenLifetimeSeconds,
    limits: { ...DEFAULT_LIMITS, ...options.limits },
  };
}

function isWebUrl(url: string): boolean {
  return URL.canParse(url) && ['http:', 'https:'].includes(new URL(url).protocol);
}

const invalid = (message: string): RelayError => new RelayError('options/invalid', message);
