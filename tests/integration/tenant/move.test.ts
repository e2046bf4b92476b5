/** A session moves to another Fluid service and back while people are at its table. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createProxyServer } from 'httpxy';
import { viewNotes } from '../../../src/domain/notes/notesView.ts';
import { openNotesDocument } from '../../../src/fluid/notesDocument.ts';
import { whenLive } from '../../../src/fluid/whenLive.ts';
import { openSqlRegistry } from '../../../src/server/registry/openSqlRegistry.ts';
import { createFluidTokens } from '../../../src/server/tokens/fluid.ts';
import { eventually } from '../../support/fluid/tables.ts';
import { findPostgres, type PostgresServer, startPostgres } from '../../support/relay/postgresServer.ts';
import { freePort } from '../../support/relay/relayProcess.ts';
import { until } from '../../support/relay/until.ts';
import {
  ANNA,
  FLUID_KEY,
  FLUID_TENANT_ID,
  startTestServer,
  type TestServer,
} from '../../support/server/appServer.ts';
import { servicesOf } from '../../support/server/heldDocuments.ts';
import { type Program, startProgram, stopProgram } from '../../support/server/serverProcess.ts';
import { type OpenMeeting, opened, Visits } from '../../support/session/visits.ts';
import { meetingToMove, NOTE, runSessionCommand } from '../../support/tenant/movingSession.ts';

// Programs are started, also on a machine that is busy.
jest.setTimeout(180_000);

/** What people see of the table. */
function shown({ table }: OpenMeeting) {
  const { current, cards, phase, facilitators } = table.view.get();
  return { current: current?.id, cards, phase, facilitators };
}

const runningClock = {
  get ms() {
    return Date.now();
  },
};

