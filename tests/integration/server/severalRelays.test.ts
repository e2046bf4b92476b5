/** One installation with three relays, each a process with a database of its own: one is killed, one drained. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OwnCard } from '../../../src/domain/table/schema.ts';
import { openTableDocument, type TableDocument } from '../../../src/fluid/tableDocument.ts';
import { whenLive } from '../../../src/fluid/whenLive.ts';
import { freePort } from '../../support/relay/relayProcess.ts';
import { until } from '../../support/relay/until.ts';
import {
  ANNA,
  BO,
  environment,
  FLUID_KEY,
  FLUID_TENANT_ID,
  startTestServer,
  type TestServer,
} from '../../support/server/appServer.ts';
import { holdTable, servicesOf } from '../../support/server/heldDocuments.ts';
import { type Ended, type Program, startProgram, stopProgram } from '../../support/server/serverProcess.ts';

// Programs are started, also on a machine that is busy.
jest.setTimeout(120_000);

const NAMES = ['main', 'second', 'third'] as const;
type Name = (typeof NAMES)[number];
const METRICS_TOKEN = 'a-token-for-whoever-watches-the-server';

interface OpenedSession {
  readonly id: string;
  readonly endpoint: string;
}

describe('[OPS-15] an installation with three relays', () => {
  let folder: string;
  let server: TestServer;
  let isStarted = false;
  const relays = new Map<Name, Program>();
  const ports = new Map<Name, number>();
  const tables: TableDocument[] = [];

  const addressOf = (name: Name) => `http://127.0.0.1:${ports.get(name)}`;
  const startRelay = async (name: Name): Promise<void> => {
    const relay = startProgram('src/relay/main.ts', {
      ...{ DATA_DIR: join(folder, name), PORT: String(ports.get(name)), SECURITY_LOG: 'stdout' },
      ...{ FLUID_TENANT_ID, SECRET_FLUID_KEY: FLUID_KEY },
    });
    relays.set(name, relay);
    await relay.listening;
  };
  const settings = () => ({
    FLUID_ENDPOINT: addressOf('main'),
    FLUID_ENDPOINTS: `second=${addressOf('second')},third=${addressOf('third')}`,
    SECRET_METRICS_TOKEN: METRICS_TOKEN,
  });
  const command = (...args: string[]): Promise<Ended> =>
    startProgram(
      'scripts/relays.ts',
      {
        ...environment(server.cloud.origin, server.dataDir),
        ...settings(),
        ...{ NODE_NO_WARNINGS: '1', APP_ORIGIN: server.origin },
      },
      args,
    ).ended;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'dialogkort-relays-'));
    for (const name of NAMES) ports.set(name, await freePort());
    await Promise.all(NAMES.map(startRelay));
    server = await startTestServer({ settings: settings(), parts: { lookAtFluidServicesEveryMs: 200 } });
    isStarted = true;
    // Four processes start, also on a machine that is busy.
  }, 120_000);
  afterAll(async () => {
    for (const table of tables) table.close();
    if (isStarted) await server.close();
    await Promise.all([...relays.values()].map((relay) => stopProgram(relay, 'SIGKILL')));
    rmSync(folder, { recursive: true, force: true });
  });

  async function open(): Promise<OpenedSession> {
    const { meetingId } = server.meeting(ANNA, BO);
    const { body } = await server.post('/api/sessions', { as: ANNA, body: { meetingId, beginNew: false } });
    return { id: body.session.id, endpoint: body.fluid.endpoint };
  }
  async function holdAt({ id, endpoint }: OpenedSession): Promise<TableDocument> {
    const table = await holdTable({ server, sessionId: id, as: ANNA, fluidOrigin: endpoint });
    tables.push(table);
    return table;
  }
  const write = (table: TableDocument, id: string): Promise<boolean> => {
    table.table.ownCards.insertAtEnd(new OwnCard({ id, question: 'Hvad nu?', author: 'anna' }));
    return table.flush(20_000);
  };
  const ready = async () => (await server.ask('/readyz')).body;
  const metrics = async (): Promise<string> => (await server.ask('/metrics', { token: METRICS_TOKEN })).body;

  test('adds relays by a command, which tries them first', async () => {
    expect((await open()).endpoint).toBe(addressOf('main'));
    expect((await command('list')).output).toMatch(/^main .*takes new sessions.*\nsecond .*takes no new/);
    expect(await command('add', 'second')).toMatchObject({
      ...{ exitCode: 0, errors: '', output: expect.stringMatching(/^second takes new sessions/) },
    });
    expect(await command('add', 'third')).toMatchObject({ exitCode: 0, errors: '' });
    // What was tried is gone again.
    const { output } = await command('list');
    expect(output.split('\n').filter((line) => line.includes('takes new sessions'))).toHaveLength(3);
    expect((await command('add', 'fourth')).errors).toMatch(/^FLUID_ENDPOINTS has no relay fourth/);
  });

  test('shares new sessions among them, and loses with one relay only its share', async () => {
    const sessions: OpenedSession[] = [];
    for (let i = 0; i < 5; i += 1) sessions.push(await open());
    const at = (name: Name) => sessions.filter(({ endpoint }) => endpoint === addressOf(name));
    // One was at the first relay already.
    expect(NAMES.map((name) => at(name).length)).toEqual([1, 2, 2]);
    const [stays, falls] = await Promise.all(
      [at('main')[0], at('second')[0]].map((session) => holdAt(session ?? { id: '', endpoint: '' })),
    );
    if (!stays || !falls) throw new Error('there are no tables');
    expect(await write(stays, 'before')).toBe(true);
    expect(await write(falls, 'before')).toBe(true);

    const killed = relays.get('second');
    if (killed) await stopProgram(killed, 'SIGKILL');
    await until(async () => (await ready()).fluidServicesAway?.includes('second'), 'the loss is noticed');
    expect(await ready()).toEqual({ status: 'ready', fluidServicesAway: ['second'] });
    expect((await server.ask('/readyz')).status).toBe(200);
    expect(await metrics()).toContain('app_fluid_service_up{service="second"} 0\n');
    expect(await metrics()).toContain('app_fluid_service_up{service="third"} 1\n');
    expect(await write(stays, 'meanwhile')).toBe(true);
    falls.table.ownCards.insertAtEnd(new OwnCard({ id: 'offline', question: '', author: 'anna' }));
    for (let i = 0; i < 4; i += 1) expect((await open()).endpoint).not.toBe(addressOf('second'));

    await startRelay('second');
    await until(async () => (await ready()).fluidServicesAway === undefined, 'it is back');
    expect(await whenLive(falls, 30_000)).toBe(true);
    expect(await falls.flush(30_000)).toBe(true);
    const [session] = at('second');
    const again = await openTableDocument(
      servicesOf({ server, sessionId: session?.id ?? '', as: BO, fluidOrigin: addressOf('second') }, 'table'),
      falls.documentId,
    );
    tables.push(again);
    expect(again.table.ownCards.map(({ id }) => id)).toEqual(['before', 'offline']);
  });

  test('drains one by a command: its sessions go on there, and new ones begin elsewhere', async () => {
    let session = await open();
    while (session.endpoint !== addressOf('third')) session = await open();
    const table = await holdAt(session);
    const drained = await command('drain', 'third');
    expect(drained).toMatchObject({ exitCode: 0, errors: '' });
    expect(drained.output).toMatch(/^third takes no new sessions\. It still has \d+, which go on there/);
    for (let i = 0; i < 6; i += 1) expect((await open()).endpoint).not.toBe(addressOf('third'));
    expect(await write(table, 'goes on')).toBe(true);
    await command('drain', 'second');
    expect(await command('drain', 'main')).toMatchObject({
      exitCode: 1,
      errors: 'main is the only relay that takes new sessions: add another one first.\n',
    });

    // A session that is removed is removed where it is.
    const removed = startProgram(
      'scripts/session.ts',
      { ...environment(server.cloud.origin, server.dataDir), ...settings(), NODE_NO_WARNINGS: '1' },
      ['delete', session.id],
    );
    expect(await removed.ended).toMatchObject({
      exitCode: 0,
      output: 'The session and everything written at its table are deleted.\n',
    });
  });

  test('refuses to add a relay that is one of the others, or that cannot be used', async () => {
    const add = (FLUID_ENDPOINTS: string) =>
      startProgram(
        'scripts/relays.ts',
        {
          ...environment(server.cloud.origin, server.dataDir),
          ...{ FLUID_ENDPOINT: addressOf('main'), FLUID_ENDPOINTS, NODE_NO_WARNINGS: '1' },
        },
        ['add', 'other'],
      ).ended;
    const twin = await add(`other=http://localhost:${ports.get('main')}`);
    expect([twin.exitCode, twin.errors]).toEqual([
      1,
      'The relay other was not added: main leads to the same relay.\n',
    ]);
    const nothing = await add(`other=http://127.0.0.1:${await freePort()}`);
    expect([nothing.exitCode, nothing.errors]).toEqual([
      1,
      expect.stringMatching(/^The relay other was not added: http:.* does not answer\.\n$/),
    ]);
  });

  test('names sessions of a relay that the settings lack', async () => {
    await server.restart({ settings: { FLUID_ENDPOINTS: `second=${addressOf('second')}` } });
    expect(server.logged.join('')).toMatch(/"fluidService":"third".*FLUID_ENDPOINTS lacks a Fluid service/);
  });
});
