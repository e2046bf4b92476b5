/** `npm run to-postgres`: an installation over SQLite goes on over PostgreSQL. */
import { spawnSync } from 'node:child_process';
import { OwnCard } from '../../../src/domain/table/schema.ts';
import { openTableDocument } from '../../../src/fluid/tableDocument.ts';
import { whenLive } from '../../../src/fluid/whenLive.ts';
import { describeWithPostgres } from '../../support/relay/postgresServer.ts';
import { ANNA, BO, startTestServer, type TestServer } from '../../support/server/appServer.ts';
import { holdTable, servicesOf } from '../../support/server/heldDocuments.ts';

// Programs are started, also on a machine that is busy.
jest.setTimeout(120_000);

describeWithPostgres('an installation over SQLite', (postgres) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({ ownRelay: true });
  });
  afterAll(() => server.close());

  const copy = (DATABASE_URL: string) =>
    spawnSync(process.execPath, ['scripts/to-postgres.ts'], {
      env: { DATA_DIR: server.dataDir, DATABASE_URL, NODE_NO_WARNINGS: '1' },
      encoding: 'utf8',
    });

  test('[OPS-25] goes on over PostgreSQL with its sessions, tables and decks', async () => {
    const { meetingId } = server.meeting(ANNA, BO);
    const begun = await server.post('/api/sessions', { as: ANNA, body: { meetingId, beginNew: false } });
    const { id } = begun.body.session;
    const table = await holdTable({ server, sessionId: id, as: ANNA });
    table.table.ownCards.insertAtEnd(
      new OwnCard({ id: 'own-1', question: 'Hvad nu – på æøå?', author: 'anna' }),
    );
    expect(await table.flush(20_000)).toBe(true);
    const { documentId } = table;
    table.close();
    const url = postgres().newDatabase();

    const running = copy(url);
    expect([running.status, running.stderr]).toEqual([
      1,
      expect.stringContaining('Another process uses this database'),
    ]);

    let copied = running;
    let again = running;
    await server.restart({
      settings: { DATABASE_URL: url },
      meanwhile: () => {
        copied = copy(url);
        again = copy(url);
      },
    });
    expect([copied.status, copied.stderr]).toEqual([0, '']);
    expect(copied.stdout).toMatch(/relay_documents: 1\n[\s\S]*registry_sessions: 1\nregistry_documents: 1\n/);
    expect([again.status, again.stderr]).toEqual([1, expect.stringContaining('is not empty')]);

    const view = (await server.ask(`/api/sessions/${id}`, { as: BO })).body;
    expect(view.documentId).toBe(documentId);
    const read = await openTableDocument(servicesOf({ server, sessionId: id, as: BO }, 'table'), documentId);
    await whenLive(read, 20_000);
    expect(read.table.ownCards.map(({ question }) => question)).toEqual(['Hvad nu – på æøå?']);
    read.table.ownCards.insertAtEnd(new OwnCard({ id: 'own-2', question: 'Og nu?', author: 'bo' }));
    expect(await read.flush(20_000)).toBe(true);
    read.close();
  });

  test('[OPS-25] without an installation or a database nothing is done', () => {
    const nowhere = spawnSync(process.execPath, ['scripts/to-postgres.ts'], {
      env: { DATA_DIR: '/nowhere', DATABASE_URL: 'postgres://127.0.0.1:1/none' },
      encoding: 'utf8',
    });
    expect([nowhere.status, nowhere.stderr]).toEqual([
      1,
      expect.stringContaining('/nowhere/registry.sqlite is not there'),
    ]);
    const unset = spawnSync(process.execPath, ['scripts/to-postgres.ts'], { env: {}, encoding: 'utf8' });
    expect([unset.status, unset.stderr]).toEqual([2, expect.stringContaining('DATABASE_URL is not set')]);
  });
});
