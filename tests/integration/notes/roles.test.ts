/** Who takes notes: the real session code, app server and Fluid service; only the cloud is a stand-in. */
import { createApi } from '../../../src/client/session/api.ts';
import { MeetingSession, type MeetingState } from '../../../src/client/session/meetingSession.ts';
import { type NotesState, NoteTaking } from '../../../src/client/session/noteTaking.ts';
import type { OutboxStorage } from '../../../src/client/session/outbox.ts';
import * as tableModule from '../../../src/client/session/tableModule.ts';
import { GENERAL_NOTE_ID } from '../../../src/domain/notes/newNotes.ts';
import { memoryStorage } from '../../support/client/storage.ts';
import { eventually } from '../../support/fluid/tables.ts';
import { type FluidService, startTinylicious } from '../../support/fluid/tinylicious.ts';
import { until } from '../../support/relay/until.ts';
import { ANNA, BO, CARL, startTestServer, type TestServer } from '../../support/server/appServer.ts';
import type { Person } from '../../support/server/cloud.ts';
import { seededRandom } from '../../support/table/seats.ts';

type Open = Extract<MeetingState, { kind: 'open' }>;

interface Visit {
  readonly meeting: MeetingSession;
  readonly open: Open;
  readonly taking: NoteTaking;
  /** What this window has asked the server for. */
  readonly asked: string[];
}

describe('taking notes', () => {
  let fluid: FluidService;
  let server: TestServer;
  let meetingId: string;
  let visits: Visit[];

  beforeAll(async () => {
    fluid = await startTinylicious();
  }, 40_000);
  afterAll(() => fluid.stop());
  beforeEach(async () => {
    visits = [];
    server = await startTestServer({
      settings: {
        FLUID_TYPE: 'local',
        FLUID_TENANT_ID: 'local',
        FLUID_ENDPOINT: `http://127.0.0.1:${fluid.port}`,
      },
    });
    meetingId = server.meeting(ANNA, BO, CARL).meetingId;
  });
  afterEach(async () => {
    for (const { taking } of visits) taking.close();
    await Promise.all(visits.map(({ meeting }) => meeting.close()));
    await server.close();
  });

  async function come(person: Person, storage: OutboxStorage = memoryStorage()): Promise<Visit> {
    const asked: string[] = [];
    const request: typeof fetch = (path, init) => {
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
    const taking = new NoteTaking({
      api: open.api,
      view: open.session,
      table: open.table,
      origin: server.origin,
      storage,
      nowMs: clock.nowMs,
      newId: clock.newId,
      load: () => meeting.loadNotes(),
    });
    const visit = { meeting, open, taking, asked };
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

  test('[NOTE-12] who starts the meeting takes notes, gives the role to another, and nobody else gets near them', async () => {
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
      () => api.fluidToken(session.session.id, undefined, 'notes'),
      () => api.fluidToken(session.session.id, notesDocumentId, 'notes'),
      () => api.fluidToken(session.session.id, notesDocumentId, 'table'),
      () => api.registerDocument(session.session.id, notesDocumentId, 'notes'),
    ]) {
      await expect(attempt()).rejects.toMatchObject(refused);
    }
  }, 60_000);

  test('[NOTE-12] two who become note-takers at once make one document', async () => {
    const [anna, bo] = [await come(ANNA), await come(BO)];
    const { api, session } = anna.open;
    anna.open.table.verbs.start();
    await eventually(anna.taking.roles, (roles) => roles?.noteTakers.length === 1);
    await Promise.all([
      api.changeRole(session.session.id, { role: 'noteTaker', participant: id(bo), held: true }),
      bo.taking.ask(),
    ]);
    await bo.taking.ask();
    const [annas, bos] = await Promise.all([notesOf(anna), notesOf(bo)]);
    annas.write(GENERAL_NOTE_ID, type('A'));
    bos.write(GENERAL_NOTE_ID, type('B'));
    await eventually(annas.view, () => annas.textOf(GENERAL_NOTE_ID).length === 2);
  }, 60_000);

  test('[NOTE-17] the server hears who runs the table from those who may tell it', async () => {
    const [anna, bo, carl] = [await come(ANNA), await come(BO), await come(CARL)];
    const leads = ({ taking }: Visit, ...people: Visit[]) =>
      eventually(
        taking.roles,
        (roles) => [...(roles?.facilitators ?? [])].sort().join() === people.map(id).sort().join(),
      );
    anna.open.table.verbs.start();
    await leads(anna, anna);
    await carl.taking.facilitates(id(carl), true);
    await anna.taking.facilitates(id(bo), true);
    await anna.taking.facilitates(id(anna), false);
    await leads(anna, bo);
    // Anna has called the meeting.
    await anna.taking.facilitates(id(anna), true);
    await leads(anna, anna, bo);
    expect(carl.asked.filter((call) => call.startsWith('POST') && call.includes('/roles '))).toEqual([]);
  }, 60_000);

  test('[NOTE-17] the server hears that a shared role was taken back', async () => {
    const [anna, bo] = [await come(ANNA), await come(BO)];
    const leads = (...people: Visit[]) =>
      eventually(
        anna.taking.roles,
        (roles) => [...(roles?.facilitators ?? [])].sort().join() === people.map(id).sort().join(),
      );
    anna.open.table.verbs.start();
    await leads(anna);
    await eventually(anna.open.table.view, ({ conversation }) => conversation.noteTakers.length === 1);
    expect(anna.open.table.verbs.share(id(bo))).toHaveProperty('done');
    await anna.taking.facilitates(id(bo), true);
    await leads(anna, bo);
    expect(anna.open.table.undoLastStep()).toHaveProperty('done');
    await leads(anna);
  }, 60_000);

  test('[ROLES-6] the organiser gets by who asked the server before the meeting was started', async () => {
    const [anna, bo] = [await come(ANNA), await come(BO)];
    const { api, session } = bo.open;
    // Not as the page does it, which would make the notes at once.
    bo.taking.close();
    await api.claimRoles(session.session.id);
    anna.open.table.verbs.start();
    await eventually(anna.taking.roles, (roles) => roles?.facilitators.includes(id(anna)) ?? false);
    await anna.taking.change(id(anna), true);
    await notesOf(anna);
    await anna.taking.change(id(bo), false);
    await eventually(anna.open.table.view, ({ conversation }) => conversation.noteTakers.join() === id(anna));
  }, 60_000);

  test('[ACCESS-15] a facilitator who takes the table off the stage ends everybody’s sharing; others end their own', async () => {
    const [anna, bo] = [await come(ANNA), await come(BO)];
    bo.open.table.verbs.start();
    await notesOf(bo);
    const carl = await come(CARL);
    const ticket = await carl.meeting.viewingTicket();
    const watched = async () => (await server.post('/api/viewing', { ticket })).status;
    carl.meeting.stageStopped();
    expect(carl.asked.filter((call) => call.startsWith('DELETE'))).toEqual([]);
    expect(await watched()).toBe(200);
    bo.meeting.stageStopped();
    await until(async () => (await watched()) === 401, 'the sharing to end');
    // Anna has called the meeting.
    anna.meeting.stageStopped();
    await until(
      () => anna.asked.some((call) => /^DELETE .*\/viewings $/.test(call)),
      'her word to the server',
    );
  }, 60_000);

  test('[NOTE-13] who loses the role leaves the notes at once, with the words that had not arrived', async () => {
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
    again.taking.letGoOfUnsent();
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
