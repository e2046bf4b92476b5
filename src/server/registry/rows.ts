/** Rows of either database as records. What is not as it was written is an error, never a guess. */
import { DOCUMENT_KINDS, type SessionRoles } from '../../shared/api.ts';
import type { DocumentRecord, SessionRecord } from './registry.ts';

export type Row = Readonly<Record<string, unknown>>;

export const SESSION_COLUMNS =
  'id, tenant_id, meeting_key, sealed_meeting, started_at_ms, used_at_ms, ended_at_ms';
export const DOCUMENT_COLUMNS = 'document_id, session_id, kind, table_number, registered_at_ms';

export function toSession(row: Row): SessionRecord {
  return {
    id: text(row, 'id'),
    tenantId: text(row, 'tenant_id'),
    meetingKey: text(row, 'meeting_key'),
    sealedMeeting: text(row, 'sealed_meeting'),
    startedAtMs: integer(row, 'started_at_ms'),
    usedAtMs: integer(row, 'used_at_ms'),
    ...(row.ended_at_ms !== null && { endedAtMs: integer(row, 'ended_at_ms') }),
  };
}

export function toDocument(row: Row): DocumentRecord {
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

/** Rows with `role` and `person`. */
export function toRoles(rows: readonly Row[]): SessionRoles {
  const holders = (role: string) => rows.filter((row) => row.role === role).map((row) => text(row, 'person'));
  return { facilitators: holders('facilitator'), noteTakers: holders('noteTaker') };
}

export function integer(row: Row, column: string): number {
  const value = row[column];
  if (typeof value !== 'number') throw new TypeError(`The registry holds no number in ${column}.`);
  return value;
}

export function text(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== 'string') throw new TypeError(`The registry holds no text in ${column}.`);
  return value;
}
