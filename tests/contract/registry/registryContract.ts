/** What every adapter of the registry has to do. `open` opens a store; the same name opens the same one again. */
import type { DocumentRecord, Registry, SessionRecord } from '../../../src/server/registry/registry.ts';

export interface RegistryHarness {
  open(store: string): Promise<Registry>;
  cleanUp(): Promise<void>;
}

export const SESSION: SessionRecord = {
  id: 'session-1',
  tenantId: 'tenant',
  meetingKey: 'meeting',
  sealedMeeting: 'sealed',
  startedAtMs: 1_000,
  usedAtMs: 1_000,
};
const DOCUMENT: DocumentRecord = {
  documentId: 'document-1',
  sessionId: 'session-1',
  kind: 'table',
  table: 0,
  registeredAtMs: 2_000,
};

export function registryContract(name: string, harness: RegistryHarness): void {
  describe(`a registry: ${name}`, () => {
    const opened: Registry[] = [];
    let store = 0;

    const open = async (which = `store-${store}`): Promise<Registry> => {
      const registry = await harness.open(which);
      opened.push(registry);
      return registry;
    };

    beforeEach(() => {
      store += 1;
    });
    afterEach(async () => {
      await Promise.all(opened.splice(0).map((registry) => registry.close()));
    });
    afterAll(() => harness.cleanUp());

    test('[SESSION-1] the first to ask for a meeting’s session makes it, the others get the same one', async () => {
      const registry = await open();
      expect(await registry.findOrCreateCurrent(SESSION)).toEqual(SESSION);
      expect(await registry.findOrCreateCurrent({ ...SESSION, id: 'session-2' })).toEqual(SESSION);
      expect(await registry.findSession('session-1')).toEqual(SESSION);
      expect(await registry.findSession('session-2')).toBeUndefined();
    });

    test('[SESSION-1] two servers on one store that ask at once agree on one session', async () => {
      const servers = [await open(), await open()];
      const found = await Promise.all(
        Array.from({ length: 50 }, (_, i) =>
          servers[i % servers.length]?.findOrCreateCurrent({ ...SESSION, id: `session-${i}` }),
        ),
      );
      expect(new Set(found.map((session) => session?.id)).size).toBe(1);
      expect(await servers[0]?.listSessions('tenant', 'meeting')).toHaveLength(1);
    });

    test('meetings and tenants do not share sessions', async () => {
      const registry = await open();
      await registry.findOrCreateCurrent(SESSION);
      const others = [
        { ...SESSION, id: 'session-2', meetingKey: 'another meeting' },
        { ...SESSION, id: 'session-3', tenantId: 'another tenant' },
      ];
      for (const other of others) expect(await registry.findOrCreateCurrent(other)).toEqual(other);
      expect(await registry.listSessions('tenant', 'meeting')).toEqual([SESSION]);
    });

    test('[SESSION-4] a session ends once, stays listed, and a new one can begin', async () => {
      const registry = await open();
      await registry.findOrCreateCurrent(SESSION);
      const ended = { ...SESSION, endedAtMs: 5_000 };
      expect(await registry.endSession('session-1', 5_000)).toEqual(ended);
      expect(await registry.endSession('session-1', 9_000)).toEqual(ended);
      const next = { ...SESSION, id: 'session-2', startedAtMs: 6_000 };
      expect(await registry.findOrCreateCurrent(next)).toEqual(next);
      expect(await registry.listSessions('tenant', 'meeting')).toEqual([next, ended]);
    });

    test('ending a session that never was tells so', async () => {
      const registry = await open();
      expect(await registry.endSession('session-1', 5_000)).toBeUndefined();
    });

    test('[SESSION-3] the first document of a place wins, and the loser learns the winner’s', async () => {
      const registry = await open();
      await registry.findOrCreateCurrent(SESSION);
      expect(await registry.registerDocument(DOCUMENT)).toEqual({ document: DOCUMENT });
      const late = { ...DOCUMENT, documentId: 'document-2', registeredAtMs: 3_000 };
      expect(await registry.registerDocument(late)).toEqual({ document: DOCUMENT });
      expect(await registry.listDocuments('session-1')).toEqual([DOCUMENT]);
    });

    test('[SESSION-3] two servers that register at once agree on one winner', async () => {
      const servers = [await open(), await open()];
      await servers[0]?.findOrCreateCurrent(SESSION);
      const outcomes = await Promise.all(
        servers.map((registry, i) => registry.registerDocument({ ...DOCUMENT, documentId: `document-${i}` })),
      );
      expect(outcomes[0]).toEqual(outcomes[1]);
      expect(await servers[1]?.listDocuments('session-1')).toHaveLength(1);
    });

    test('[SESSION-3] a document belongs to one place only, over all sessions', async () => {
      const registry = await open();
      await registry.findOrCreateCurrent(SESSION);
      await registry.findOrCreateCurrent({ ...SESSION, id: 'session-2', meetingKey: 'another meeting' });
      await registry.registerDocument(DOCUMENT);
      const taken = { refused: 'taken' };
      expect(await registry.registerDocument({ ...DOCUMENT, sessionId: 'session-2' })).toEqual(taken);
      expect(await registry.registerDocument({ ...DOCUMENT, kind: 'notes' })).toEqual(taken);
    });

    test('a session has room for several tables and their notes', async () => {
      const registry = await open();
      await registry.findOrCreateCurrent(SESSION);
      const documents: DocumentRecord[] = [
        { ...DOCUMENT, documentId: 'notes-1', kind: 'notes' },
        DOCUMENT,
        { ...DOCUMENT, documentId: 'document-2', table: 1 },
      ];
      for (const document of documents)
        expect(await registry.registerDocument(document)).toEqual({ document });
      expect(await registry.listDocuments('session-1')).toEqual(documents);
    });

    test('nothing is registered for a session that has ended or never was', async () => {
      const registry = await open();
      expect(await registry.registerDocument(DOCUMENT)).toEqual({ refused: 'unknown_session' });
      await registry.findOrCreateCurrent(SESSION);
      await registry.endSession('session-1', 5_000);
      expect(await registry.registerDocument(DOCUMENT)).toEqual({ refused: 'session_ended' });
    });

    test('[SESSION-7] what was kept is there after closing and opening again', async () => {
      const before = await harness.open(`store-${store}`);
      await before.findOrCreateCurrent(SESSION);
      await before.registerDocument(DOCUMENT);
      await before.close();
      const after = await open();
      await after.check();
      expect(await after.findSession('session-1')).toEqual(SESSION);
      expect(await after.listDocuments('session-1')).toEqual([DOCUMENT]);
    });

    test('sessions are counted over all meetings', async () => {
      const registry = await open();
      expect(await registry.countSessions()).toEqual({ current: 0, ended: 0, removals: 0 });
      await registry.findOrCreateCurrent(SESSION);
      await registry.findOrCreateCurrent({ ...SESSION, id: 'session-2', meetingKey: 'another meeting' });
      await registry.endSession('session-2', 5_000);
      expect(await registry.countSessions()).toEqual({ current: 1, ended: 1, removals: 0 });
    });

    test('a closed store fails its check', async () => {
      const registry = await harness.open(`store-${store}`);
      await registry.close();
      await expect(registry.check()).rejects.toThrow();
    });
  });
}
