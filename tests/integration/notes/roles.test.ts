/** Who takes notes: the real session code, app server and Fluid service; only the cloud is a stand-in. */
import { createApi } from '../../../src/client/session/api.ts';
import { createFacilitation, type Facilitation } from '../../../src/client/session/facilitation.ts';
import { MeetingSession, type MeetingState } from '../../../src/client/session/meetingSession.ts';
import { type NotesState, NoteTaking } from '../../../src/client/session/noteTaking.ts';
import type { OutboxStorage } from '../../../src/client/session/outbox.ts';
import { Roles } from '../../../src/client/session/roles.ts';
import * as tableModule from '../../../src/client/session/tableModule.ts';
import { GENERAL_NOTE_ID } from '../../../src/domain/notes/newNotes.ts';
import { memoryStorage } from '../../support/client/storage.ts';
import { type FluidService, startFluidService } from '../../support/fluid/fluidService.ts';
import { eventually } from '../../support/fluid/tables.ts';
import { until } from '../../support/relay/until.ts';
import { ANNA, BO, CARL, startTestServer, type TestServer } from '../../support/server/appServer.ts';
import type { Person } from '../../support/server/cloud.ts';
import { seededRandom } from '../../support/table/seats.ts';

type Open = Extract<MeetingState, { kind: 'open' }>;

/** Long enough for taking a role back, short enough to wait for. */
const TAKE_BACK_MS = 1_500;

interface Visit {
  readonly meeting: MeetingSession;
  readonly open: Open;
  readonly taking: NoteTaking;
  readonly roles: Roles;
  readonly facilitation: Facilitation;
  /** What this window has asked the server for. */
  readonly asked: string[];
  /** Of this window to the app's server. */
  readonly network: { isAway: boolean };
}

