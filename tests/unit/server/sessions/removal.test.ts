import { pino } from 'pino';
import { openSqlRegistry } from '../../../../src/server/registry/openSqlRegistry.ts';
import { createRemoval } from '../../../../src/server/sessions/removal.ts';

describe('[RETAIN-2] a server that closes while it cleans up', () => {
  test('finishes the present document and leaves the others to the next server', async () => {
    const registry = await openSqlRegistry({ sqliteFile: ':memory:' });
    const session = {
      tenantId: 't',
      encryptedMeetingId: 's',
      fluidService: 'main',
      startedAtMs: 1,
      usedAtMs: 1,
    };
    for (const id of ['a', 'b', 'c']) {
      await registry.findOrCreateCurrent({ ...session, id, meetingKey: id });
      await registry.registerDocument({
        ...{ documentId: `table-${id}`, sessionId: id, kind: 'table', table: 0, registeredAtMs: 1 },
      });
      await registry.removeSession(id, 0);
    }
    const closing = new AbortController();
    const deleted: string[] = [];
    const removal = (nowMs: number) =>
      createRemoval({
        registry,
        adminOf: () => ({
          deleteDocument: async (documentId) => {
            deleted.push(documentId);
            closing.abort();
            return 'deleted';
          },
        }),
        logger: pino({ level: 'silent' }),
        now: () => nowMs,
      });
    await removal(1_000).cleanUp(closing.signal);
    expect(deleted).toHaveLength(1);
    expect((await registry.countSessions()).removals).toBe(2);
    const anHourLaterMs = 3_600_000;
    await removal(anHourLaterMs).cleanUp(new AbortController().signal);
    expect(deleted.sort()).toEqual(['table-a', 'table-b', 'table-c']);
    await registry.close();
  });
});
