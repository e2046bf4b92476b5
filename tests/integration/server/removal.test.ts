import type { Deletion } from '../../../src/server/fluidAdmin/fluidAdmin.ts';
import type { FluidMount } from '../../../src/server/server.ts';
import { until } from '../../support/relay/until.ts';
import {
  ANNA,
  BO,
  CARL,
  STRANGER,
  startTestServer,
  type TestServer,
} from '../../support/server/appServer.ts';
import type { Person } from '../../support/server/cloud.ts';
import { dataFiles } from '../../support/server/dataFiles.ts';

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;

describe('a session that is reopened, deleted or past its time', () => {
  let server: TestServer;
  let meetingId: string;
  let id: string;
  let at: string;
  let deleted: string[];
  let outcome: Deletion | Error;

  /** A Fluid service that does as it is told by the test. */
  const fluid: FluidMount = async () => ({
    admin: {
      inspectDocument: async () => 'unknown',
      revokeAll: async () => 'unsupported',
      deleteDocument: async (documentId) => {
        if (outcome instanceof Error) throw outcome;
        if (outcome === 'deleted') deleted.push(documentId);
        return outcome;
      },
    },
    isReady: async () => true,
    renderMetrics: async () => '',
    close: async () => undefined,
  });

  beforeEach(async () => {
    deleted = [];
    outcome = 'deleted';
    server = await startTestServer({
      parts: { fluid },
      settings: { RETENTION_DAYS: '30', SECRET_METRICS_TOKEN: 'm'.repeat(32) },
    });
    // Carl has called the meeting, Anna starts it.
    ({ meetingId } = server.meeting(CARL, ANNA, BO));
    ({ id } = (await open(ANNA)).session);
    at = `/api/sessions/${id}`;
    for (const body of [{ documentId: 'the-table' }, { documentId: 'the-notes', kind: 'notes' }]) {
      await server.post(`${at}/roles/claim`, { as: ANNA });
      await server.post(`${at}/document`, { as: ANNA, body });
    }
  });
  afterEach(() => server.close());

  const open = async (as: Person, beginNew = false) =>
    (await server.post('/api/sessions', { as, body: { meetingId, beginNew } })).body;
  const end = () => server.post(`${at}/end`, { as: BO });
  const reopen = (as = ANNA) => server.post(`${at}/reopen`, { as });
  const remove = (as: Person) => server.ask(at, { as, method: 'DELETE' });
  const restore = (as: Person) => server.post(`${at}/restore`, { as });
  const inMeeting = (path: string, as: Person) => server.post(path, { as, body: { meetingId } });
  /** The server looks after what is due when it starts, too. */
  const hourLater = async () => {
    server.clock.ms += HOUR_MS + 1;
    await server.restart();
    await until(async () => (await waiting()) === '0', 'what is due to be done');
  };
  const waiting = async () => {
    const headers = { authorization: `Bearer ${'m'.repeat(32)}` };
    return /^app_removals_waiting (\d+)$/m.exec((await server.ask('/metrics', { headers })).body)?.[1];
  };

  test('[REOPEN-1] a session that was ended by mistake continues, with its table and roles', async () => {
    await end();
    server.clock.ms += 23 * HOUR_MS;
    expect(await reopen()).toMatchObject({ status: 200, body: { id } });
    expect(await open(ANNA)).toMatchObject({
      session: { id },
      documentId: 'the-table',
      notesDocumentId: 'the-notes',
    });
    const token = await server.post(`${at}/token`, { as: BO, body: { documentId: 'the-table' } });
    expect(token.status).toBe(200);
    expect((await reopen()).status).toBe(200);
  });

  test('[REOPEN-2] not after a day, and not while the next session goes on', async () => {
    await end();
    const next = await open(ANNA, true);
    expect(await reopen()).toMatchObject({ status: 403, body: { error: { code: 'not_allowed' } } });
    await server.post(`/api/sessions/${next.session.id}/end`, { as: ANNA });
    server.clock.ms += DAY_MS + 1;
    expect(await reopen()).toMatchObject({ status: 409, body: { error: { code: 'session_ended' } } });
  });

  test('[REOPEN-3] tickets from before the end open nothing any more', async () => {
    const { ticket } = (await server.post(`${at}/viewing-ticket`, { as: ANNA })).body;
    await end();
    await reopen();
    expect((await server.post('/api/viewing', { ticket })).body.error.code).toBe('ticket_expired');
  });

  test('[REMOVE-1] its facilitator deletes a session: it is gone for all, and an hour later with its documents', async () => {
    const { ticket } = (await server.post(`${at}/recap-ticket`, { as: ANNA })).body;
    const undoUntil = new Date(server.clock.ms + HOUR_MS).toISOString();
    expect(await remove(ANNA)).toMatchObject({ status: 200, body: { undoUntil } });
    for (const path of ['', '/roles']) {
      expect((await server.ask(at + path, { as: ANNA })).status).toBe(404);
    }
    expect((await server.post('/api/viewing', { ticket })).status).toBe(401);
    expect((await remove(ANNA)).status).toBe(404);
    expect((await inMeeting('/api/sessions/list', BO)).body).toEqual([]);
    await hourLater();
    expect(deleted.sort()).toEqual(['the-notes', 'the-table']);
    expect((await restore(ANNA)).status).toBe(404);
  });

  test('[REMOVE-6] only the person who deleted it finds it for an hour and can restore it', async () => {
    await remove(ANNA);
    const [entry] = (await inMeeting('/api/deleted-sessions', ANNA)).body;
    expect(entry).toMatchObject({ id, undoUntil: new Date(server.clock.ms + HOUR_MS).toISOString() });
    for (const as of [BO, CARL]) {
      expect((await inMeeting('/api/deleted-sessions', as)).body).toEqual([]);
      expect((await restore(as)).status).toBe(404);
    }
    expect((await restore(STRANGER)).status).toBe(404);
    const { meetingId: another } = server.meeting(ANNA);
    const listed = await server.post('/api/deleted-sessions', { as: ANNA, body: { meetingId: another } });
    expect(listed.body).toEqual([]);
    server.clock.ms += HOUR_MS - 1;
    expect(await restore(ANNA)).toMatchObject({ status: 200, body: { id } });
    expect(await open(BO)).toMatchObject({ session: { id }, documentId: 'the-table' });
    expect((await server.ask(`${at}/roles`, { as: BO })).body.facilitators).toHaveLength(1);
    await hourLater();
    expect(deleted).toEqual([]);
  });

  test('[REMOVE-6] after an hour the person cannot restore it, also while it has not been removed yet', async () => {
    await remove(ANNA);
    server.clock.ms += HOUR_MS;
    expect((await inMeeting('/api/deleted-sessions', ANNA)).body).toEqual([]);
    expect((await restore(ANNA)).status).toBe(404);
  });

  test('[REMOVE-7] a session that was begun meanwhile is deleted if it was not started', async () => {
    await remove(ANNA);
    const next = (await open(BO)).session;
    expect(next.id).not.toBe(id);
    expect((await restore(ANNA)).body).toEqual({ id, startedAt: expect.any(String) });
    expect((await open(BO)).session.id).toBe(id);
    expect((await server.ask(`/api/sessions/${next.id}`, { as: BO })).status).toBe(404);
  });

  test('[REMOVE-1] the organiser may, other members may not, and strangers learn nothing', async () => {
    expect(await remove(BO)).toMatchObject({ status: 403, body: { error: { code: 'not_allowed' } } });
    expect((await remove(STRANGER)).status).toBe(404);
    expect((await server.ask(at, { method: 'DELETE' })).status).toBe(401);
    expect(deleted).toEqual([]);
    await end();
    expect((await remove(CARL)).status).toBe(200);
  });

  test('[REMOVE-2] a document of a deleted session cannot be brought into another one', async () => {
    outcome = 'later';
    await remove(ANNA);
    const next = (await open(ANNA)).session;
    const body = { documentId: 'the-table' };
    const again = () => server.post(`/api/sessions/${next.id}/document`, { as: ANNA, body });
    const taken = { status: 409, body: { error: { code: 'document_taken' } } };
    expect(await again()).toMatchObject(taken);
    server.clock.ms += HOUR_MS + 1;
    await server.restart();
    await until(async () => (await waiting()) === '2', 'the session to be removed');
    expect(await again()).toMatchObject(taken);
  });

  test.each([
    ['wants to wait', 'later' as const],
    ['gives no answer', new Error('away')],
    ['cannot delete', 'unsupported' as const],
  ])('[REMOVE-3] when the Fluid service %s, the session is gone and the rest follows', async (_what, how) => {
    outcome = how;
    await remove(ANNA);
    server.clock.ms += HOUR_MS + 1;
    await server.restart();
    expect((await server.ask(at, { as: ANNA })).status).toBe(404);
    await until(async () => (await waiting()) === '2', 'the session to be removed');
    outcome = 'deleted';
    server.clock.ms += HOUR_MS;
    await server.restart();
    await until(async () => (await waiting()) === '0', 'the documents to be deleted');
    expect(deleted.sort()).toEqual(['the-notes', 'the-table']);
  });

  test('[RETAIN-1] thirty days after its end a session is gone, and not before', async () => {
    await end();
    server.clock.ms += 30 * DAY_MS - 1;
    await server.restart();
    expect((await server.ask(at, { as: ANNA })).status).toBe(200);
    server.clock.ms += 2;
    await server.restart();
    await until(() => deleted.length === 2, 'the documents to be deleted');
    expect((await server.ask(at, { as: ANNA })).status).toBe(404);
  });

  test('[RETAIN-1] a session that was never ended is removed thirty days after its last use', async () => {
    server.clock.ms += 20 * DAY_MS;
    await server.post(`${at}/token`, { as: BO, body: { documentId: 'the-table' } });
    server.clock.ms += 20 * DAY_MS;
    await server.restart();
    expect((await server.ask(at, { as: ANNA })).status).toBe(200);
    server.clock.ms += 11 * DAY_MS;
    await server.restart();
    await until(() => deleted.length === 2, 'the documents to be deleted');
  });

  test('[RETAIN-3] without a limit sessions are kept', async () => {
    await end();
    server.clock.ms += 4000 * DAY_MS;
    await server.restart({ settings: { RETENTION_DAYS: '0' } });
    expect((await server.ask(at, { as: ANNA })).status).toBe(200);
  });

  test('[REMOVE-4] of a deleted session no trace is left in the registry’s files', async () => {
    const poll = 'placement-11111111-2222-4333-8444-555555555555';
    await server.post(`${at}/polls/${poll}/answers`, { as: BO, body: { answer: '3' } });
    const me = (await open(ANNA)).me.id;
    // The security log goes on saying who deleted which session.
    const files = () => dataFiles(server.dataDir, 'registry');
    const leavesTrace = () =>
      [id, me, poll, 'the-table'].filter((trace) => files().some((bytes) => bytes.includes(trace)));
    // A poll lives in memory until its sums are shown.
    expect(leavesTrace()).toEqual([id, me, 'the-table']);
    await remove(ANNA);
    await hourLater();
    await until(() => leavesTrace().length === 0, 'the traces to be overwritten');
  });
});