describe('[MOVE-1] a session with people at its table', () => {
  let folder: string;
  let postgres: PostgresServer | undefined;
  let relay: Program;
  let plain: Awaited<ReturnType<typeof openPlainService>>;
  let server: TestServer;
  let visits: Visits;
  let settings: Record<string, string>;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'dialogkort-move-'));
    const found = findPostgres();
    postgres = 'bin' in found ? await startPostgres(found.bin) : undefined;
    relay = startProgram('src/relay/main.ts', {
      ...(postgres ? { DATABASE_URL: postgres.newDatabase() } : { DATA_DIR: join(folder, 'second') }),
      ...{ PORT: String(await freePort()), SECURITY_LOG: 'stdout' },
      ...{ FLUID_TENANT_ID, SECRET_FLUID_KEY: FLUID_KEY },
    });
    plain = await openPlainService(await relay.listening);
    settings = { FLUID_ENDPOINTS: `second=${await relay.listening},plain=${plain.origin}` };
    server = await startTestServer({ ownRelay: true, settings, clock: runningClock });
    visits = new Visits(server);
  });
  afterEach(() => visits.leave());
  afterAll(async () => {
    await server.close();
    await plain.close();
    await stopProgram(relay, 'SIGKILL');
    postgres?.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  const run = (...args: string[]) => runSessionCommand(server, settings, ...args);
  const viewOf = async (id: string) => (await server.ask(`/api/sessions/${id}`, { as: ANNA })).body;

  test('goes on at the other relay with the same table and notes, and back again', async () => {
    const { annas, bos, sessionId: id, notesDocumentId: notes } = await meetingToMove(server, visits);
    const before = await opened(annas);
    const { documentId } = before.table.document;
    const shownBefore = shown(before);
    expect(await run('move', id, '--to', 'second', '--accept')).toMatchObject({
      ...{ exitCode: 0, errors: '' },
      output: expect.stringMatching(new RegExp(`${id}: moved from main to second\n$`)),
    });
    const view = await viewOf(id);
    expect(view.fluid.endpoint).toBe(await relay.listening);
    expect(view.documentId).not.toBe(documentId);
    // Pages come along by themselves.
    for (const page of [annas, bos]) {
      await eventually(
        page.state,
        (state) =>
          state.kind === 'open' && !state.over && state.table.document.documentId === view.documentId,
      );
      expect(await whenLive((await opened(page)).table.document, 30_000)).toBe(true);
    }
    const anna = await opened(annas);
    const bo = await opened(bos);
    expect(shown(anna)).toEqual(shownBefore);
    anna.table.verbs.finish();
    await eventually(bo.table.view, (table) => table.current === undefined);

    const moved = await openNotesDocument(
      servicesOf({ server, sessionId: id, as: ANNA, fluidOrigin: await relay.listening }, 'notes'),
      view.notesDocumentId,
    );
    expect(viewNotes(moved.notes).map(({ text }) => text)).toContain(NOTE);
    moved.close();
    // Nothing stays behind.
    const { registryHas, relayHas } = await leftBehind([documentId, notes]);
    expect([registryHas, relayHas]).toEqual([0, 0]);

    const back = await run('move', '--from', 'second', '--to', 'main', '--accept');
    expect(back).toMatchObject({
      exitCode: 0,
      output: expect.stringContaining(`${id}: moved from second to main`),
    });
    const again = await viewOf(id);
    expect(again.fluid.endpoint).toBe('/');
    await eventually(
      annas.state,
      (state) => state.kind === 'open' && state.table.document.documentId === again.documentId,
    );
    const ids = ({ cards }: ReturnType<typeof shown>) => cards.map(({ id }) => id);
    expect(ids(shown(await opened(annas)))).toEqual(ids(shownBefore));
  });

  async function leftBehind(ids: readonly string[]): Promise<{ registryHas: number; relayHas: number }> {
    const registry = await openSqlRegistry({ sqliteFile: join(server.dataDir, 'registry.sqlite') });
    const { removals } = await registry.countSessions();
    const registered = (await Promise.all(ids.map((id) => registry.findDocument(id)))).filter(Boolean);
    await registry.close();
    const tokens = createFluidTokens({ tenantId: FLUID_TENANT_ID, key: FLUID_KEY }, Date.now);
    let relayHas = 0;
    for (const id of ids) {
      const authorization = `Basic ${await tokens.forAdmin(id, 'doc:read')}`;
      const found = await fetch(`${server.origin}/documents/${FLUID_TENANT_ID}/${id}`, {
        headers: { authorization },
      });
      if (found.ok) relayHas += 1;
    }
    return { registryHas: removals + registered.length, relayHas };
  }

  test('[MOVE-2] what a service cannot do is said before anything moves', async () => {
    const { annas, sessionId: id } = await meetingToMove(server, visits);
    const { documentId } = (await opened(annas)).table.document;
    const asked = await run('move', id, '--to', 'plain');
    expect(asked).toMatchObject({
      exitCode: 1,
      errors: 'Nothing was moved. Add --accept to move in spite of this.\n',
    });
    expect(asked.output).toMatch(
      /^- plain has no way to delete documents: .*\n- plain cannot disconnect people: /,
    );
    expect((await viewOf(id)).documentId).toBe(documentId);

    expect((await run('move', id, '--to', 'plain', '--accept')).exitCode).toBe(0);
    const there = (await viewOf(id)).documentId;
    await eventually(
      annas.state,
      (state) => state.kind === 'open' && state.table.document.documentId === there,
    );
    await until(
      async () => (await opened(annas)).table.document.connection.get().state === 'live',
      'Anna there',
    );

    // Nobody can be disconnected there: with people at the table it stays.
    const refused = await run('move', id, '--to', 'main', '--accept');
    expect(refused.output).toMatch(/people are connected to its table, and plain cannot disconnect them\n$/);
    expect(refused).toMatchObject({ exitCode: 1, errors: '1 of 1 sessions were not moved.\n' });
    expect((await viewOf(id)).documentId).toBe(there);
    await visits.leave();
    await until(
      async () => (await run('move', id, '--to', 'main', '--accept')).exitCode === 0,
      'the session can move once people have left',
      60_000,
    );
  });

  test('[MOVE-1] a session that cannot be copied stays where it is, and people go on', async () => {
    const { annas, bos, sessionId: id } = await meetingToMove(server, visits);
    const { documentId } = (await opened(annas)).table.document;
    await plain.close();
    const { exitCode, output } = await run('move', id, '--to', 'plain', '--accept');
    expect(exitCode).not.toBe(0);
    expect(output).not.toContain(': moved');
    expect((await viewOf(id)).documentId).toBe(documentId);
    (await opened(annas)).table.verbs.turnNext();
    await eventually((await opened(bos)).table.view, (table) => table.current !== undefined);
  });
});

/** The same relay as a service that has no routes of its own for deleting and for disconnecting. */
async function openPlainService(target: string) {
  const proxy = createProxyServer({ ws: true, changeOrigin: false });
  const http = createServer((request, response) => {
    const isMissing = request.method === 'DELETE' || request.url?.endsWith('/revocations');
    if (isMissing) response.writeHead(request.method === 'DELETE' ? 400 : 404).end('"no"');
    else void proxy.web(request, response, { target }).catch(() => response.destroy());
  });
  http.on('upgrade', (request, socket: Socket, head) => {
    void proxy.ws(request, socket, { target }, head).catch(() => socket.destroy());
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    close: async () => {
      const closed = new Promise<void>((resolve) => http.close(() => resolve()));
      http.closeAllConnections();
      await closed;
    },
  };
}
