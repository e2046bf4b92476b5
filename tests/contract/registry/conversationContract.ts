/** What every adapter of the registry has to do for the conversation. `open` opens a store; the same name opens the same. */
import type { Registry } from '../../../src/server/registry/registry.ts';
import { type RegistryHarness, SESSION } from './registryContract.ts';

const OTHER = { ...SESSION, id: 'session-2', meetingKey: 'another meeting' };
const BOTH = { facilitators: ['anna'], noteTakers: ['anna'] };

export function conversationContract(name: string, harness: RegistryHarness): void {
  describe(`the conversation in a registry: ${name}`, () => {
    const opened: Registry[] = [];
    let store = 0;
    let registry: Registry;

    const open = async (): Promise<Registry> => {
      const another = await harness.open(`conversation-${store}`);
      opened.push(another);
      return another;
    };

    beforeEach(async () => {
      store += 1;
      registry = await open();
      await registry.findOrCreateCurrent(SESSION);
    });
    afterEach(async () => {
      await Promise.all(opened.splice(0).map((another) => another.close()));
    });

    const give = (role: 'facilitator' | 'noteTaker', person: string, by?: string) =>
      registry.conversation.changeRole({
        ...{ sessionId: SESSION.id, role, person, held: true },
        ...(by !== undefined && { by }),
      });
    const take = (role: 'facilitator' | 'noteTaker', person: string, by: string) =>
      registry.conversation.changeRole({ sessionId: SESSION.id, role, person, held: false, by });

    test('[ROLES-1] who claims first has both roles, later claims change nothing', async () => {
      const { conversation } = registry;
      expect(await conversation.listRoles(SESSION.id)).toEqual({ facilitators: [], noteTakers: [] });
      expect(await conversation.claimRoles(SESSION.id, 'anna')).toEqual(BOTH);
      expect(await conversation.claimRoles(SESSION.id, 'bo')).toEqual(BOTH);
      expect(await conversation.listRoles(SESSION.id)).toEqual(BOTH);
    });

    test('[ROLES-1] of many claims in the same instant at two servers one counts', async () => {
      const servers = [registry, await open()];
      const claims = await Promise.all(
        Array.from({ length: 20 }, (_, i) =>
          servers[i % 2]?.conversation.claimRoles(SESSION.id, `person-${i}`),
        ),
      );
      expect(new Set(claims.map((roles) => JSON.stringify(roles))).size).toBe(1);
      expect(claims[0]?.facilitators).toHaveLength(1);
      expect(claims[0]?.noteTakers).toEqual(claims[0]?.facilitators);
    });

    test('roles are claimed in no session that never was', async () => {
      expect(await registry.conversation.claimRoles('never', 'anna')).toEqual({
        facilitators: [],
        noteTakers: [],
      });
      const change = { sessionId: 'never', role: 'facilitator', person: 'anna', held: true } as const;
      expect(await registry.conversation.changeRole(change)).toEqual({ refused: 'unknown_session' });
    });

    test('[ROLES-2] who holds a role gives and takes it; who does not, does neither', async () => {
      await registry.conversation.claimRoles(SESSION.id, 'anna');
      expect(await give('noteTaker', 'bo', 'bo')).toEqual({ refused: 'not_held' });
      expect(await give('noteTaker', 'bo', 'anna')).toEqual({
        roles: { facilitators: ['anna'], noteTakers: ['anna', 'bo'] },
      });
      expect(await take('facilitator', 'anna', 'bo')).toEqual({ refused: 'not_held' });
      expect(await take('noteTaker', 'anna', 'bo')).toEqual({
        roles: { facilitators: ['anna'], noteTakers: ['bo'] },
      });
    });

    test('[ROLES-6] a facilitator gives the note-taker’s role while there are no notes, and takes it from nobody', async () => {
      await registry.conversation.claimRoles(SESSION.id, 'eve');
      await give('facilitator', 'anna');
      expect(await give('noteTaker', 'bo', 'carl')).toEqual({ refused: 'not_held' });
      expect(await take('noteTaker', 'eve', 'anna')).toEqual({ refused: 'not_held' });
      expect(await give('noteTaker', 'anna', 'anna')).toEqual({
        roles: { facilitators: ['anna', 'eve'], noteTakers: ['anna', 'eve'] },
      });
      await registry.registerDocument({
        ...{ documentId: 'notes', sessionId: SESSION.id, kind: 'notes', table: 0, registeredAtMs: 2_000 },
      });
      await give('facilitator', 'dora');
      expect(await give('noteTaker', 'dora', 'dora')).toEqual({ refused: 'not_held' });
      expect(await give('noteTaker', 'dora', 'anna')).toHaveProperty('roles.noteTakers', [
        'anna',
        'dora',
        'eve',
      ]);
    });

    test('[ROLES-6] a role and the first notes in the same instant at two servers do not open the notes', async () => {
      const other = await open();
      await registry.conversation.claimRoles(SESSION.id, 'eve');
      await give('facilitator', 'anna');
      const [given, notes] = await Promise.all([
        give('noteTaker', 'anna', 'anna'),
        other.registerDocument({
          ...{ documentId: 'notes', sessionId: SESSION.id, kind: 'notes', table: 0, registeredAtMs: 2_000 },
        }),
      ]);
      expect(notes).toHaveProperty('document');
      const { noteTakers } = await registry.conversation.listRoles(SESSION.id);
      expect(noteTakers.includes('anna')).toBe('roles' in given);
    });

    test('[ROLES-3] the last one keeps the role', async () => {
      await registry.conversation.claimRoles(SESSION.id, 'anna');
      expect(await take('noteTaker', 'anna', 'anna')).toEqual({ refused: 'last' });
      expect(await registry.conversation.listRoles(SESSION.id)).toEqual(BOTH);
    });

    test('[ROLES-3] two who take each other’s role in the same instant do not leave nobody', async () => {
      const other = await open();
      await registry.conversation.claimRoles(SESSION.id, 'anna');
      await give('facilitator', 'bo', 'anna');
      const change = { sessionId: SESSION.id, role: 'facilitator', held: false } as const;
      const outcomes = await Promise.all([
        registry.conversation.changeRole({ ...change, person: 'bo', by: 'anna' }),
        other.conversation.changeRole({ ...change, person: 'anna', by: 'bo' }),
      ]);
      expect(outcomes.filter((outcome) => 'refused' in outcome)).toHaveLength(1);
      expect((await registry.conversation.listRoles(SESSION.id)).facilitators).toHaveLength(1);
    });

    test('[ROLES-4] somebody may take a role by right, whoever holds it', async () => {
      await registry.conversation.claimRoles(SESSION.id, 'anna');
      expect(await give('facilitator', 'organiser')).toEqual({
        roles: { facilitators: ['anna', 'organiser'], noteTakers: ['anna'] },
      });
    });

    test('a change that is asked for again gives the same answer', async () => {
      await registry.conversation.claimRoles(SESSION.id, 'anna');
      await give('noteTaker', 'bo', 'anna');
      const down = await take('noteTaker', 'anna', 'anna');
      expect(await take('noteTaker', 'anna', 'anna')).toEqual(down);
    });

    test('a box is changed by one at a time, also at two servers', async () => {
      const servers = [registry, await open()];
      const counts = await Promise.all(
        Array.from({ length: 20 }, (_, i) =>
          servers[i % 2]?.conversation.changeBox(SESSION.id, 'count', (body = '0') => ({
            body: String(Number(body) + 1),
            result: Number(body),
          })),
        ),
      );
      expect(new Set(counts).size).toBe(20);
      expect(await registry.conversation.readBox(SESSION.id, 'count')).toBe('20');
    });

    test('a box may be looked at without a change, and knows how many there are', async () => {
      const { conversation } = registry;
      const look = () =>
        conversation.changeBox(SESSION.id, 'a', (body, boxes) => ({ result: { body, boxes } }));
      expect(await look()).toEqual({ body: undefined, boxes: 0 });
      await conversation.changeBox(SESSION.id, 'a', () => ({ body: 'of a', result: true }));
      await conversation.changeBox(SESSION.id, 'b', () => ({ body: 'of b', result: true }));
      expect(await look()).toEqual({ body: 'of a', boxes: 2 });
    });

    test('a change that fails leaves the box as it was', async () => {
      const fails = () => {
        throw new Error('no such answer');
      };
      await expect(registry.conversation.changeBox(SESSION.id, 'a', fails)).rejects.toThrow('no such answer');
      expect(await registry.conversation.readBox(SESSION.id, 'a')).toBeUndefined();
      await registry.conversation.changeBox(SESSION.id, 'a', () => ({ body: 'later', result: true }));
      expect(await registry.conversation.readBox(SESSION.id, 'a')).toBe('later');
    });

    test('there are no boxes in a session that never was, and none are shared', async () => {
      const { conversation } = registry;
      await registry.findOrCreateCurrent(OTHER);
      const put = () => ({ body: 'here', result: true });
      expect(await conversation.changeBox('never', 'a', put)).toBeUndefined();
      await conversation.changeBox(SESSION.id, 'a', put);
      expect(await conversation.readBox(OTHER.id, 'a')).toBeUndefined();
    });

    test('[ACCESS-11] a sharing is known until it ends', async () => {
      const { conversation } = registry;
      const viewing = { id: 'viewing-1', sessionId: SESSION.id, endsAtMs: 9_000 };
      expect(await conversation.hasViewing('viewing-1')).toBe(false);
      expect(await conversation.addViewing(viewing)).toBe(true);
      expect(await conversation.hasViewing('viewing-1')).toBe(true);
      await conversation.removeViewing('viewing-1');
      await conversation.removeViewing('viewing-1');
      expect(await conversation.hasViewing('viewing-1')).toBe(false);
    });

    test('[ACCESS-15] all sharings of a session end at once, and no other session’s', async () => {
      const { conversation } = registry;
      await registry.findOrCreateCurrent(OTHER);
      const viewing = { sessionId: SESSION.id, endsAtMs: 9_000 };
      await conversation.addViewing({ ...viewing, id: 'viewing-1' });
      await conversation.addViewing({ ...viewing, id: 'viewing-2' });
      await conversation.addViewing({ ...viewing, id: 'viewing-3', sessionId: OTHER.id });
      await conversation.removeViewings(SESSION.id);
      const there = ['viewing-1', 'viewing-2', 'viewing-3'].map((id) => conversation.hasViewing(id));
      expect(await Promise.all(there)).toEqual([false, false, true]);
    });

    test('[ACCESS-11] a sharing that begins while the session ends is over, also when the session goes on again', async () => {
      const { conversation } = registry;
      for (let i = 0; i < 20; i += 1) {
        const ids = Array.from({ length: 4 }, (_, n) => `viewing-${i}-${n}`);
        const begin = (id: string) => conversation.addViewing({ id, sessionId: SESSION.id, endsAtMs: 9_000 });
        await Promise.all([...ids.map(begin), registry.endSession(SESSION.id, 5_000)]);
        await registry.reopenSession(SESSION.id, 4_000);
        for (const id of ids) expect(await conversation.hasViewing(id)).toBe(false);
      }
    });

    test('[ACCESS-11] sharings end with the session, and an ended one has no new ones', async () => {
      const { conversation } = registry;
      await conversation.addViewing({ id: 'viewing-1', sessionId: SESSION.id, endsAtMs: 9_000 });
      await registry.endSession(SESSION.id, 5_000);
      expect(await conversation.hasViewing('viewing-1')).toBe(false);
      const late = { id: 'viewing-2', sessionId: SESSION.id, endsAtMs: 9_000 };
      expect(await conversation.addViewing(late)).toBe(false);
      expect(await conversation.addViewing({ ...late, sessionId: 'never' })).toBe(false);
    });

    test('[RETAIN-4] tidying removes boxes of sessions that nobody ended and nobody uses', async () => {
      const { conversation } = registry;
      await conversation.changeBox(SESSION.id, 'a', () => ({ body: 'here', result: true }));
      await registry.touchSession(SESSION.id, 5_000_000);
      await conversation.tidy(5_000_000, 0);
      expect(await conversation.readBox(SESSION.id, 'a')).toBe('here');
      await conversation.tidy(5_000_001, 0);
      expect(await conversation.readBox(SESSION.id, 'a')).toBeUndefined();
      expect(await registry.findSession(SESSION.id)).toBeDefined();
    });

    test('[RETAIN-4] tidying removes boxes of sessions long ended and sharings that are over', async () => {
      const { conversation } = registry;
      await registry.findOrCreateCurrent(OTHER);
      for (const id of [SESSION.id, OTHER.id]) {
        await conversation.changeBox(id, 'a', () => ({ body: 'here', result: true }));
      }
      await conversation.addViewing({ id: 'viewing-1', sessionId: OTHER.id, endsAtMs: 7_000 });
      await conversation.addViewing({ id: 'viewing-2', sessionId: OTHER.id, endsAtMs: 9_000 });
      await registry.touchSession(OTHER.id, 5_000_000);
      await registry.endSession(SESSION.id, 5_000);
      await conversation.tidy(5_000, 8_000);
      expect(await conversation.readBox(SESSION.id, 'a')).toBe('here');
      await conversation.tidy(5_001, 8_000);
      expect(await conversation.readBox(SESSION.id, 'a')).toBeUndefined();
      expect(await conversation.readBox(OTHER.id, 'a')).toBe('here');
      expect(await conversation.hasViewing('viewing-1')).toBe(false);
      expect(await conversation.hasViewing('viewing-2')).toBe(true);
    });

    describe('reopening', () => {
      test('[REOPEN-1] an ended session goes on again', async () => {
        await registry.endSession(SESSION.id, 5_000);
        expect(await registry.reopenSession(SESSION.id, 5_000)).toEqual({ session: SESSION });
        expect(await registry.reopenSession(SESSION.id, 5_000)).toEqual({ session: SESSION });
        expect(await registry.findSession(SESSION.id)).toEqual(SESSION);
      });

      test('[REOPEN-2] not one that ended too long ago, nor one that never was', async () => {
        await registry.endSession(SESSION.id, 5_000);
        expect(await registry.reopenSession(SESSION.id, 5_001)).toEqual({ refused: 'too_late' });
        expect(await registry.reopenSession('never', 0)).toEqual({ refused: 'unknown_session' });
      });

      test('[REOPEN-2] not while the meeting’s next session goes on', async () => {
        await registry.endSession(SESSION.id, 5_000);
        await registry.findOrCreateCurrent({ ...SESSION, id: 'session-3' });
        expect(await registry.reopenSession(SESSION.id, 0)).toEqual({ refused: 'another' });
      });
    });

    describe('removing', () => {
      const document = (documentId: string, sessionId = SESSION.id) =>
        registry.registerDocument({
          ...{ documentId, sessionId, kind: 'table', table: 0, registeredAtMs: 2_000 },
        });

      test('[REMOVE-1] a removed session leaves nothing but documents to remove', async () => {
        await document('document-1');
        await registry.conversation.claimRoles(SESSION.id, 'anna');
        await registry.conversation.changeBox(SESSION.id, 'a', () => ({ body: 'here', result: true }));
        await registry.conversation.addViewing({ id: 'v', sessionId: SESSION.id, endsAtMs: 9_000 });
        expect(await registry.removeSession(SESSION.id, 6_000)).toEqual(['document-1']);
        expect(await registry.findSession(SESSION.id)).toBeUndefined();
        expect(await registry.listDocuments(SESSION.id)).toEqual([]);
        expect((await registry.conversation.listRoles(SESSION.id)).facilitators).toEqual([]);
        expect(await registry.conversation.readBox(SESSION.id, 'a')).toBeUndefined();
        expect(await registry.conversation.hasViewing('v')).toBe(false);
        expect(await registry.countSessions()).toEqual({ current: 0, ended: 0, removals: 1 });
        expect(await registry.removeSession(SESSION.id, 6_000)).toBeUndefined();
      });

      test('[REMOVE-2] its document cannot be registered again', async () => {
        await document('document-1');
        await registry.removeSession(SESSION.id, 6_000);
        await registry.findOrCreateCurrent(OTHER);
        expect(await document('document-1', OTHER.id)).toEqual({ refused: 'taken' });
      });

      test('[RETAIN-2] a document that is due is claimed by one server, and by another when that one dies', async () => {
        const other = await open();
        await document('document-1');
        await registry.removeSession(SESSION.id, 6_000);
        expect(await registry.claimRemovals(5_999, 9_000)).toEqual([]);
        const claims = await Promise.all([
          registry.claimRemovals(6_000, 9_000),
          other.claimRemovals(6_000, 9_000),
        ]);
        expect(claims.flat()).toEqual(['document-1']);
        expect(await other.claimRemovals(9_000, 12_000)).toEqual(['document-1']);
        await other.finishRemoval('document-1');
        expect(await registry.claimRemovals(99_000, 99_999)).toEqual([]);
        expect((await registry.countSessions()).removals).toBe(0);
      });

      test('[RETAIN-1] what nobody has used for long is removed; what goes on or ended lately stays', async () => {
        await registry.findOrCreateCurrent(OTHER);
        await registry.findOrCreateCurrent({ ...SESSION, id: 'session-3', meetingKey: 'third' });
        await registry.touchSession('session-3', 50_000_000);
        await document('document-1');
        await registry.endSession(OTHER.id, 40_000_000);
        expect(await registry.removeUnused(1_000, 0)).toBe(0);
        expect(await registry.removeUnused(40_000_000, 0)).toBe(1);
        expect(await registry.findSession(SESSION.id)).toBeUndefined();
        expect(await registry.claimRemovals(0, 1)).toEqual(['document-1']);
        expect(await registry.removeUnused(45_000_000, 0)).toBe(1);
        expect(await registry.findSession('session-3')).toBeDefined();
      });

      test('[RETAIN-2] two servers that clean up at once do not get in each other’s way', async () => {
        const other = await open();
        for (let i = 0; i < 20; i += 1) {
          await registry.findOrCreateCurrent({ ...SESSION, id: `many-${i}`, meetingKey: `many-${i}` });
        }
        const removed = await Promise.all([registry.removeUnused(2_000, 0), other.removeUnused(2_000, 0)]);
        expect(removed.reduce((sum, count) => sum + count)).toBe(21);
        expect((await registry.countSessions()).current).toBe(0);
      });

      describe('the decks that a meeting keeps', () => {
        const place = { tenantId: SESSION.tenantId, meetingKey: SESSION.meetingKey };
        const elsewhere = { ...place, meetingKey: OTHER.meetingKey };
        const deck = { id: 'own', version: 1, summary: '{}', deck: '{}', savedAtMs: 1_000 };
        const keep = () => registry.teamDecks.keep(place, deck, 5);
        const kept = async () => (await registry.teamDecks.list(place)).length;

        test('[RETAIN-1] are kept as long as one of its sessions', async () => {
          await keep();
          await registry.touchSession(SESSION.id, 50_000_000);
          await registry.removeUnused(40_000_000, 0);
          expect(await kept()).toBe(1);
          await registry.removeUnused(60_000_000, 0);
          expect(await kept()).toBe(0);
        });

        test('[REMOVE-1] go with the last session that is deleted, and no sooner', async () => {
          await keep();
          await registry.findOrCreateCurrent(OTHER);
          await registry.teamDecks.keep(elsewhere, deck, 5);
          await registry.endSession(SESSION.id, 5_000);
          await registry.findOrCreateCurrent({ ...SESSION, id: 'session-3' });
          await registry.removeSession(SESSION.id, 6_000);
          expect(await kept()).toBe(1);
          await registry.removeSession('session-3', 6_000);
          expect(await kept()).toBe(0);
          expect(await registry.teamDecks.list(elsewhere)).toHaveLength(1);
        });

        test('[RETAIN-1] that were saved while the last session went are removed at the next clean-up, whatever is kept', async () => {
          await registry.removeSession(SESSION.id, 6_000);
          await keep();
          expect(await registry.removeUnused(0, 0)).toBe(0);
          expect(await kept()).toBe(0);
        });
      });
    });
  });
}
