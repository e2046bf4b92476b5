/** What every adapter of the directory of members has to do. */
import type { Directory } from '../../../src/server/directory/directory.ts';

export interface DirectoryPerson {
  readonly objectId: string;
  readonly name: string;
}

export interface DirectoryHarness {
  readonly tenantId: string;
  directory(): Directory;
  /** Lets a meeting be known to the directory, and changes it when it is already. */
  setMeeting(chatId: string, members: readonly DirectoryPerson[], organiser?: DirectoryPerson): void;
  /** Lets time go by, for adapters that remember answers. */
  wait(ms: number): void;
  setState(state: 'answers' | 'refuses' | 'silent'): void;
  start(): Promise<void>;
  stop(): Promise<void>;
}

const CHAT = '19:meeting_abc@thread.v2';
const LEADER = { objectId: 'aaaaaaaa-0000-4000-8000-000000000001', name: 'Anna Ager' };
const COLLEAGUE = { objectId: 'aaaaaaaa-0000-4000-8000-000000000002', name: 'Bo Bak' };
const LATECOMER = { objectId: 'aaaaaaaa-0000-4000-8000-000000000003', name: 'Carl Clausen' };
/** Within this time whoever was taken out of a meeting is out. */
const FORGETTING_MS = 61_000;

export function directoryContract(name: string, harness: DirectoryHarness): void {
  describe(`a directory: ${name}`, () => {
    const { tenantId } = harness;
    const ask = (person: DirectoryPerson, chatId = CHAT) =>
      harness.directory().membership({ tenantId, chatId, objectId: person.objectId });

    beforeEach(() => harness.start());
    afterEach(() => harness.stop());

    test('[SESSION-2] knows the members of a meeting by name', async () => {
      harness.setMeeting(CHAT, [LEADER, COLLEAGUE, LATECOMER], LEADER);
      expect(await ask(COLLEAGUE)).toEqual({ name: 'Bo Bak', organiser: false });
      expect(await ask(LATECOMER)).toEqual({ name: 'Carl Clausen', organiser: false });
    });

    test('[SESSION-6] knows who organises the meeting', async () => {
      harness.setMeeting(CHAT, [LEADER, COLLEAGUE], LEADER);
      expect(await ask(LEADER)).toEqual({ name: 'Anna Ager', organiser: true });
    });

    test('a meeting without a named organiser has members all the same', async () => {
      harness.setMeeting(CHAT, [LEADER]);
      expect(await ask(LEADER)).toEqual({ name: 'Anna Ager', organiser: false });
    });

    test('[SESSION-2] does not know strangers, nor meetings that never were', async () => {
      harness.setMeeting(CHAT, [LEADER], LEADER);
      expect(await ask(COLLEAGUE)).toBeUndefined();
      expect(await ask(LEADER, '19:meeting_none@thread.v2')).toBeUndefined();
    });

    test('knows a member who has just joined', async () => {
      harness.setMeeting(CHAT, [LEADER], LEADER);
      await ask(LEADER);
      harness.wait(1);
      harness.setMeeting(CHAT, [LEADER, LATECOMER], LEADER);
      expect(await ask(LATECOMER)).toEqual({ name: 'Carl Clausen', organiser: false });
    });

    test('[SESSION-8] forgets a removed member within a minute', async () => {
      harness.setMeeting(CHAT, [LEADER, COLLEAGUE], LEADER);
      await ask(COLLEAGUE);
      harness.setMeeting(CHAT, [LEADER], LEADER);
      harness.wait(FORGETTING_MS);
      expect(await ask(COLLEAGUE)).toBeUndefined();
    });

    test('[NAMES-1] lists the members by name, with those who have just come in if it has to be fresh', async () => {
      const list = (isFresh: boolean) => harness.directory().members({ tenantId, chatId: CHAT, isFresh });
      harness.setMeeting(CHAT, [LEADER, COLLEAGUE], LEADER);
      const both = [LEADER, COLLEAGUE].map(({ objectId, name }) => [objectId, name] as const);
      expect(await list(false)).toEqual(new Map(both));
      harness.wait(1);
      harness.setMeeting(CHAT, [LEADER, COLLEAGUE, LATECOMER], LEADER);
      expect(await list(false)).toEqual(new Map(both));
      expect((await list(true))?.get(LATECOMER.objectId)).toBe('Carl Clausen');
    });

    test('[ACCESS-8] reports missing permission', async () => {
      harness.setMeeting(CHAT, [LEADER], LEADER);
      harness.setState('refuses');
      await expect(ask(LEADER)).rejects.toMatchObject({ code: 'directory_refused' });
      harness.setState('answers');
      expect(await ask(LEADER)).toEqual({ name: 'Anna Ager', organiser: true });
    });

    test('[ACCESS-8] reports a missing answer, and recovers', async () => {
      harness.setMeeting(CHAT, [LEADER], LEADER);
      harness.setState('silent');
      await expect(ask(LEADER)).rejects.toMatchObject({ code: 'directory_unavailable' });
      harness.setState('answers');
      expect(await ask(LEADER)).toEqual({ name: 'Anna Ager', organiser: true });
    });
  });
}
