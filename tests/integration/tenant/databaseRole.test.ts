/** The role that the installation gives the app in its database: enough for all that it does, and for nothing else. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { OwnCard } from '../../../src/domain/table/schema.ts';
import { describeWithPostgres, findPostgres } from '../../support/relay/postgresServer.ts';
import { ANNA, environment, startTestServer, type TestServer } from '../../support/server/appServer.ts';
import { holdTable } from '../../support/server/heldDocuments.ts';
import { startProgram } from '../../support/server/serverProcess.ts';

jest.setTimeout(60_000);

async function beginSession(server: TestServer): Promise<string> {
  const { meetingId } = server.meeting(ANNA);
  const opened = await server.post('/api/sessions', { as: ANNA, body: { meetingId, beginNew: false } });
  return opened.body.session.id;
}

async function writeAtTable(server: TestServer, sessionId: string): Promise<void> {
  const table = await holdTable({ server, sessionId, as: ANNA });
  table.table.ownCards.insertAtEnd(new OwnCard({ id: 'own', question: 'Hvad savner vi?', author: 'anna' }));
  expect(await table.flush(20_000)).toBe(true);
  table.close();
}

describeWithPostgres('the app’s role in the database', (postgres) => {
  const found = findPostgres();
  const folder = mkdtempSync(join(tmpdir(), 'dialogkort-role-'));
  const password = join(folder, 'password');
  writeFileSync(password, "a password with ' and $");
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const psql = (database: string): void => {
    const program = 'bin' in found ? join(found.bin, 'psql') : 'psql';
    const args = ['--quiet', '--no-psqlrc', '--dbname', database, '--file', 'deploy/database-role.sql'];
    execFileSync(program, args, { env: { ...process.env, APP_PASSWORD_FILE: password } });
  };
  const asApp = (database: string): string => database.replace('//relay@', '//dialogkort_app@');

  test('[TENANT-11] is enough for a new installation: it makes its tables, holds a session and erases it', async () => {
    const database = postgres().newDatabase();
    psql(database);
    const server = await startTestServer({ ownRelay: true, settings: { DATABASE_URL: asApp(database) } });
    try {
      const sessionId = await beginSession(server);
      await writeAtTable(server, sessionId);
      // At once, where the app keeps it for an hour: with that its tables are vacuumed.
      const settings = {
        ...environment(server.cloud.origin, server.dataDir),
        ...{ DATABASE_URL: asApp(database), FLUID_ENDPOINT: '', NODE_NO_WARNINGS: '1' },
      };
      const args = ['delete', sessionId, '--server', server.origin];
      expect(await startProgram('scripts/session.ts', settings, args).ended).toMatchObject({
        exitCode: 0,
        output: expect.stringContaining('and everything written at its table'),
      });
    } finally {
      await server.close();
    }
  });

  test('[TENANT-11] takes an older installation over from the superuser, as often as it is asked to', async () => {
    const database = postgres().newDatabase();
    const server = await startTestServer({ ownRelay: true, settings: { DATABASE_URL: database } });
    try {
      const sessionId = await beginSession(server);
      await writeAtTable(server, sessionId);
      const meanwhile = () => {
        psql(database);
        psql(database);
      };
      await server.restart({ settings: { DATABASE_URL: asApp(database) }, meanwhile });
      expect((await server.ask(`/api/sessions/${sessionId}`, { as: ANNA })).status).toBe(200);
      expect((await server.ask('/readyz')).status).toBe(200);
      await writeAtTable(server, await beginSession(server));
    } finally {
      await server.close();
    }
  });

  test.each([
    ['makes no role', 'CREATE ROLE another'],
    ['gives itself no right', 'ALTER ROLE dialogkort_app SUPERUSER'],
    ['makes no database', 'CREATE DATABASE another'],
    ['makes no schema', 'CREATE SCHEMA another'],
    ['reads no password', 'SELECT rolpassword FROM pg_authid'],
    ['reads no file', "SELECT pg_read_file('/etc/passwd')"],
    ['starts no program', "COPY (SELECT 1) TO PROGRAM 'true'"],
    ['changes no setting', "ALTER SYSTEM SET log_statement = 'all'"],
    ['sees no other database', 'SELECT 1'],
  ])('[TENANT-11] %s', async (what, statement) => {
    const database = postgres().newDatabase();
    psql(database);
    const other = postgres().newDatabase();
    execFileSync('bin' in found ? join(found.bin, 'psql') : 'psql', [
      '--quiet',
      '--dbname',
      other,
      '--command',
      "DO $$ BEGIN EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database()); END $$",
    ]);
    const client = new Client({ connectionString: asApp(what.includes('other') ? other : database) });
    await expect(client.connect().then(() => client.query(statement))).rejects.toMatchObject({
      code: '42501',
    });
    await client.end().catch(() => undefined);
  });
});
