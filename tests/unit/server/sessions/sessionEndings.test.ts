import { pino } from 'pino';
import { openSqlRegistry } from '../../../../src/server/registry/openSqlRegistry.ts';
import type { Registry } from '../../../../src/server/registry/registry.ts';
import { createSessionEndings } from '../../../../src/server/sessions/sessionEndings.ts';
import { SESSION } from '../../../contract/registry/registryContract.ts';

describe('[OVER-1] SessionEndings', () => {
  let registry: Registry;
  let connected: string[];
  let disconnected: string[];
  let settled: string[];
  afterAll(() => registry.close());

  beforeAll(async () => {
    registry = await openSqlRegistry({ sqliteFile: ':memory:' });
    for (const name of ['one', 'other']) {
      await registry.findOrCreateCurrent({ ...SESSION, id: name, meetingKey: name });
      await registry.registerDocument({
        ...{ documentId: `table-${name}`, sessionId: name, kind: 'table', table: 0, registeredAtMs: 0 },
      });
    }
  });
  beforeEach(() => {
    connected = [];
    disconnected = [];
    settled = [];
  });

  const endings = () =>
    createSessionEndings({
      presence: {
        connected: () => connected.map((documentId) => ({ documentId, userId: 'somebody' })),
        makerOf: async () => 'unknown',
        startOf: () => undefined,
        senderOf: async () => undefined,
        settle: (documentId) => void settled.push(documentId),
        revokeAll: () => undefined,
        allowAll: () => undefined,
        revoke: () => undefined,
        disconnect: (documentId) => void disconnected.push(documentId),
      },
      registry,
      logger: pino({ level: 'silent' }),
    });

  test('[RELAY-61] ends the lines to a document, and then has its log cut, once its session has ended, and leaves other documents alone', async () => {
    const { announce } = endings();
    connected = ['table-one', 'table-one', 'table-other'];
    await announce();
    expect(disconnected).toEqual([]);
    await registry.endSession('one', 2_000);
    await announce();
    expect(settled).toEqual([]);
    // Those who come back look at what has ended.
    await announce();
    expect(disconnected).toEqual(['table-one']);
    expect(settled).toEqual(['table-one']);
    await registry.reopenSession('one', 0);
    await announce();
    await registry.removeSession('one', 0);
    await announce();
    expect(disconnected).toEqual(['table-one', 'table-one']);
  });

  test('leaves those alone who came to a session that had ended before', async () => {
    await registry.endSession('other', 2_000);
    const { announce } = endings();
    connected = ['table-other'];
    await announce();
    await announce();
    expect(disconnected).toEqual([]);
  });

  test('does nothing where the Fluid service is elsewhere, or the registry is away', async () => {
    await createSessionEndings({
      presence: undefined,
      registry,
      logger: pino({ level: 'silent' }),
    }).announce();
    const away = { runningDocuments: () => Promise.reject(new Error('away')) };
    const presence = {
      connected: () => [{ documentId: 'table-one', userId: 'somebody' }],
      makerOf: async () => 'unknown' as const,
      startOf: () => undefined,
      senderOf: async () => undefined,
      settle: () => undefined,
      revokeAll: () => undefined,
      allowAll: () => undefined,
      revoke: () => undefined,
      disconnect: (documentId: string) => void disconnected.push(documentId),
    };
    await createSessionEndings({ presence, registry: away, logger: pino({ level: 'silent' }) }).announce();
    expect(disconnected).toEqual([]);
  });
});
