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
  encryptedMeetingId: 'sealed',
  fluidService: 'main',
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

    test('[SESSION-33] a session keeps the Fluid service that it was begun at', async () => {
      const elsewhere = { ...SESSION, fluidService: 'second' };
      const registry = await open();
      await registry.findOrCreateCurrent(elsewhere);
      expect(await registry.findOrCreateCurrent({ ...SESSION, id: 'session-2' })).toEqual(elsewhere);
      expect(await registry.findSession('session-1')).toEqual(elsewhere);
    });

    test('[OPS-15] the registry knows which Fluid services take new sessions, and what each of them has', async () => {
      const registry = await open();
      expect(await registry.fluidServices.listOpen()).toEqual(new Map());
      await registry.fluidServices.setOpen('second', true, 1);
      await registry.fluidServices.setOpen('third', true, 2);
      await registry.fluidServices.setOpen('third', false, 3);
      expect(await (await open()).fluidServices.listOpen()).toEqual(
        new Map([
          ['second', true],
          ['third', false],
        ]),
      );
      const at = (id: string, fluidService: string, usedAtMs: number) =>
        registry.findOrCreateCurrent({ ...SESSION, id, meetingKey: id, fluidService, usedAtMs });
      await at('a', 'main', 9_000);
      await at('b', 'second', 9_000);
      await at('c', 'second', 2_000);
      await at('d', 'second', 9_000);
      await registry.endSession('d', 9_500);
      await at('e', 'second', 9_000);
      await registry.registerDocument({ ...DOCUMENT, sessionId: 'e' });
      expect(await registry.removeSession('e', 9_900)).toEqual([
        { documentId: DOCUMENT.documentId, fluidService: 'second' },
      ]);
      expect(await registry.fluidServices.loads(5_000)).toEqual(
        new Map([
          ['main', { inUse: 1, sessions: 1, removals: 0 }],
          ['second', { inUse: 1, sessions: 3, removals: 1 }],
        ]),
      );
    });

    describe('[MOVE-1] a session that moves to another Fluid service', () => {
      const NOTES: DocumentRecord = { ...DOCUMENT, documentId: 'notes-1', kind: 'notes' };
      const move = {
        fluidService: 'second',
        copies: [
          { from: 'document-1', to: 'document-2' },
          { from: 'notes-1', to: 'notes-2' },
        ],
        known: ['document-1', 'notes-1'],
        atMs: 5_000,
      };
      let registry: Registry;
      beforeEach(async () => {
        registry = await open();
        await registry.findOrCreateCurrent(SESSION);
        await registry.registerDocument(DOCUMENT);
        await registry.registerDocument(NOTES);
      });

      test('has its copies as the next documents of their kinds, and the former ones wait for removal', async () => {
        expect(await registry.beginMove(SESSION.id, 3_000, 9_000)).toBe(true);
        expect(await registry.findSession(SESSION.id)).toEqual({ ...SESSION, movingUntilMs: 9_000 });
        await registry.addCopy({ documentId: 'document-2', fluidService: 'second' }, 9_000);
        const former = ['notes-1', 'document-1'].map((documentId) => ({ documentId, fluidService: 'main' }));
        const moved = await registry.finishMove(SESSION.id, move);
        expect(moved).toHaveLength(2);
        expect(moved).toEqual(expect.arrayContaining(former));
        expect(await registry.findSession(SESSION.id)).toEqual({ ...SESSION, fluidService: 'second' });
        expect(await registry.listDocuments(SESSION.id)).toEqual([
          { ...NOTES, documentId: 'notes-2', table: 1, registeredAtMs: 5_000 },
          { ...DOCUMENT, documentId: 'document-2', table: 1, registeredAtMs: 5_000 },
        ]);
        const removals = await registry.claimRemovals(5_000, 9_000);
        expect(removals).toHaveLength(2);
        expect(removals).toEqual(expect.arrayContaining(former));
      });

      test('is moved by one command at a time', async () => {
        expect(await registry.beginMove(SESSION.id, 3_000, 9_000)).toBe(true);
        expect(await registry.beginMove(SESSION.id, 4_000, 10_000)).toBe(false);
        // The first one has died.
        expect(await registry.beginMove(SESSION.id, 9_000, 15_000)).toBe(true);
        await registry.cancelMove(SESSION.id);
        expect(await registry.findSession(SESSION.id)).toEqual(SESSION);
        expect(await registry.beginMove('unknown', 0, 1)).toBe(false);
      });

      test('stays where it is when its documents are others by now, and unused copies are removed', async () => {
        await registry.beginMove(SESSION.id, 3_000, 9_000);
        await registry.addCopy({ documentId: 'document-2', fluidService: 'second' }, 9_000);
        expect(await registry.finishMove(SESSION.id, { ...move, known: ['document-1'] })).toBeUndefined();
        expect(await registry.finishMove('unknown', move)).toBeUndefined();
        expect((await registry.findSession(SESSION.id))?.fluidService).toBe('main');
        expect(await registry.listDocuments(SESSION.id)).toEqual([NOTES, DOCUMENT]);
        expect(await registry.claimRemovals(9_000, 99_000)).toEqual([
          { documentId: 'document-2', fluidService: 'second' },
        ]);
      });
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

    test('ending an unknown session is reported', async () => {
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

    test('[OVER-1] documents of sessions that go on are told from those of ended and removed ones', async () => {
      const registry = await open();
      await registry.findOrCreateCurrent(SESSION);
      await registry.registerDocument(DOCUMENT);
      await registry.findOrCreateCurrent({ ...SESSION, id: 'session-2', meetingKey: 'another' });
      await registry.registerDocument({ ...DOCUMENT, documentId: 'document-2', sessionId: 'session-2' });
      const asked = ['document-1', 'document-2', 'unknown'];
      expect([...(await registry.runningDocuments(asked))].sort()).toEqual(['document-1', 'document-2']);
      expect(await registry.runningDocuments([])).toEqual([]);
      await registry.endSession('session-1', 3_000);
      expect(await registry.runningDocuments(asked)).toEqual(['document-2']);
      await registry.removeSession('session-2', 0);
      expect(await registry.runningDocuments(asked)).toEqual([]);
    });

    test('nothing is registered for a session that has ended or never was', async () => {
      const registry = await open();
      expect(await registry.registerDocument(DOCUMENT)).toEqual({ refused: 'unknown_session' });
      await registry.findOrCreateCurrent(SESSION);
      await registry.endSession('session-1', 5_000);
      expect(await registry.registerDocument(DOCUMENT)).toEqual({ refused: 'session_ended' });
    });

    test('[SESSION-7] stored data is there after closing and opening again', async () => {
      const before = await harness.open(`store-${store}`);
      await before.findOrCreateCurrent(SESSION);
      await before.registerDocument(DOCUMENT);
      await before.close();
      const after = await open();
      await after.check();
      expect(await after.findSession('session-1')).toEqual(SESSION);
      expect(await after.listDocuments('session-1')).toEqual([DOCUMENT]);
    });

    test('[PRIVACY-10] a tenant’s sessions are listed over all meetings, some at a time', async () => {
      const registry = await open();
      const others = ['Session-3', 'session-2', 'session_4'].map((id) => ({
        ...SESSION,
        id,
        meetingKey: id,
      }));
      for (const session of [SESSION, ...others]) await registry.findOrCreateCurrent(session);
      await registry.findOrCreateCurrent({ ...SESSION, id: 'session-5', tenantId: 'another tenant' });
      const ids = async (after: string) =>
        (await registry.sessionsAfter('tenant', after)).map(({ id }) => id);
      expect(await ids('')).toEqual(['Session-3', 'session-1', 'session-2', 'session_4']);
      expect(await ids('session-1')).toEqual(['session-2', 'session_4']);
      expect(await ids('session_4')).toEqual([]);
    });

    test('sessions are counted over all meetings', async () => {
      const registry = await open();
      expect(await registry.countSessions()).toEqual({ current: 0, ended: 0, removals: 0 });
      await registry.findOrCreateCurrent(SESSION);
      await registry.findOrCreateCurrent({ ...SESSION, id: 'session-2', meetingKey: 'another meeting' });
      await registry.endSession('session-2', 5_000);
      expect(await registry.countSessions()).toEqual({ current: 1, ended: 1, removals: 0 });
    });

    describe('a deleted session', () => {
      const NEXT = { ...SESSION, id: 'session-2', startedAtMs: 4_000, usedAtMs: 4_000 };
      const DELETION = { atMs: 3_000, by: 'anna' };
      let registry: Registry;

      beforeEach(async () => {
        registry = await open();
        await registry.findOrCreateCurrent(SESSION);
        await registry.registerDocument(DOCUMENT);
        await registry.conversation.claimRoles(SESSION.id, 'anna');
        await registry.conversation.addViewing({
          ...{ id: 'v', sessionId: SESSION.id, madeBy: 'anna', madeAtMs: 2_000, endsAtMs: 9_000 },
        });
        expect(await registry.deleteSession(SESSION.id, DELETION)).toBe(true);
      });

      test('[REMOVE-6] is found only in the list of deleted sessions, and keeps its documents', async () => {
        expect(await registry.findSession(SESSION.id)).toBeUndefined();
        expect(await registry.listSessions('tenant', 'meeting')).toEqual([]);
        expect(await registry.sessionsAfter('tenant', '')).toEqual([]);
        expect(await registry.endSession(SESSION.id, 5_000)).toBeUndefined();
        expect(await registry.reopenSession(SESSION.id, 0)).toEqual({ refused: 'unknown_session' });
        expect(await registry.conversation.hasViewing('v')).toBe(false);
        expect(
          await registry.conversation.changeRole({
            ...{ sessionId: SESSION.id, role: 'facilitator', person: 'bo', held: true },
          }),
        ).toEqual({ refused: 'unknown_session' });
        expect(await registry.countSessions()).toEqual({ current: 0, ended: 0, removals: 0 });
        expect(await registry.listDeleted()).toEqual([{ ...SESSION, deletedAtMs: 3_000, deletedBy: 'anna' }]);
        expect(await registry.findOrCreateCurrent(NEXT)).toEqual(NEXT);
        expect(await registry.registerDocument({ ...DOCUMENT, sessionId: NEXT.id })).toEqual({
          refused: 'taken',
        });
        expect(await registry.deleteSession('never', DELETION)).toBe(false);
      });

      test('[REMOVE-7] goes on as it did when it is restored, with its documents and roles', async () => {
        expect(await registry.restoreSession(SESSION.id, 5_000)).toEqual({ session: SESSION });
        expect(await registry.findOrCreateCurrent(NEXT)).toEqual(SESSION);
        expect(await registry.listDocuments(SESSION.id)).toEqual([DOCUMENT]);
        expect((await registry.conversation.listRoles(SESSION.id)).facilitators).toEqual(['anna']);
        expect(await registry.listDeleted()).toEqual([]);
        expect(await registry.restoreSession(SESSION.id, 5_000)).toBeUndefined();
      });

      test('[REMOVE-7] replaces a session that was begun afterwards and not started', async () => {
        await registry.findOrCreateCurrent(NEXT);
        expect(await registry.restoreSession(SESSION.id, 5_000)).toEqual({
          ...{ session: SESSION, replacedId: NEXT.id },
        });
        expect(await registry.listSessions('tenant', 'meeting')).toEqual([SESSION]);
        expect(await registry.listDeleted()).toEqual([{ ...NEXT, deletedAtMs: 5_000, deletedBy: 'anna' }]);
      });

      test('[REMOVE-7] has ended when it is restored after the next one was started', async () => {
        await registry.findOrCreateCurrent(NEXT);
        await registry.conversation.claimRoles(NEXT.id, 'bo');
        const session = { ...SESSION, endedAtMs: 3_000 };
        expect(await registry.restoreSession(SESSION.id, 5_000)).toEqual({ session });
        expect(await registry.listSessions('tenant', 'meeting')).toEqual([NEXT, session]);
      });

      test('[REMOVE-6] goes at its time with its documents and decks, and no sooner', async () => {
        const place = { tenantId: 'tenant', meetingKey: 'meeting' };
        const deck = { id: 'own', version: 1, summary: '{}', deck: '{}', savedAtMs: 2_000 };
        await registry.teamDecks.keep(place, deck, 5);
        await registry.findOrCreateCurrent(NEXT);
        await registry.teamDecks.keep(place, { ...deck, id: 'later', savedAtMs: 3_500 }, 5);
        expect(await registry.removeDeleted(3_000, 7_000)).toBe(0);
        expect(await registry.removeDeleted(3_001, 7_000)).toBe(1);
        expect(await registry.removeDeleted(3_001, 7_000)).toBe(0);
        expect(await registry.listDeleted()).toEqual([]);
        expect(await registry.claimRemovals(7_000, 8_000)).toEqual([
          { documentId: DOCUMENT.documentId, fluidService: 'main' },
        ]);
        expect((await registry.teamDecks.list(place)).map(({ id }) => id)).toEqual(['later']);
      });

      test('[REMOVE-6] leaves the decks of a meeting that had another one', async () => {
        const place = { tenantId: 'tenant', meetingKey: 'meeting' };
        const deck = { id: 'own', version: 1, summary: '{}', deck: '{}', savedAtMs: 2_000 };
        await registry.restoreSession(SESSION.id, 5_000);
        await registry.endSession(SESSION.id, 5_000);
        await registry.findOrCreateCurrent(NEXT);
        await registry.teamDecks.keep(place, deck, 5);
        await registry.deleteSession(NEXT.id, { atMs: 6_000, by: 'anna' });
        expect(await registry.removeDeleted(6_001, 7_000)).toBe(1);
        expect(await registry.teamDecks.list(place)).toHaveLength(1);
      });
    });

    test('a closed store fails its check', async () => {
      const registry = await harness.open(`store-${store}`);
      await registry.close();
      await expect(registry.check()).rejects.toThrow();
    });
  });
}
