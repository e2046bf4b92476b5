/** A table whose session is ended, replaced or deleted elsewhere: the real session code, app server and own relay. */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { MeetingSession, MeetingState } from '../../../src/client/session/meetingSession.ts';
import { RELAY_FILE } from '../../../src/server/ownRelay.ts';
import { REGISTRY_FILE } from '../../../src/server/registry/openRegistry.ts';
import { openSqlRegistry } from '../../../src/server/registry/openSqlRegistry.ts';
import { eventually, isTrue } from '../../support/fluid/tables.ts';
import { ANNA, BO, CARL, startTestServer, type TestServer } from '../../support/server/appServer.ts';
import { type OpenMeeting, opened, Visits } from '../../support/session/visits.ts';

describe('a session that is over while people are at its table', () => {
  let server: TestServer;
  let meetingId: string;
  let visits: Visits;
  let annas: MeetingSession;
  let bos: MeetingSession;
  let before: OpenMeeting;

  beforeEach(async () => {
    // Fluid tells a developer what it has met.
    Object.assign(console, { error: () => undefined });
    server = await startTestServer({ ownRelay: true });
    ({ meetingId } = server.meeting(ANNA, BO, CARL));
    visits = new Visits(server);
    annas = visits.open({ person: ANNA, meetingId });
    before = await opened(annas);
    before.table.verbs.start();
    before.table.verbs.turnNext();
    await eventually(before.table.document.saved, isTrue);
    bos = visits.open({ person: BO, meetingId });
    const bo = await opened(bos);
    await eventually(bo.table.view, ({ current }) => current !== undefined);
    await eventually(bo.table.document.connection, ({ state }) => state === 'live');
  }, 40_000);
  afterEach(async () => {
    await visits.leave();
    await server.close();
  }, 20_000);

  const sessionId = () => before.session.session.id;
  const at = () => `/api/sessions/${sessionId()}`;
  const overOf = (state: MeetingState) => (state.kind === 'open' ? state.over : undefined);
  async function told(meeting: MeetingSession, how: string): Promise<OpenMeeting> {
    return (await eventually(meeting.state, (state) => overOf(state)?.how === how)) as OpenMeeting;
  }

  test('[OVER-1] [OVER-3] one that is replaced stays on screen, and each person goes along when they like', async () => {
    await server.post(`${at()}/end`, { as: CARL, body: {} });
    const { body } = await server.post('/api/sessions', { as: CARL, body: { meetingId, beginNew: true } });
    for (const meeting of [annas, bos]) {
      const state = await told(meeting, 'replaced');
      expect(state.session.session.id).toBe(sessionId());
      expect(state.table.view.get().current).toBeDefined();
    }
    await bos.goAlong();
    const bo = await opened(bos, sessionId());
    expect(bo.session.session.id).toBe(body.session.id);
    expect(bo.over).toBeUndefined();
    // Anna goes on looking.
    expect(annas.state.get()).toMatchObject({ session: { session: { id: sessionId() } } });
  }, 40_000);

  test('[OVER-3] a session that is ended elsewhere can be reopened by any member, and all pages continue', async () => {
    await server.post(`${at()}/end`, { as: CARL, body: {} });
    for (const meeting of [annas, bos]) await told(meeting, 'ended');
    // Whoever comes now sees how it stands as well.
    const carls = visits.open({ person: CARL, meetingId });
    await told(carls, 'ended');
    await bos.reopen();
    for (const meeting of [annas, bos, carls]) {
      await eventually(
        meeting.state,
        (state) =>
          state.kind === 'open' && state.over === undefined && state.session.session.endedAt === undefined,
      );
    }
    const bo = await opened(bos);
    expect(bo.table.verbs.finish()).toHaveProperty('done');
    await eventually(before.table.view, ({ current }) => current === undefined);
  }, 40_000);

  test('[OVER-1] [OVER-4] one that is deleted stays on screen as a copy, and no other one is made unasked', async () => {
    await before.api.claimRoles(sessionId());
    await server.ask(at(), { method: 'DELETE', as: ANNA });
    const bo = await told(bos, 'deleted');
    expect(bo.over).toEqual({ how: 'deleted', hasNext: false });
    expect(bo.table.view.get().current).toBeDefined();
    expect(await bo.api.listSessions({ meetingId })).toEqual([]);
    await bos.goAlong();
    expect((await opened(bos, sessionId())).table.view.get().phase).toBe('preparing');
    // Anna, who only looked, is told of it.
    await eventually(annas.state, (state) => overOf(state)?.hasNext === true);
  }, 40_000);

  test('[OVER-1] an end by another process is noticed within seconds as well', async () => {
    const registry = await openSqlRegistry({ sqliteFile: join(server.dataDir, REGISTRY_FILE) });
    await registry.endSession(sessionId(), server.clock.ms);
    await registry.close();
    await told(annas, 'ended');
    await told(bos, 'ended');
  }, 40_000);

  test('[REPLACE-1] a session whose table is damaged is replaced by a press, and all pages move to the new one', async () => {
    await visits.leave();
    const { documentId } = before.table.document;
    await server.restart({
      meanwhile: () => {
        const relay = new DatabaseSync(join(server.dataDir, RELAY_FILE));
        relay
          .prepare("UPDATE relay_documents SET deli = 'not what was written' WHERE id = ?")
          .run(documentId);
        relay.close();
      },
    });
    annas = visits.open({ person: ANNA, meetingId });
    bos = visits.open({ person: BO, meetingId });
    for (const meeting of [annas, bos]) {
      await eventually(meeting.state, (state) => state.kind === 'failed' && state.failure === 'unusable');
    }
    expect(await bos.replace(false)).toBeUndefined();
    const bo = await opened(bos, sessionId());
    expect((await opened(annas, sessionId())).session.session.id).toBe(bo.session.session.id);
  }, 60_000);

  test('[OVER-5] [SESSION-26] an end at the table itself is shown by the table, and all pages move on', async () => {
    const shown: unknown[] = [];
    bos.state.subscribe(() => shown.push(overOf(bos.state.get())));
    await annas.end();
    await annas.beginAgain();
    const next = await opened(annas, sessionId());
    expect((await opened(bos, sessionId())).session.session.id).toBe(next.session.session.id);
    expect(shown.filter((over) => over !== undefined)).toEqual([]);
  }, 40_000);
});
