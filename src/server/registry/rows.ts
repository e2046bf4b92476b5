/** Rows as records. What is not as it was written is an error, never a guess. */
import { DOCUMENT_KINDS } from '../../shared/contract/limits.ts';
import type { SessionRoles } from '../../shared/contract/schemas/roles.ts';
import type { SqlRow } from '../../sql/sqlDatabase.ts';
import type { Viewing } from './conversation.ts';
import type { DeletedSession, DocumentRecord, RemovedDocument, SessionRecord } from './registry.ts';

export const SESSION_COLUMNS =
  'id, tenant_id, meeting_key, sealed_meeting, fluid_service, moving_until_ms, started_at_ms, used_at_ms, ended_at_ms';
export const DELETED_COLUMNS = `${SESSION_COLUMNS}, deleted_at_ms, deleted_by`;
export const VIEWING_COLUMNS = 'id, session_id, made_by, made_at_ms, ends_at_ms';
export const DOCUMENT_COLUMNS = 'document_id, session_id, kind, table_number, registered_at_ms';

export function toSession(row: SqlRow): SessionRecord {
  return {
    id: text(row, 'id'),
    tenantId: text(row, 'tenant_id'),
    meetingKey: text(row, 'meeting_key'),
    encryptedMeetingId: text(row, 'sealed_meeting'),
    fluidService: text(row, 'fluid_service'),
    ...(row.moving_until_ms !== null && { movingUntilMs: integer(row, 'moving_until_ms') }),
    startedAtMs: integer(row, 'started_at_ms'),
    usedAtMs: integer(row, 'used_at_ms'),
    ...(row.ended_at_ms !== null && { endedAtMs: integer(row, 'ended_at_ms') }),
  };
}

export function toDeletedSession(row: SqlRow): DeletedSession {
  return {
    ...toSession(row),
    deletedAtMs: integer(row, 'deleted_at_ms'),
    deletedBy: text(row, 'deleted_by'),
  };
}

export function toDocument(row: SqlRow): DocumentRecord {
  const kind = DOCUMENT_KINDS.find((known) => known === row.kind);
  if (!kind) throw new TypeError('The registry holds a document of an unknown kind.');
  return {
    documentId: text(row, 'document_id'),
    sessionId: text(row, 'session_id'),
    kind,
    table: integer(row, 'table_number'),
    registeredAtMs: integer(row, 'registered_at_ms'),
  };
}

export function toRemoved(row: SqlRow): RemovedDocument {
  return { documentId: text(row, 'document_id'), fluidService: text(row, 'fluid_service') };
}

export function toViewing(row: SqlRow): Viewing {
  return {
    id: text(row, 'id'),
    sessionId: text(row, 'session_id'),
    madeBy: text(row, 'made_by'),
    madeAtMs: integer(row, 'made_at_ms'),
    endsAtMs: integer(row, 'ends_at_ms'),
  };
}

/** Rows with `role` and `person`. */
export function toRoles(rows: readonly SqlRow[]): SessionRoles {
  const holders = (role: string) => rows.filter((row) => row.role === role).map((row) => text(row, 'person'));
  return { facilitators: holders('facilitator'), noteTakers: holders('noteTaker') };
}

export function integer(row: SqlRow, column: string): number {
  const value = row[column];
  if (typeof value !== 'number') throw new TypeError(`The registry holds no number in ${column}.`);
  return value;
}

export function text(row: SqlRow, column: string): string {
  const value = row[column];
  if (typeof value !== 'string') throw new TypeError(`The registry holds no text in ${column}.`);
  return value;
}
