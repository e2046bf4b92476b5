import { Client as PostgresClient } from 'pg';
import {
  add,
  type Client,
  connected,
  createDocument,
  loadDocument,
  saved,
  words,
} from '../../support/relay/clients.ts';
import { describeWithPostgres } from '../../support/relay/postgresServer.ts';
import { TENANT } from '../../support/relay/tokens.ts';
import { until } from '../../support/relay/until.ts';
import {
  ANNA,
  BO,
  CARL,
  FLUID_KEY,
  startTestServer,
  type TestServer,
} from '../../support/server/appServer.ts';
import type { Ask, Reply } from '../../support/server/askServer.ts';
import { type Cloud, startCloud } from '../../support/server/cloud.ts';
import { type FrontDoor, openFrontDoor } from '../../support/server/frontDoor.ts';
import { type Program, startProgram, stopProgram } from '../../support/server/serverProcess.ts';

describeWithPostgres('two servers and a relay on one database, behind one address', (postgres) => {
  let database: string;
  let cloud: Cloud;
  let door: FrontDoor;
  let relay: Program;
  let servers: TestServer[];
  const clients: Client[] = [];

  beforeAll(async () => {
    database = postgres().newDatabase();
    const shared = { DATABASE_URL: database, FLUID_TENANT_ID: TENANT };
    cloud = await startCloud();
    door = await openFrontDoor();
    relay = startProgram('src/relay/main.ts', { ...shared, PORT: '0', SECRET_FLUID_KEY: FLUID_KEY });
    const settings = { ...shared, APP_ORIGIN: door.origin };
    servers = await Promise.all([1, 2].map(() => startTestServer({ cloud, settings })));
    door.leadTo(
      servers.map(({ origin }) => origin),
      await relay.listening,
    );
  }, 60_000);

  afterEach(() => {
    for (const { container } of clients.splice(0)) container.dispose();
  });
  afterAll(async () => {
    await door.close();
    await Promise.all(servers.map((server) => server.close()));
    await stopProgram(relay, 'SIGKILL');
    await cloud.close();
  });

  async function ask(path: string, { as, body, method = 'POST' }: Ask): Promise<Reply> {
    const response = await fetch(door.origin + path, {
      method,
      headers: {
        authorization: `Bearer ${as ? await cloud.signIn(as) : ''}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: response.status, headers: response.headers, body: await response.json() };
  }

  test('[OPS-9] serve one meeting through any server, also when one is gone', async () => {
    const { meetingId } = servers[0]?.meeting(ANNA, BO, CARL) ?? { meetingId: '' };
    const opened = await Promise.all(
      [ANNA, BO, CARL, ANNA].map((as) => ask('/api/sessions', { as, body: { meetingId } })),
    );
    const ids = new Set(opened.map(({ body }) => body.session.id));
    expect(ids.size).toBe(1);
    const [id] = ids;
    // A pseudonym is the same at both, so Anna is one person.
    expect(opened[3]?.body.me).toEqual(opened[0]?.body.me);

    const ane = await createDocument(door.origin, 'ane', { key: FLUID_KEY });
    clients.push(ane);
    const register = (as: typeof ANNA, documentId: string) =>
      ask(`/api/sessions/${id}/document`, { as, body: { documentId } });
    expect((await register(ANNA, ane.id)).body).toEqual({ documentId: ane.id });
    expect((await register(BO, 'a-document-that-came-second')).body).toEqual({ documentId: ane.id });
    const bo = await loadDocument(door.origin, ane.id, 'bo', { key: FLUID_KEY });
    clients.push(bo);
    await Promise.all(clients.map((client) => connected(client)));
    add(ane, 'from the one');
    add(bo, 'from the other');
    await Promise.all(clients.map((client) => saved(client)));
    await until(() => clients.every((client) => words(client).length === 2), 'both words');
    expect(Math.min(...door.given)).toBeGreaterThan(1);

    const [first, second] = servers;
    await first?.close();
    door.leadTo([second?.origin ?? ''], await relay.listening);
    const token = await ask(`/api/sessions/${id}/token`, { as: CARL, body: { documentId: ane.id } });
    expect(token.status).toBe(200);
    add(ane, 'after the first is gone');
    await saved(ane);
    await until(() => words(bo).length === 3, 'the third word');
    expect((await ask(`/api/sessions/${id}/end`, { as: BO })).body).toHaveProperty('endedAt');
  }, 60_000);

  test('[OPS-1] a second relay on that database ends with a sentence, and the first one goes on', async () => {
    const { exitCode, errors } = await startProgram('src/relay/main.ts', {
      DATABASE_URL: database,
      SECRET_FLUID_KEY: FLUID_KEY,
      PORT: '0',
    }).ended;
    expect([exitCode, errors]).toEqual([
      4,
      'Another process already serves this database. Stop it first, or set DATA_DIR or DATABASE_URL to another place.\n',
    ]);
    expect((await fetch(`${await relay.listening}/readyz`)).status).toBe(200);
    expect((await fetch(`${await relay.listening}/metrics`)).status).toBe(404);
  }, 60_000);

  test('[OPS-1] a relay whose database another process has taken over ends with a line in its log', async () => {
    const client = new PostgresClient({ connectionString: database });
    await client.connect();
    await client.query(`UPDATE relay_meta SET value = 'somebody else' WHERE key = 'epoch'`);
    await client.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'fluid-relay-lease'`,
    );
    await client.end();
    const { exitCode, output } = await relay.ended;
    expect(exitCode).toBe(4);
    expect(output).toContain('"level":60');
    expect(output).toContain('"code":"store/lease-lost"');
  }, 30_000);
});
