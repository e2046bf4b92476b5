/** What a database of an earlier release holds, as far as its migrations had tables for it, and what is found of it today. */
import type { Registry } from '../../../src/server/registry/registry.ts';
import { SESSION } from './registryContract.ts';

const ENDED = { ...SESSION, id: 'session-0', endedAtMs: 900, startedAtMs: 500, usedAtMs: 500 };

/** Statements for a database with the first `steps` migrations, whose tables have that prefix. */
export function earlierRows(steps: number, prefix = ''): string[] {
  const since: readonly (readonly [step: number, table: string, values: string])[] = [
    [
      1,
      'sessions (id, tenant_id, meeting_key, sealed_meeting, started_at_ms, ended_at_ms)',
      "'session-0', 'tenant', 'meeting', 'sealed', 500, 900",
    ],
    [
      1,
      'sessions (id, tenant_id, meeting_key, sealed_meeting, started_at_ms)',
      "'session-1', 'tenant', 'meeting', 'sealed', 1000",
    ],
    [
      1,
      'documents (document_id, session_id, kind, table_number, registered_at_ms)',
      "'document-1', 'session-1', 'table', 0, 2000",
    ],
    [
      2,
      'team_decks (tenant_id, meeting_key, id, version, summary, deck, saved_at_ms)',
      "'tenant', 'meeting', 'own', 3, '{}', '{\"own\":1}', 3000",
    ],
    [3, 'roles (session_id, role, person)', "'session-1', 'facilitator', 'anna'"],
    [3, 'removals (document_id, due_at_ms)', "'removed', 4000"],
    [
      4,
      'viewings (id, session_id, made_by, made_at_ms, ends_at_ms)',
      "'sharing', 'session-1', 'anna', 4000, 9000",
    ],
    [5, 'boxes (session_id, name, body)', "'session-1', 'poll', 'encrypted'"],
    [
      6,
      'sessions (id, tenant_id, meeting_key, sealed_meeting, started_at_ms, deleted_at_ms, deleted_by)',
      "'session-2', 'tenant', 'meeting', 'sealed', 600, 700, 'anna'",
    ],
  ];
  return since
    .filter(([step]) => step <= steps)
    .map(([, table, values]) => `INSERT INTO ${prefix}${table} VALUES (${values})`);
}

export async function expectEarlierRows(registry: Registry, steps: number): Promise<void> {
  // Use was not recorded at first: a session counts as used when it began, in a database whose use was not recorded.
  const usedAtMs = (startedAtMs: number) => (steps < 3 ? startedAtMs : 0);
  expect(await registry.listSessions('tenant', 'meeting')).toEqual([
    { ...SESSION, usedAtMs: usedAtMs(1_000) },
    { ...ENDED, usedAtMs: usedAtMs(500) },
  ]);
  expect(await registry.findOrCreateCurrent({ ...SESSION, id: 'session-9' })).toHaveProperty(
    'id',
    'session-1',
  );
  const document = { documentId: 'document-1', sessionId: 'session-1', kind: 'table', table: 0 } as const;
  expect(await registry.findDocument('document-1')).toEqual({ ...document, registeredAtMs: 2_000 });
  const deck = await registry.teamDecks.find({ tenantId: 'tenant', meetingKey: 'meeting' }, 'own');
  expect(deck?.version).toBe(steps < 2 ? undefined : 3);
  const { facilitators } = await registry.conversation.listRoles('session-1');
  expect(facilitators).toEqual(steps < 3 ? [] : ['anna']);
  expect((await registry.countSessions()).removals).toBe(steps < 3 ? 0 : 1);
  expect(await registry.conversation.hasViewing('sharing')).toBe(steps >= 4);
  // The fifth migration removes the encrypted records that were there before it.
  expect(await registry.conversation.readRecord('session-1', 'poll')).toBe(
    steps < 5 ? undefined : 'encrypted',
  );
  expect((await registry.listDeleted()).map(({ id }) => id)).toEqual(steps < 6 ? [] : ['session-2']);
  // The session's rows still hang on it.
  expect(await registry.removeSession('session-1', 5_000)).toEqual([
    { documentId: 'document-1', fluidService: 'main' },
  ]);
  expect(await registry.conversation.hasViewing('sharing')).toBe(false);
  expect(await registry.findDocument('document-1')).toBeUndefined();
}
