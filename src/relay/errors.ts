import type { DamageCode, UNKNOWN_DOCUMENT_CODE } from '../shared/relayCodes.ts';

/** All errors of the relay. The code is stable; the message is for operators. */
export type RelayErrorCode =
  | DamageCode
  | typeof UNKNOWN_DOCUMENT_CODE
  | 'options/invalid'
  | 'request/invalid'
  | 'request/too-large'
  | 'request/unknown'
  | 'request/coding'
  | 'request/slow'
  | 'token/missing'
  | 'token/invalid'
  | 'token/expired'
  | 'token/lifetime'
  | 'token/tenant'
  | 'token/document'
  | 'token/scope'
  | 'token/used'
  | 'document/exists'
  | 'document/trimmed'
  | 'document/closed'
  | 'object/unknown'
  | 'limit/documents'
  | 'limit/size'
  | 'limit/log'
  | 'throttled'
  | 'relay/closing'
  | 'relay/address'
  | 'store/unavailable'
  | 'store/conflict'
  | 'store/full'
  | 'store/leased'
  | 'store/lease-lost'
  | 'store/schema'
  | 'store/damaged'
  | 'store/failed';

/** HTTP status by code: also the code in the protocol's own error answers on the socket. */
const STATUS: Record<RelayErrorCode, number> = {
  'options/invalid': 500,
  'request/invalid': 400,
  'request/too-large': 413,
  'request/unknown': 404,
  'request/coding': 415,
  'request/slow': 408,
  'token/missing': 403,
  'token/invalid': 403,
  'token/expired': 401,
  'token/lifetime': 403,
  'token/tenant': 403,
  'token/document': 403,
  'token/scope': 403,
  'token/used': 403,
  'document/unknown': 404,
  'document/exists': 409,
  // 503 without a time to retry is final for Fluid clients: they close the document and can say so.
  'document/stopped': 503,
  'document/corrupt': 503,
  'document/gap': 503,
  'document/oversized': 503,
  'document/trimmed': 410,
  'document/closed': 503,
  'object/unknown': 404,
  'limit/documents': 507,
  'limit/size': 413,
  'limit/log': 507,
  throttled: 429,
  'relay/closing': 503,
  'relay/address': 500,
  'store/unavailable': 503,
  'store/conflict': 409,
  'store/full': 507,
  'store/leased': 500,
  'store/lease-lost': 503,
  'store/schema': 500,
  'store/damaged': 500,
  'store/failed': 500,
};

/** What passes by itself: clients are told to come again, and when. */
const RETRY_AFTER_MS: Partial<Record<RelayErrorCode, number>> = {
  'document/closed': 1_000,
  'relay/closing': 1_000,
  'store/unavailable': 2_000,
  'store/lease-lost': 5_000,
  'store/full': 15_000,
  // Time for a summary.
  'limit/log': 15_000,
};

export interface RelayErrorOptions {
  /** The client may come again after this many milliseconds; some codes have a time of their own. */
  readonly retryAfterMs?: number;
  readonly cause?: unknown;
}

export class RelayError extends Error {
  readonly code: RelayErrorCode;
  readonly status: number;
  readonly retryAfterMs: number | undefined;

  constructor(code: RelayErrorCode, message: string, options: RelayErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'RelayError';
    this.code = code;
    this.status = STATUS[code];
    this.retryAfterMs = options.retryAfterMs ?? RETRY_AFTER_MS[code];
  }
}

export function isRelayError(error: unknown, ...codes: readonly RelayErrorCode[]): error is RelayError {
  return error instanceof RelayError && (codes.length === 0 || codes.includes(error.code));
}

/** A short description that is safe to log: a code where there is one, never contents or names. */
export function describeError(error: unknown): string {
  if (error instanceof RelayError) return error.code;
  if (typeof error !== 'object' || error === null) return typeof error;
  const name = 'name' in error && typeof error.name === 'string' ? error.name : 'Error';
  return 'code' in error && typeof error.code === 'string' ? `${name} ${error.code}` : name;
}
