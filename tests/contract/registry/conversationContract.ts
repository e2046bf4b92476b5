/** What every adapter of the registry has to do for the conversation. `open` opens a store; the same name opens the same. */
import type { Registry } from '../../../src/server/registry/registry.ts';
import { OWNER, putRecord } from '../../support/registry/encryptedRecords.ts';
import { type RegistryHarness, SESSION } from './registryContract.ts';

const SHARED = { sessionId: SESSION.id, madeBy: 'anna', madeAtMs: 1_000 };
const REMOVED = { documentId: 'document-1', fluidService: 'main' };
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

    test('[ROLES-1] the first claim gives both roles, later claims change nothing', async () => {
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

    test('[PRIVACY-10] another pseudonym replaces one person’s in one session only', async () => {
      const { conversation } = registry;
      await registry.findOrCreateCurrent(OTHER);
      for (const { id } of [SESSION, OTHER]) await conversation.claimRoles(id, 'anna');
      await give('facilitator', 'bo', 'anna');
      await conversation.addViewing({ ...SHARED, id: 'a', endsAtMs: 9_000 });
      await conversation.addViewing({ ...SHARED, id: 'b', madeBy: 'bo', endsAtMs: 9_000 });
      expect(await conversation.replacePerson(SESSION.id, 'anna', 'nobody')).toBe(3);
      expect(await conversation.replacePerson(SESSION.id, 'anna', 'nobody')).toBe(0);
      expect(await conversation.listRoles(SESSION.id)).toEqual({
        facilitators: ['bo', 'nobody'],
        noteTakers: ['nobody'],
      });
      expect((await conversation.listStageShares(SESSION.id, 0)).map(({ madeBy }) => madeBy).sort()).toEqual([
        'bo',
        'nobody',
      ]);
      expect(await conversation.listRoles(OTHER.id)).toEqual(BOTH);
    });

    test('roles are claimed in no session that never was', async () => {
      expect(await registry.conversation.claimRoles('never', 'anna')).toEqual({
        facilitators: [],
        noteTakers: [],
      });
      const change = { sessionId: 'never', role: 'facilitator', person: 'anna', held: true } as const;
      expect(await registry.conversation.changeRole(change)).toEqual({ refused: 'unknown_session' });
    });

    test('[ROLES-2] only the holders of a role give and take it', async () => {
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

    test('[ROLES-6] a facilitator can give the note-taker role while there are no notes, and cannot take it', async () => {
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

    test('[ROLES-3] when two people remove each other’s role at the same time, one keeps it', async () => {
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

    test('[ROLES-4] a person with the right to a role can take it from any holder', async () => {
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

    test('a record is replaced as a whole, and read by every server', async () => {
      const other = await open();
      expect(await putRecord(registry, SESSION.id, 'a', 'first')).toBe('written');
      expect(await putRecord(registry, SESSION.id, 'a', 'second')).toBe('written');
      expect(await other.conversation.readRecord(SESSION.id, 'a')).toBe('second');
      expect(await other.conversation.readRecord(SESSION.id, 'b')).toBeUndefined();
    });

    test('[ANON-6] a record is written by the owner of its session and by no other server', async () => {
      await putRecord(registry, SESSION.id, 'a', 'of the owner');
      const write = { sessionId: SESSION.id, name: 'a', body: 'of another', most: 500 };
      expect(await registry.conversation.putRecord({ ...write, by: 'another' })).toBe('not_owner');
      await registry.ownership.leave(OWNER.id);
      await registry.ownership.renew({ id: 'another', publicKey: 'key' }, 60_000);
      await registry.ownership.claim(SESSION.id, 'another');
      expect(await registry.conversation.putRecord({ ...write, by: OWNER.id })).toBe('not_owner');
      expect(await registry.conversation.readRecord(SESSION.id, 'a')).toBe('of the owner');
      expect(await registry.conversation.putRecord({ ...write, by: 'another' })).toBe('written');
    });

    test('a session has so many records and no more, and those that are there are replaced', async () => {
      await putRecord(registry, SESSION.id, 'a', 'first');
      await putRecord(registry, SESSION.id, 'b', 'first');
      const write = { sessionId: SESSION.id, body: 'second', by: OWNER.id, most: 2 };
      expect(await registry.conversation.putRecord({ ...write, name: 'c' })).toBe('full');
      expect(await registry.conversation.putRecord({ ...write, name: 'b' })).toBe('written');
      expect(await registry.conversation.readRecord(SESSION.id, 'c')).toBeUndefined();
    });

    test('an unknown session has no records, and sessions share none', async () => {
      await registry.findOrCreateCurrent(OTHER);
      expect(await putRecord(registry, 'never', 'a', 'here')).toBe('not_owner');
      await putRecord(registry, SESSION.id, 'a', 'here');
      expect(await registry.conversation.readRecord(OTHER.id, 'a')).toBeUndefined();
    });

    test('[ACCESS-11] a sharing is known until it ends', async () => {
      const { conversation } = registry;
      const viewing = { id: 'viewing-1', ...SHARED, endsAtMs: 9_000 };
      expect(await conversation.hasViewing('viewing-1')).toBe(false);
      expect(await conversation.addViewing(viewing)).toBe(true);
      expect(await conversation.hasViewing('viewing-1')).toBe(true);
      await conversation.removeViewing('viewing-1');
      await conversation.removeViewing('viewing-1');
      expect(await conversation.hasViewing('viewing-1')).toBe(false);
    });

    test('[ACCESS-21] sharings are listed by who made them, and one person has five at a time', async () => {
      const { conversation } = registry;
      const share = (madeBy: string, n: number) =>
        conversation.addViewing({
          ...{ id: `of-${madeBy}-${n}`, sessionId: SESSION.id, madeBy },
          ...{ madeAtMs: n, endsAtMs: 8_000 + n },
        });
      await share('bo', 0);
      for (let n = 1; n <= 7; n += 1) await share('eve', n);
      const listed = await conversation.listStageShares(SESSION.id, 8_000);
      expect(listed.map(({ id }) => id)).toEqual([
        'of-eve-3',
        'of-eve-4',
        'of-eve-5',
        'of-eve-6',
        'of-eve-7',
      ]);
      expect(await conversation.listStageShares(SESSION.id, 7_999)).toContainEqual({
        ...{ id: 'of-bo-0', sessionId: SESSION.id, madeBy: 'bo', madeAtMs: 0, endsAtMs: 8_000 },
      });
      expect(await conversation.hasViewing('of-eve-2')).toBe(false);
      expect(await conversation.listStageShares('never', 0)).toEqual([]);
    });

    test('[ACCESS-15] all sharings of a session end at once, and no other session’s', async () => {
      const { conversation } = registry;
      await registry.findOrCreateCurrent(OTHER);
      const viewing = { ...SHARED, endsAtMs: 9_000 };
      await conversation.addViewing({ ...viewing, id: 'viewing-1' });
      await conversation.addViewing({ ...viewing, id: 'viewing-2' });
      await conversation.addViewing({ ...viewing, id: 'viewing-3', sessionId: OTHER.id });
      await conversation.removeStageShares(SESSION.id);
      const there = ['viewing-1', 'viewing-2', 'viewing-3'].map((id) => conversation.hasViewing(id));
      expect(await Promise.all(there)).toEqual([false, false, true]);
    });

    test('[ACCESS-11] a sharing that begins while the session ends is over, also when the session goes on again', async () => {
      const { conversation } = registry;
      for (let i = 0; i < 20; i += 1) {
        const ids = Array.from({ length: 4 }, (_, n) => `viewing-${i}-${n}`);
        const begin = (id: string) => conversation.addViewing({ id, ...SHARED, endsAtMs: 9_000 });
        await Promise.all([...ids.map(begin), registry.endSession(SESSION.id, 5_000)]);
        await registry.reopenSession(SESSION.id, 4_000);
        for (const id of ids) expect(await conversation.hasViewing(id)).toBe(false);
      }
    });

    test('[ACCESS-11] sharings end with the session, and an ended one has no new ones', async () => {
      const { conversation } = registry;
      await conversation.addViewing({ id: 'viewing-1', ...SHARED, endsAtMs: 9_000 });
      await registry.endSession(SESSION.id, 5_000);
      expect(await conversation.hasViewing('viewing-1')).toBe(false);
      const late = { id: 'viewing-2', ...SHARED, endsAtMs: 9_000 };
      expect(await conversation.addViewing(late)).toBe(false);
      expect(await conversation.addViewing({ ...late, sessionId: 'never' })).toBe(false);
    });

    test('[PHONE-3] a door leads to its session until it is closed, another one is opened, its time is over, or the session ends', async () => {
      const { conversation } = registry;
      await registry.findOrCreateCurrent(OTHER);
      const door = { sessionId: SESSION.id, codeHash: 'one', endsAtMs: 9_000 };
      expect(await conversation.openDoor(door)).toBe(true);
      expect(await conversation.sessionBehind('one', 8_999)).toBe(SESSION.id);
      expect(await conversation.sessionBehind('one', 9_000)).toBeUndefined();
      // Another session never gets a code that is in use.
      expect(await conversation.openDoor({ ...door, sessionId: OTHER.id })).toBe(false);
      expect(await conversation.openDoor({ ...door, codeHash: 'two' })).toBe(true);
      expect(await conversation.sessionBehind('one', 0)).toBeUndefined();
      await conversation.closeDoor(SESSION.id);
      expect(await conversation.sessionBehind('two', 0)).toBeUndefined();
      await conversation.openDoor({ ...door, codeHash: 'three' });
      await registry.endSession(SESSION.id, 5_000);
      expect(await conversation.sessionBehind('three', 0)).toBeUndefined();
      expect(await conversation.openDoor({ ...door, codeHash: 'four' })).toBe(false);
      expect(await conversation.openDoor({ ...door, sessionId: 'never', codeHash: 'five' })).toBe(false);
    });

    test('[PHONE-3] clean-up removes doors that are over', async () => {
      const { conversation } = registry;
      await conversation.openDoor({ sessionId: SESSION.id, codeHash: 'one', endsAtMs: 9_000 });
      await conversation.tidy(0, 9_000);
      expect(await conversation.sessionBehind('one', 0)).toBe(SESSION.id);
      await conversation.tidy(0, 9_001);
      expect(await conversation.sessionBehind('one', 0)).toBeUndefined();
    });

    test('[RETAIN-4] clean-up removes encrypted records of unused sessions that were never ended', async () => {
      const { conversation } = registry;
      await putRecord(registry, SESSION.id, 'a', 'here');
      await registry.touchSession(SESSION.id, 5_000_000);
      await conversation.tidy(5_000_000, 0);
      expect(await conversation.readRecord(SESSION.id, 'a')).toBe('here');
      await conversation.tidy(5_000_001, 0);
      expect(await conversation.readRecord(SESSION.id, 'a')).toBeUndefined();
      expect(await registry.findSession(SESSION.id)).toBeDefined();
    });

    test('[RETAIN-4] tidying removes encrypted records of sessions long ended and sharings that are over', async () => {
      const { conversation } = registry;
      await registry.findOrCreateCurrent(OTHER);
      for (const id of [SESSION.id, OTHER.id]) {
        await putRecord(registry, id, 'a', 'here');
      }
      await conversation.addViewing({ id: 'viewing-1', ...SHARED, sessionId: OTHER.id, endsAtMs: 7_000 });
      await conversation.addViewing({ id: 'viewing-2', ...SHARED, sessionId: OTHER.id, endsAtMs: 9_000 });
      await registry.touchSession(OTHER.id, 5_000_000);
      await registry.endSession(SESSION.id, 5_000);
      await conversation.tidy(5_000, 8_000);
      expect(await conversation.readRecord(SESSION.id, 'a')).toBe('here');
      await conversation.tidy(5_001, 8_000);
      expect(await conversation.readRecord(SESSION.id, 'a')).toBeUndefined();
      expect(await conversation.readRecord(OTHER.id, 'a')).toBe('here');
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
        await putRecord(registry, SESSION.id, 'a', 'here');
        await registry.conversation.addViewing({ id: 'v', ...SHARED, endsAtMs: 9_000 });
        expect(await registry.removeSession(SESSION.id, 6_000)).toEqual([REMOVED]);
        expect(await registry.findSession(SESSION.id)).toBeUndefined();
        expect(await registry.listDocuments(SESSION.id)).toEqual([]);
        expect((await registry.conversation.listRoles(SESSION.id)).facilitators).toEqual([]);
        expect(await registry.conversation.readRecord(SESSION.id, 'a')).toBeUndefined();
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
        expect(claims.flat()).toEqual([REMOVED]);
        expect(await other.claimRemovals(9_000, 12_000)).toEqual([REMOVED]);
        await other.finishRemoval('document-1');
        expect(await registry.claimRemovals(99_000, 99_999)).toEqual([]);
        expect((await registry.countSessions()).removals).toBe(0);
      });

      test('[RETAIN-1] sessions unused for long are removed; running and recently ended ones stay', async () => {
        await registry.findOrCreateCurrent(OTHER);
        await registry.findOrCreateCurrent({ ...SESSION, id: 'session-3', meetingKey: 'third' });
        await registry.touchSession('session-3', 50_000_000);
        await document('document-1');
        await registry.endSession(OTHER.id, 40_000_000);
        expect(await registry.removeUnused(1_000, 0)).toBe(0);
        expect(await registry.removeUnused(40_000_000, 0)).toBe(1);
        expect(await registry.findSession(SESSION.id)).toBeUndefined();
        expect(await registry.claimRemovals(0, 1)).toEqual([REMOVED]);
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
