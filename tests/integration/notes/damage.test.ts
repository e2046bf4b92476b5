/** One operation closes the notes for every note-taker: they go on in a new document with what is on the screen. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NotesSession } from '../../../src/client/session/notesSession.ts';
import { type NotesState, NoteTaking } from '../../../src/client/session/noteTaking.ts';
import { Roles } from '../../../src/client/session/roles.ts';
import * as tableModule from '../../../src/client/session/tableModule.ts';
import { GENERAL_NOTE_ID } from '../../../src/domain/notes/newNotes.ts';
import { memoryStorage } from '../../support/client/storage.ts';
import { eventually } from '../../support/fluid/tables.ts';
import { batch, CHANGE, edit, ids } from '../../support/relay/edits.ts';
import { connectDocument, operation, type RawSocket } from '../../support/relay/rawSocket.ts';
import { until } from '../../support/relay/until.ts';
import {
  ANNA,
  BO,
  CARL,
  FLUID_TENANT_ID,
  startTestServer,
  type TestServer,
} from '../../support/server/appServer.ts';
import type { Person } from '../../support/server/cloud.ts';
import { type OpenMeeting, opened, Visits } from '../../support/session/visits.ts';

interface Taker {
  readonly open: OpenMeeting;
  readonly roles: Roles;
  readonly taking: NoteTaking;
}

describe('notes that an operation has closed', () => {
  let server: TestServer;
  let visits: Visits;
  let takers: Taker[];
  let meetingId: string;
  let at: string;
  let raw: RawSocket | undefined;

  beforeEach(async () => {
    // Fluid tells a developer what it has met.
    Object.assign(console, { error: () => undefined });
    server = await startTestServer({ ownRelay: true });
    visits = new Visits(server);
    takers = [];
    ({ meetingId } = server.meeting(ANNA, BO, CARL));
  });
  afterEach(async () => {
    raw?.close();
    for (const { roles, taking } of takers) {
      roles.close();
      taking.close();
    }
    await visits.leave();
    await server.close();
  }, 20_000);

  async function come(person: Person): Promise<Taker> {
    const open = await opened(visits.open({ person, meetingId }));
    at = `/api/sessions/${open.session.session.id}`;
    const roles = new Roles({ api: open.api, view: open.session, table: open.table, random: Math.random });
    let writers = 0;
    const taking = new NoteTaking({
      api: open.api,
      roles,
      view: open.session,
      table: open.table,
      origin: server.origin,
      storage: memoryStorage(),
      nowMs: Date.now,
      newId: () => `${person.objectId}-${takers.length}-${++writers}`,
      random: Math.random,
      load: () => tableModule.loadNotes(),
    });
    const taker = { open, roles, taking };
    takers.push(taker);
    return taker;
  }

  async function notesOf({ taking }: Taker): Promise<NotesSession> {
    const state = await eventually(taking.state, ({ kind }) => kind === 'open');
    return (state as Extract<NotesState, { kind: 'open' }>).notes;
  }

  const notesId = async (): Promise<string> =>
    (await server.ask(at, { as: ANNA })).body.notesDocumentId ?? '';

  /** A note-taker's changed page sends an operation that no page can apply. */
  async function breakNotes(as: Person): Promise<string> {
    const documentId = await notesId();
    const { token } = (await server.post(`${at}/token`, { as, body: { documentId, kind: 'notes' } })).body;
    raw = connectDocument(server.origin, { documentId, tenantId: FLUID_TENANT_ID, jwt: token });
    const { clientId, checkpointSequenceNumber: referenceSequenceNumber = 0 } = await raw.answer;
    const broken = edit({ change: { ...CHANGE, changeset: [{ data: 'x' }] } });
    const contents = JSON.stringify(batch(ids(1, 1), broken));
    raw.socket.emit('submitOp', clientId, [[operation(1, { contents, referenceSequenceNumber })]]);
    return documentId;
  }

  function lines(event: string): Record<string, unknown>[] {
    const folder = join(server.dataDir, 'security-log');
    return readdirSync(folder)
      .flatMap((name) => readFileSync(join(folder, name), 'utf8').trim().split('\n'))
      .filter((line) => line.includes(`"${event}"`))
      .map((line) => JSON.parse(line));
  }

  const type = (text: string) => [{ at: 0, removed: 0, inserted: text }];
  const text = (notes: NotesSession) => notes.textOf(GENERAL_NOTE_ID);

  test('[DAMAGE-5] go on by themselves in a new document with what is on the screen, for everybody who takes notes', async () => {
    const [anna, bo] = [await come(ANNA), await come(BO)];
    anna.open.table.verbs.start();
    const annas = await notesOf(anna);
    annas.write(GENERAL_NOTE_ID, type('Aftalt med alle'));
    expect(await annas.flush(20_000)).toBe(true);
    await anna.taking.change(bo.open.table.me.id, true);
    const bos = await notesOf(bo);
    await eventually(bos.view, () => text(bos) === 'Aftalt med alle');

    const before = await breakNotes(BO);
    await until(() => annas.isRenewed.get() || bos.isRenewed.get(), 'the copy');
    annas.write(GENERAL_NOTE_ID, type('Anna: '));
    await eventually(bos.view, () => text(bos).includes('Anna: '));
    for (const notes of [annas, bos]) {
      expect(text(notes)).toBe('Anna: Aftalt med alle');
      expect(await notes.flush(20_000)).toBe(true);
    }
    expect(await notesId()).not.toBe(before);
    expect(lines('notesReplacement')).toMatchObject([{ result: 'done', document: before }]);
    for (const line of lines('documentDamage'))
      expect(line).toMatchObject({ document: before, participant: bo.open.table.me.id });
    expect(lines('documentDamage')).not.toEqual([]);
  }, 90_000);

  test('[DAMAGE-6] a note-taker who has nothing of them on screen is told so, and begins new ones by a press', async () => {
    const anna = await come(ANNA);
    anna.open.table.verbs.start();
    const annas = await notesOf(anna);
    annas.write(GENERAL_NOTE_ID, type('Ældre'));
    expect(await annas.flush(20_000)).toBe(true);
    // Nobody has them open any more.
    anna.taking.close();
    const before = await breakNotes(ANNA);
    const again = await come(ANNA);
    const state = await eventually(again.taking.state, ({ kind }) => kind === 'damaged');
    const { notes } = state as Extract<NotesState, { kind: 'damaged' }>;
    expect(lines('notesReplacement')).toEqual([]);
    notes.beginAnew();
    await eventually(again.taking.state, ({ kind }) => kind === 'open');
    expect(text(notes)).toBe('');
    notes.write(GENERAL_NOTE_ID, type('Nyt'));
    expect(await notes.flush(20_000)).toBe(true);
    expect(await notesId()).not.toBe(before);
  }, 90_000);

  test('[DAMAGE-5] notes that pages can open keep their place, and nobody else is told that there are any', async () => {
    const anna = await come(ANNA);
    anna.open.table.verbs.start();
    await notesOf(anna);
    const replaces = await notesId();
    const ask = (as: Person) => server.post(`${at}/token`, { as, body: { kind: 'notes', replaces } });
    expect((await ask(ANNA)).body.error.code).toBe('document_taken');
    expect((await ask(CARL)).status).toBe(404);
    const body = { documentId: 'made-up', kind: 'notes', replaces };
    expect((await server.post(`${at}/document`, { as: ANNA, body })).body.error.code).toBe('document_taken');
    expect((await server.post(`${at}/document`, { as: CARL, body })).status).toBe(404);
    expect(lines('notesReplacement')).toEqual([]);
  }, 60_000);
});