describe('taking notes', () => {
  let fluid: FluidService;
  let server: TestServer;
  let meetingId: string;
  let visits: Visit[];

  beforeAll(async () => {
    fluid = await startFluidService();
  }, 40_000);
  afterAll(() => fluid.stop());
  beforeEach(async () => {
    visits = [];
    server = await startTestServer({
      settings: fluid.settings,
    });
    meetingId = server.meeting(ANNA, BO, CARL).meetingId;
  });
  afterEach(async () => {
    for (const { taking, roles } of visits) {
      roles.close();
      taking.close();
    }
    await Promise.all(visits.map(({ meeting }) => meeting.close()));
    await server.close();
    // Whoever leaves waits, bounded, for the last edits, and the server for requests under way.
  }, 20_000);

  async function come(person: Person, storage: OutboxStorage = memoryStorage()): Promise<Visit> {
    const asked: string[] = [];
    const network = { isAway: false };
    const request: typeof fetch = async (path, init) => {
      if (network.isAway) throw new TypeError('The network is away.');
      asked.push(`${init?.method} ${path} ${init?.body ?? ''}`);
      return fetch(`${server.origin}${path}`, init);
    };
    let ids = 0;
    const clock = {
      nowMs: Date.now,
      random: seededRandom(3),
      newId: () => `${person.name}-${visits.length}-${++ids}`,
    };
    const meeting = new MeetingSession({
      memberApi: createApi(async () => `Bearer ${await server.cloud.signIn(person)}`, request),
      viewerApi: undefined,
      meetingId,
      language: 'da',
      origin: server.origin,
      defaultDeckId: 'digitale-kompetencer',
      loadTable: async () => tableModule,
      storage,
      clock,
    });
    meeting.open();
    const open = (await eventually(meeting.state, ({ kind }) => kind === 'open')) as Open;
    const roles = new Roles({ api: open.api, view: open.session, table: open.table, random: Math.random });
    const facilitation = createFacilitation(roles, open.table, TAKE_BACK_MS);
    const taking = new NoteTaking({
      api: open.api,
      roles,
      view: open.session,
      table: open.table,
      origin: server.origin,
      storage,
      nowMs: clock.nowMs,
      newId: clock.newId,
      random: Math.random,
      load: () => meeting.loadNotes(),
    });
    const visit = { meeting, open, taking, roles, facilitation, asked, network };
    visits.push(visit);
    return visit;
  }

  const notesOf = async ({ taking }: Visit) => {
    const state = (await eventually(taking.state, ({ kind }) => kind === 'open')) as Extract<
      NotesState,
      { kind: 'open' }
    >;
    return state.notes;
  };
  const id = ({ open }: Visit) => open.table.me.id;
  const type = (text: string) => [{ at: 0, removed: 0, inserted: text }];

  test('[NOTE-12] the person who starts the meeting takes notes and hands the role on; others have no access', async () => {
    const [anna, bo, carl] = [await come(ANNA), await come(BO), await come(CARL)];
    anna.open.table.verbs.start();
    const annas = await notesOf(anna);
    annas.write(GENERAL_NOTE_ID, type('Godt begyndt'));

    await anna.taking.change(id(bo), true);
    const bos = await notesOf(bo);
    await eventually(bos.view, () => bos.textOf(GENERAL_NOTE_ID) === 'Godt begyndt');
    bos.write(GENERAL_NOTE_ID, [{ at: 12, removed: 0, inserted: ', siger Bo' }]);
    await eventually(annas.view, () => annas.textOf(GENERAL_NOTE_ID) === 'Godt begyndt, siger Bo');

    await eventually(carl.open.table.view, ({ conversation }) => conversation.noteTakers.length === 2);
    expect(carl.taking.state.get()).toEqual({ kind: 'away' });
    expect(carl.asked.filter((call) => call.includes('notes'))).toEqual([]);
    await expect(carl.taking.change(id(carl), true)).rejects.toMatchObject({ code: 'not_allowed' });
    // Not even somebody who has got hold of the document's id.
    const { api, session } = carl.open;
    const { notesDocumentId = '' } = await anna.open.api.session(session.session.id);
    expect(notesDocumentId).not.toBe('');
    expect(await api.session(session.session.id)).not.toHaveProperty('notesDocumentId');
    const refused = { code: expect.stringMatching(/^(not_found|bad_request)$/) };
    for (const attempt of [
      () => api.fluidToken(session.session.id, { kind: 'notes' }),
      () => api.fluidToken(session.session.id, { documentId: notesDocumentId, kind: 'notes' }),
      () => api.fluidToken(session.session.id, { documentId: notesDocumentId, kind: 'table' }),
      () => api.registerDocument(session.session.id, { documentId: notesDocumentId, kind: 'notes' }),
    ]) {
      await expect(attempt()).rejects.toMatchObject(refused);
    }
  }, 60_000);

  test('[NOTE-12] two who become note-takers at once make one document', async () => {
    const [anna, bo] = [await come(ANNA), await come(BO)];
    const { api, session } = anna.open;
    anna.open.table.verbs.start();
    await eventually(anna.roles.current, (roles) => roles?.noteTakers.length === 1);
    await Promise.all([
      api.changeRole(session.session.id, { role: 'noteTaker', participant: id(bo), held: true }),
      bo.roles.ask(),
    ]);
    await bo.roles.ask();
    const [annas, bos] = await Promise.all([notesOf(anna), notesOf(bo)]);
    annas.write(GENERAL_NOTE_ID, type('A'));
    bos.write(GENERAL_NOTE_ID, type('B'));
    await eventually(annas.view, () => annas.textOf(GENERAL_NOTE_ID).length === 2);
  }, 60_000);

  const ledAtServer = (visit: Visit, ...people: Visit[]) =>
    eventually(
      visit.roles.current,
      (roles) => [...(roles?.facilitators ?? [])].sort().join() === people.map(id).sort().join(),
    );
  const ledAtTable = (visit: Visit, ...people: Visit[]) =>
    eventually(
      visit.open.table.view,
      ({ facilitators }) => [...facilitators].sort().join() === people.map(id).sort().join(),
    );
  const movesOf = ({ asked }: Visit) =>
    asked.filter((call) => call.startsWith('POST') && call.includes('/roles '));

  test('[NOTE-17] a change of facilitators is made at the server, and then at the table', async () => {
    const [anna, bo, carl] = [await come(ANNA), await come(BO), await come(CARL)];
    anna.open.table.verbs.start();
    await ledAtServer(anna, anna);
    await eventually(carl.open.table.document.people, (people) => people.length === 3);
    await ledAtTable(carl, anna);
    expect(await carl.facilitation.take()).toBe(false);
    expect(await anna.facilitation.handOver(id(bo))).toBe(true);
    await Promise.all([ledAtServer(anna, bo), ledAtTable(bo, bo)]);
    // Anna has called the meeting.
    expect(await anna.facilitation.take()).toBe(true);
    await Promise.all([ledAtServer(bo, anna, bo), ledAtTable(bo, anna, bo)]);
    expect(await bo.facilitation.stepDown()).toBe(true);
    await Promise.all([ledAtServer(anna, anna), ledAtTable(anna, anna)]);
    expect(movesOf(carl)).toEqual([]);
  }, 60_000);

  test('[ROLE-6] a role that was handed over is taken back at the server, and then at the table', async () => {
    const [anna, bo] = [await come(ANNA), await come(BO)];
    anna.open.table.verbs.start();
    await ledAtServer(anna, anna);
    await eventually(anna.open.table.view, ({ conversation }) => conversation.noteTakers.length === 1);
    expect(await anna.facilitation.handOver(id(bo))).toBe(true);
    await Promise.all([ledAtServer(bo, anna, bo), ledAtTable(bo, bo)]);
    expect(await anna.facilitation.undoLastStep()).toBe(true);
    await Promise.all([ledAtServer(bo, anna), ledAtTable(bo, anna)]);
    expect(await anna.facilitation.handOver(id(bo))).toBe(true);
    await eventually(anna.open.table.undo, (step) => step === undefined);
    await Promise.all([ledAtServer(anna, bo), ledAtTable(bo, bo)]);
  }, 60_000);

  test('[NOTE-17] a shared role is taken back at the server, and then at the table', async () => {
    const [anna, bo] = [await come(ANNA), await come(BO)];
    anna.open.table.verbs.start();
    await ledAtServer(anna, anna);
    await eventually(anna.open.table.view, ({ conversation }) => conversation.noteTakers.length === 1);
    expect(await anna.facilitation.share(id(bo))).toBe(true);
    await Promise.all([ledAtServer(bo, anna, bo), ledAtTable(bo, anna, bo)]);
    expect(await anna.facilitation.undoLastStep()).toBe(true);
    await Promise.all([ledAtServer(bo, anna), ledAtTable(bo, anna)]);
  }, 60_000);

  test('[NOTE-17] while the server is away no facilitator changes, and the person is told', async () => {
    const [anna, bo] = [await come(ANNA), await come(BO)];
    anna.open.table.verbs.start();
    await ledAtServer(anna, anna);
    await eventually(anna.open.table.view, ({ conversation }) => conversation.noteTakers.length === 1);
    const { notice, view } = anna.open.table;
    anna.network.isAway = true;
    expect(await anna.facilitation.share(id(bo))).toBe(false);
    expect(notice.get()).toMatchObject({ kind: 'roleUnchanged' });
    expect(view.get().facilitators).toEqual([id(anna)]);
    anna.network.isAway = false;
    expect(await anna.facilitation.share(id(bo))).toBe(true);
    anna.network.isAway = true;
    expect(await anna.facilitation.undoLastStep()).toBe(false);
    expect(notice.get()).toMatchObject({ kind: 'roleUnchanged' });
    expect([...view.get().facilitators].sort()).toEqual([id(anna), id(bo)].sort());
  }, 60_000);

  test('[NOTE-17] a person who takes over a table without a facilitator gets no role at the server', async () => {
    const [anna, bo, carl] = [await come(ANNA), await come(BO), await come(CARL)];
    anna.open.table.verbs.start();
    await Promise.all([ledAtServer(anna, anna), ledAtTable(bo, anna)]);
    await anna.meeting.close();
    await eventually(bo.open.table.document.people, (people) => people.length === 2);
    expect(await bo.facilitation.take()).toBe(true);
    expect(await bo.facilitation.share(id(carl))).toBe(true);
    await ledAtTable(carl, anna, bo, carl);
    expect(movesOf(bo)).toEqual([]);
    await bo.roles.ask();
    expect(bo.roles.current.get()?.facilitators).toEqual([id(anna)]);
  }, 60_000);

  test('[ROLES-6] the organiser gets by who asked the server before the meeting was started', async () => {
    const [anna, bo] = [await come(ANNA), await come(BO)];
    const { api, session } = bo.open;
    // Not as the page does it, which would make the notes at once.
    bo.taking.close();
    await api.claimRoles(session.session.id);
    anna.open.table.verbs.start();
    await eventually(anna.roles.current, (roles) => roles?.facilitators.includes(id(anna)) ?? false);
    await anna.taking.change(id(anna), true);
    await notesOf(anna);
    await anna.taking.change(id(bo), false);
    await eventually(anna.open.table.view, ({ conversation }) => conversation.noteTakers.join() === id(anna));
  }, 60_000);

  test('[ACCESS-15] [PHONE-9] a facilitator who takes the table off the stage ends all sharings; other people end their own', async () => {
    const [anna, bo] = [await come(ANNA), await come(BO)];
    bo.open.table.verbs.start();
    await notesOf(bo);
    const carl = await come(CARL);
    const ticket = await carl.meeting.viewingTicket();
    const watched = async () => (await server.post('/api/viewing', { ticket })).status;
    carl.meeting.stageStopped();
    expect(carl.asked.filter((call) => call.startsWith('DELETE'))).toEqual([]);
    expect(await watched()).toBe(200);
    bo.open.table.verbs.showPhones({ count: 1, floor: [], seats: [] });
    bo.meeting.stageStopped();
    await until(async () => (await watched()) === 401, 'the sharing to end');
    // With it the room of phones.
    await until(() => bo.asked.some((call) => /^DELETE .*\/room $/.test(call)), 'the end of the room');
    // Anna has called the meeting.
    anna.meeting.stageStopped();
    await until(
      () => anna.asked.some((call) => /^DELETE .*\/viewings $/.test(call)),
      'her word to the server',
    );
  }, 60_000);

  test('[NOTE-13] a person who loses the role leaves the notes at once, with the words that had not arrived', async () => {
    const storage = memoryStorage();
    const [anna, bo] = [await come(ANNA), await come(BO, storage)];
    anna.open.table.verbs.start();
    await notesOf(anna);
    await anna.taking.change(id(bo), true);
    const bos = await notesOf(bo);
    // A field that still holds letters hands them over before the notes are closed.
    bos.keepField(() => bos.write(GENERAL_NOTE_ID, type('Mine ord')));
    await anna.taking.change(id(bo), false);
    await eventually(bo.taking.state, ({ kind }) => kind === 'away');
    expect(bo.taking.unsent.get()).toEqual(['Mine ord']);
    expect(bos.write(GENERAL_NOTE_ID, type('Too late'))).toBe(false);

    const again = await come(BO, storage);
    expect(await eventually(again.taking.unsent, (words) => words.length > 0)).toEqual(['Mine ord']);
    again.taking.discardUnsent();
    await eventually(again.taking.unsent, (words) => words.length === 0);
  }, 60_000);

  test('[NOTE-14] after the end the notes are read and no longer written', async () => {
    const anna = await come(ANNA);
    anna.open.table.verbs.start();
    const notes = await notesOf(anna);
    notes.write(GENERAL_NOTE_ID, type('Tak for i dag'));
    await eventually(notes.saving, (saving) => saving === 'saved');
    await anna.meeting.end();
    await eventually(anna.open.table.view, ({ phase }) => phase === 'ended');
    expect(notes.write(GENERAL_NOTE_ID, type('Og så lige'))).toBe(false);

    const later = await come(ANNA);
    const read = await notesOf(later);
    await eventually(read.view, () => read.textOf(GENERAL_NOTE_ID) === 'Tak for i dag');
    expect(read.writable).toBe(false);
  }, 60_000);
});
