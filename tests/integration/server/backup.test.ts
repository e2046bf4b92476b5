/** Backup and restore of everything a server keeps, taken while people write. */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  add,
  type Client,
  connected,
  createDocument,
  has,
  loadDocument,
  words,
} from '../../support/relay/clients.ts';
import { describeWithPostgres, findPostgres } from '../../support/relay/postgresServer.ts';
import { TENANT } from '../../support/relay/tokens.ts';
import { until } from '../../support/relay/until.ts';
import { acknowledged, startWriter, type Writer } from '../../support/relay/writers.ts';
import {
  ANNA,
  FLUID_KEY,
  type Restart,
  startTestServer,
  type TestServer,
} from '../../support/server/appServer.ts';
import { readableByOthers } from '../../support/server/readableByOthers.ts';
import { type Ended, startProgram } from '../../support/server/serverProcess.ts';

const ENOUGH_WORDS = 30;

/** Programs start slowly where much else runs. */
jest.setTimeout(60_000);

interface Meeting {
  readonly meetingId: string;
  readonly sessionId: string;
  readonly documentId: string;
  readonly writers: readonly Writer[];
}

/** Two people who write at a meeting's table, and go on writing. */
async function startMeeting(server: TestServer): Promise<Meeting> {
  const { meetingId } = server.meeting(ANNA);
  const { session, me } = (await server.post('/api/sessions', { as: ANNA, body: { meetingId } })).body;
  const { id } = session;
  const ane = await createDocument(server.origin, me.id, { key: FLUID_KEY });
  await server.post(`/api/sessions/${id}/document`, { as: ANNA, body: { documentId: ane.id } });
  const clients: Client[] = [ane, await loadDocument(server.origin, ane.id, 'bo', { key: FLUID_KEY })];
  await Promise.all(clients.map((client) => connected(client)));
  const writers = clients.map((client, i) => startWriter(client, String(i)));
  await until(() => writers.every(({ written }) => written.size > ENOUGH_WORDS), 'a beginning');
  return { meetingId, sessionId: id, documentId: ane.id, writers };
}

/** The meeting is opened as anybody opens it, and holds what was acknowledged before the backup. */
async function expectRestored(
  server: TestServer,
  meeting: Meeting,
  promised: readonly string[],
): Promise<void> {
  const { meetingId, sessionId, documentId } = meeting;
  const { body } = await server.post('/api/sessions', { as: ANNA, body: { meetingId } });
  expect(body).toMatchObject({ session: { id: sessionId }, documentId });
  const late = await loadDocument(server.origin, documentId, 'late', { key: FLUID_KEY });
  await connected(late);
  await until(() => promised.every((word) => has(late, word)), 'what was acknowledged');
  expect(promised.length).toBeGreaterThan(ENOUGH_WORDS);
  expect(words(late)).not.toContain(AFTER_THE_BACKUP);
  late.container.dispose();
}

const AFTER_THE_BACKUP = 'after the backup';

/** `backUp` runs while they write; `putBack` while no server does. */
async function survives(server: TestServer, backUp: () => Promise<void>, restore: Restart): Promise<void> {
  const meeting = await startMeeting(server);
  const promised = acknowledged(meeting.writers);
  await backUp();
  const [{ client: ane } = {}, { client: bo } = {}] = meeting.writers;
  if (ane) add(ane, AFTER_THE_BACKUP);
  await until(() => bo !== undefined && has(bo, AFTER_THE_BACKUP), 'a word after the backup');
  for (const { client, stop } of meeting.writers) {
    stop();
    client.container.dispose();
  }
  await server.restart(restore);
  await expectRestored(server, meeting, promised);
}

describe('[OPS-5] a backup of the data folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dialogkort-backup-'));
  let server: TestServer | undefined;
  afterAll(async () => {
    await server?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const backUp = (target: string, env: Record<string, string>): Promise<Ended> =>
    startProgram('src/server/backup.ts', env, target === '' ? [] : [target]).ended;

  test('is taken while people write; put back, it opens the meeting with all that was acknowledged', async () => {
    server = await startTestServer({ ownRelay: true, settings: { FLUID_TENANT_ID: TENANT } });
    const { dataDir } = server;
    const copy = join(folder, 'copy');
    await survives(
      server,
      async () => {
        const { exitCode, output, errors } = await backUp(copy, { DATA_DIR: dataDir });
        expect([exitCode, errors]).toEqual([0, '']);
        expect(output).toMatch(/registry\.sqlite: \d+ bytes\n.*fluid\.sqlite: \d+ bytes\n$/);
        expect(readdirSync(copy).sort()).toEqual(['fluid.sqlite', 'registry.sqlite']);
        expect(readableByOthers(copy)).toEqual([]);
      },
      {
        meanwhile: () => {
          for (const name of readdirSync(dataDir)) rmSync(join(dataDir, name), { recursive: true });
          cpSync(copy, dataDir, { recursive: true });
        },
      },
    );
  }, 60_000);

  test.each([
    ['no folder is named', '', {}, 2, 'Say which folder the backup goes to'],
    ['the data is elsewhere', 'x', { DATABASE_URL: 'postgres://me:mine@here/cards' }, 2, 'use pg_dump'],
    ['there is no data', 'x', { DATA_DIR: join(folder, 'nowhere') }, 4, 'There is no registry.sqlite in'],
  ])('says so when %s', async (_case, target, env, exitCode, sentence) => {
    const { errors, ...ended } = await backUp(target && join(folder, target), env);
    expect(ended.exitCode).toBe(exitCode);
    expect(errors).toContain(sentence);
    expect(errors).not.toContain('mine');
    expect(existsSync(join(folder, 'x'))).toBe(false);
  });

  test('is never written over another one, nor of a damaged file', async () => {
    const data = join(folder, 'damaged');
    mkdirSync(data);
    writeFileSync(join(data, 'registry.sqlite'), 'no database '.repeat(100));
    const damaged = await backUp(join(folder, 'new'), { DATA_DIR: data });
    expect([damaged.exitCode, readdirSync(join(folder, 'new'))]).toEqual([4, []]);
    expect(damaged.errors).toContain('the file is no SQLite database');
    const taken = await backUp(data, { DATA_DIR: data });
    expect(taken.exitCode).toBe(2);
    expect(taken.errors).toContain('is not empty');
  });
});

describeWithPostgres('[OPS-6] a backup of the PostgreSQL database', (postgres) => {
  const bin = findPostgres();
  let server: TestServer | undefined;
  afterAll(() => server?.close());

  const tool = (name: string, args: string[], input?: Buffer): Buffer =>
    execFileSync('bin' in bin ? join(bin.bin, name) : name, args, { ...(input && { input }) });

  test('[OPS-6] is taken with pg_dump while people write, and is a whole meeting in another database', async () => {
    const [original, restored] = [postgres().newDatabase(), postgres().newDatabase()];
    server = await startTestServer({
      ownRelay: true,
      settings: { FLUID_TENANT_ID: TENANT, DATABASE_URL: original },
    });
    let dump: Buffer = Buffer.alloc(0);
    await survives(
      server,
      async () => {
        dump = tool('pg_dump', ['--format=custom', '--no-owner', '--dbname', original]);
      },
      {
        settings: { DATABASE_URL: restored },
        meanwhile: () =>
          void tool('pg_restore', ['--exit-on-error', '--no-owner', '--dbname', restored], dump),
      },
    );
  }, 90_000);
});
