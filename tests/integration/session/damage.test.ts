/** One operation closes the table for everybody: who it came from is in the security log, and what is on the screen can go on. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createApi } from '../../../src/client/session/api.ts';
import { DamageReporter } from '../../../src/client/session/damageReporter.ts';
import type { MeetingSession, MeetingState } from '../../../src/client/session/meetingSession.ts';
import { copyTable } from '../../../src/domain/table/copyTable.ts';
import { newTable } from '../../../src/domain/table/newTable.ts';
import { createTableDocument } from '../../../src/fluid/tableDocument.ts';
import { createTokenProvider } from '../../../src/fluid/tokens.ts';
import { whenLive } from '../../../src/fluid/whenLive.ts';
import { eventually, isTrue } from '../../support/fluid/tables.ts';
import { batch, CHANGE, edit, ids } from '../../support/relay/edits.ts';
import { connectDocument, operation, type RawSocket } from '../../support/relay/rawSocket.ts';
import { until } from '../../support/relay/until.ts';
import {
  ANNA,
  BO,
  FLUID_TENANT_ID,
  STRANGER,
  startTestServer,
  type TestServer,
} from '../../support/server/appServer.ts';
import type { Person } from '../../support/server/cloud.ts';
import { type OpenMeeting, opened, Visits } from '../../support/session/visits.ts';
import { smallDeck } from '../../support/table/seats.ts';

describe('a table that an operation has closed', () => {
  let server: TestServer;
  let id: string;
  let meetingId: string;
  let at: string;

  beforeEach(async () => {
    server = await startTestServer({ ownRelay: true });
    ({ meetingId } = server.meeting(ANNA, BO));
    const opened = await server.post('/api/sessions', { as: ANNA, body: { meetingId, beginNew: false } });
    ({ id } = opened.body.session);
    at = `/api/sessions/${id}`;
  });
  afterEach(() => server.close());

  const openTable = (table = newTable(smallDeck)) =>
    createTableDocument(
      {
        fluid: { type: 'remote', endpoint: server.origin, tenantId: FLUID_TENANT_ID },
        tokens: createTokenProvider(tokenFor, Date.now),
        readOnly: false,
        nowMs: Date.now,
      },
      table,
    );
  const tokenFor = async (documentId?: string) => {
    const body = documentId === undefined ? {} : { documentId };
    if (documentId !== undefined) await server.post(`${at}/document`, { as: ANNA, body });
    const { token, expiresAt } = (await server.post(`${at}/token`, { as: ANNA, body })).body;
    return { token, expiresAtMs: Date.parse(expiresAt) };
  };

  /** Bo's page sends an operation that no page can apply. */
  async function breakTable(documentId: string): Promise<RawSocket> {
    const jwt = (await server.post(`${at}/token`, { as: BO, body: { documentId } })).body.token;
    const raw = connectDocument(server.origin, { documentId, tenantId: FLUID_TENANT_ID, jwt });
    const { clientId, checkpointSequenceNumber: referenceSequenceNumber = 0 } = await raw.answer;
    const broken = edit({ change: { ...CHANGE, changeset: [{ data: 'x' }] } });
    const contents = JSON.stringify(batch(ids(1, 1), broken));
    raw.socket.emit('submitOp', clientId, [[operation(1, { contents, referenceSequenceNumber })]]);
    return raw;
  }

  const pseudonymOf = async (person: Person): Promise<string> =>
    (await server.post('/api/sessions', { as: person, body: { meetingId, beginNew: false } })).body.me.id;

  const damageLines = () => lines('documentDamage');
  function lines(event: string): Record<string, unknown>[] {
    const folder = join(server.dataDir, 'security-log');
    return readdirSync(folder)
      .flatMap((name) => readFileSync(join(folder, name), 'utf8').trim().split('\n'))
      .filter((line) => line.includes(`"${event}"`))
      .map((line) => JSON.parse(line));
  }

  test('[AUDIT-8] pages report whose operation it was, and the security log has it', async () => {
    const document = await openTable();
    await whenLive(document, 20_000);
    const api = createApi(
      async () => `Bearer ${await server.cloud.signIn(ANNA)}`,
      (path, init) => fetch(server.origin + String(path), init),
    );
    new DamageReporter(api).watch(id, document);
    const { documentId } = document;
    const raw = await breakTable(documentId);
    await until(() => document.connection.get().state === 'closed', 'the page to close the table');
    await until(() => damageLines().length > 0, 'the report');
    const bo = await pseudonymOf(BO);
    expect(damageLines()).toEqual([
      expect.objectContaining({
        ...{ event: 'documentDamage', result: 'done', document: documentId, participant: bo },
        code: expect.stringMatching(/^operation \d+$/),
      }),
    ]);
    raw.close();

    // What Anna saw is laid anew, in a document of its own.
    const seen = [...document.table.spread];
    await server.post(`${at}/end`, { as: ANNA });
    const next = await server.post('/api/sessions', { as: ANNA, body: { meetingId, beginNew: true } });
    at = `/api/sessions/${next.body.session.id}`;
    const again = await openTable(copyTable(document.table));
    await whenLive(again, 20_000);
    expect([...again.table.spread]).toEqual(seen);
    again.close();
    document.close();
  }, 60_000);

  describe('with people at it', () => {
    let visits: Visits;
    let annas: MeetingSession;
    let bos: MeetingSession;
    let raw: RawSocket;
    let tableId: string;
    let card: string | undefined;

    beforeEach(async () => {
      // Fluid tells a developer what it has met.
      Object.assign(console, { error: () => undefined });
      visits = new Visits(server);
      annas = visits.open({ person: ANNA, meetingId });
      const { table } = await opened(annas);
      await eventually(table.document.connection, ({ state }) => state === 'live');
      table.verbs.start();
      table.verbs.turnNext();
      await eventually(table.document.saved, isTrue);
      card = table.view.get().current?.id;
      tableId = table.document.documentId;
      bos = visits.open({ person: BO, meetingId });
      const bo = await opened(bos);
      await eventually(bo.table.view, ({ current }) => current?.id === card);
      raw = await breakTable(tableId);
    }, 60_000);
    afterEach(async () => {
      raw.close();
      await visits.leave();
    }, 20_000);

    const stuck = (meeting: MeetingSession, mayCopy: boolean) =>
      eventually(meeting.state, (state) => state.kind === 'open' && state.stuck?.mayCopy === mayCopy);
    async function copied(meeting: MeetingSession): Promise<OpenMeeting> {
      const isCopy = (state: MeetingState) =>
        state.kind === 'open' && state.table.document.documentId !== tableId;
      return (await eventually(meeting.state, isCopy)) as OpenMeeting;
    }

    test('[DAMAGE-1] [DAMAGE-2] [DAMAGE-4] the table on screen continues in the same session, and others move to it by a press', async () => {
      await stuck(annas, true);
      await stuck(bos, false);
      // The server takes its time on a machine that is busy.
      await until(async () => {
        await annas.goOnWithCopy();
        const state = annas.state.get();
        return state.kind === 'open' && state.stuck === undefined;
      }, 'the copy');
      const anna = await copied(annas);
      expect(anna.session.session.id).toBe(id);
      expect(anna.stuck).toBeUndefined();
      expect(anna.table.view.get()).toMatchObject({ phase: 'running', current: { id: card } });
      // Bo goes on looking until he comes along.
      const told = await eventually(
        bos.state,
        (state) => state.kind === 'open' && state.over?.how === 'replaced',
      );
      expect(told).toMatchObject({ over: { hasNext: true }, table: { document: { documentId: tableId } } });
      await bos.goAlong();
      const bo = await copied(bos);
      anna.table.verbs.finish();
      await eventually(bo.table.view, ({ current }) => current === undefined);
      expect(lines('tableReplacement')).toMatchObject([{ result: 'done', document: tableId, session: id }]);
      expect(damageLines()).not.toEqual([]);
    }, 90_000);

    test('[DAMAGE-3] a page that opens later says so, reports it, and begins a new session where no page has the table open', async () => {
      await stuck(annas, true);
      await visits.leave();
      raw.close();
      await server.restart();
      annas = visits.open({ person: ANNA, meetingId });
      await eventually(annas.state, (state) => state.kind === 'failed' && state.failure === 'unusable');
      const bo = await pseudonymOf(BO);
      await until(() => lines('documentDamage').length > 0, 'the report');
      for (const line of lines('documentDamage'))
        expect(line).toMatchObject({ document: tableId, participant: bo });
      await until(async () => {
        await annas.replace(true);
        return annas.state.get().kind === 'open';
      }, 'the server to find it damaged');
      expect((await opened(annas, id)).table.view.get().phase).toBe('preparing');
    }, 90_000);
  });

  test('[DAMAGE-2] a table that pages can open keeps its place, whatever a member says of it', async () => {
    const document = await openTable();
    await whenLive(document, 20_000);
    const { documentId: tableId } = document;
    const asked = await server.post(`${at}/replace`, { as: BO, body: { confirmed: true, tableId } });
    expect(asked.body).toEqual({ outcome: 'kept', present: [] });
    const token = await server.post(`${at}/token`, { as: BO, body: { replaces: tableId } });
    expect(token.body.error.code).toBe('document_taken');
    const body = { documentId: 'made-up', replaces: tableId };
    expect((await server.post(`${at}/document`, { as: BO, body })).body.error.code).toBe('document_taken');
    expect(lines('tableReplacement')).toEqual([]);
    document.close();
  }, 60_000);

  test('[AUDIT-8] the log has the sender that the relay knows, whomever a page names', async () => {
    const document = await openTable();
    await whenLive(document, 20_000);
    const { documentId } = document;
    const raw = await breakTable(documentId);
    await until(() => document.damage.get()?.sequenceNumber !== undefined, 'the page to close the table');
    const { sequenceNumber } = document.damage.get() ?? {};
    const participant = await pseudonymOf(ANNA);
    const body = { documentId, sequenceNumber, participant };
    expect((await server.post(`${at}/damage`, { as: BO, body })).status).toBe(200);
    expect(damageLines()).toMatchObject([{ participant: await pseudonymOf(BO) }]);
    raw.close();
    document.close();
  }, 60_000);

  test('[AUDIT-8] only members report, for documents of their session, and no more than a few', async () => {
    const body = { documentId: 'the-table', sequenceNumber: 7 };
    const report = (as = ANNA, more: object = {}) =>
      server.post(`${at}/damage`, { as, body: { ...body, ...more } });
    expect((await report()).status).toBe(404);
    expect((await report(STRANGER)).status).toBe(404);
    const document = await openTable();
    const { documentId } = document;
    await tokenFor(documentId);
    expect((await report(ANNA, { documentId, participant: 'Bo Bech' })).status).toBe(400);
    expect((await report(ANNA, { documentId, words: 'x' })).status).toBe(400);
    const statuses: number[] = [];
    for (let i = 0; i < 6; i += 1) statuses.push((await report(ANNA, { documentId })).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
    document.close();
  }, 60_000);
});
