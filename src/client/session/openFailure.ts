/** Why a meeting could not be opened, whoever said so: the server, the service, the network or the page itself. */
import { ApiFailure, type FailureCode } from './api.ts';

export type OpenFailure =
  | FailureCode
  | 'no_meeting'
  | 'newer_version'
  | 'service_unavailable'
  | 'gone'
  | 'storage_full'
  /** The service does not open the document, or ends it, each time. */
  | 'unusable';

/** There will be no table in this session any more: another one can begin. */
export const NEEDS_ANOTHER_TABLE: readonly OpenFailure[] = ['gone', 'unusable'];

/** The page tries again by itself. */
export const PASSES_BY_ITSELF: readonly OpenFailure[] = [
  'offline',
  'service_unavailable',
  'storage_full',
  'unusable',
  'directory_unavailable',
  'storage_unavailable',
  'too_many_requests',
];

/** Whoever is turned away for one of these may still look on with a ticket. */
export const LOOKS_ON_INSTEAD: readonly OpenFailure[] = [
  'not_signed_in',
  'no_consent',
  'wrong_tenant',
  'not_a_member',
  'no_meeting',
];

export class OpenFailed extends Error {
  override readonly name = 'OpenFailed';
  readonly failure: OpenFailure;

  constructor(failure: OpenFailure) {
    super(failure);
    this.failure = failure;
  }
}

/** Fluid's word for a document that the service does not have (any more). */
const DOCUMENT_IS_GONE = 'fileNotFoundOrAccessDeniedError';

export function failureOf(error: unknown): OpenFailure {
  if (error instanceof OpenFailed) return error.failure;
  if (error instanceof ApiFailure) return error.code;
  if (error instanceof Error && error.name === 'NewerDocumentError') return 'newer_version';
  if (error instanceof Error && error.name === 'ServiceFullError') return 'storage_full';
  if (error instanceof Error && 'errorType' in error && error.errorType === DOCUMENT_IS_GONE) return 'gone';
  return 'service_unavailable';
}
