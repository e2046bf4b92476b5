/** Why a meeting could not be opened, by any cause: the server, the service, the network or the page itself. */
import { relayCodeOf } from '../../fluid/relayError.ts';
import { DAMAGE_CODES, UNKNOWN_DOCUMENT_CODE } from '../../shared/relayCodes.ts';
import { ApiFailure, type FailureCode } from './api.ts';

export type OpenFailure =
  | FailureCode
  | 'no_meeting'
  | 'service_unavailable'
  | 'gone'
  | 'storage_full'
  /** The table would take over from the meeting's last session, which cannot be read now. */
  | 'earlier_away'
  /** The same, and it is damaged or gone. */
  | 'earlier_unreadable'
  /** The relay says that the document cannot be used, or Fluid cannot apply its log. */
  | 'unusable';

/** This session will have no usable table any more: another session can begin. */
export const NEEDS_ANOTHER_TABLE: readonly OpenFailure[] = ['gone', 'unusable'];

/** A table can be created without what the last session passes on. */
export const CAN_BEGIN_WITHOUT_EARLIER: readonly OpenFailure[] = ['earlier_away', 'earlier_unreadable'];

/** The page retries by itself. */
export const TEMPORARY_FAILURES: readonly OpenFailure[] = [
  'offline',
  'service_unavailable',
  'storage_full',
  'earlier_away',
  // Another person may create the table meanwhile.
  'earlier_unreadable',
  'unusable',
  'directory_unavailable',
  'storage_unavailable',
  'too_many_requests',
];

/** A person refused for one of these reasons may still follow with a ticket. */
export const FOLLOWS_WITH_TICKET: readonly OpenFailure[] = [
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

const DAMAGE: readonly string[] = DAMAGE_CODES;

/**
 * An answer that comes from neither the app's server nor the relay, such as a proxy's, says nothing about the
 * document: it counts as unreachable.
 */
export function failureOf(error: unknown): OpenFailure {
  if (error instanceof OpenFailed) return error.failure;
  if (error instanceof ApiFailure) return error.code;
  if (error instanceof Error && error.name === 'NewerDocumentError') return 'newer_version';
  if (error instanceof Error && error.name === 'ServiceFullError') return 'storage_full';
  if (error instanceof Error && error.name === 'DocumentDamagedError') return 'unusable';
  const code = relayCodeOf(error);
  if (code === UNKNOWN_DOCUMENT_CODE) return 'gone';
  if (code !== undefined && DAMAGE.includes(code)) return 'unusable';
  return 'service_unavailable';
}
