/** What an administrator can get out of a session, and how it ends for good, beside the server that goes on running. */
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { newTable } from '../../../src/domain/table/newTable.ts';
import { OwnCard, Running } from '../../../src/domain/table/schema.ts';
import { createTableDocument } from '../../../src/fluid/tableDocument.ts';
import { createTokenProvider } from '../../../src/fluid/tokens.ts';
import { whenLive } from '../../../src/fluid/whenLive.ts';
import { openSqlRegistry } from '../../../src/server/registry/openSqlRegistry.ts';
import { connectDocument } from '../../support/relay/rawSocket.ts';
import { ANNA, BO, environment, startTestServer, type TestServer } from '../../support/server/appServer.ts';
import { TENANT_ID } from '../../support/server/cloud.ts';
import { dataFiles } from '../../support/server/dataFiles.ts';
import { type Ended, startProgram } from '../../support/server/serverProcess.ts';
import { smallDeck } from '../../support/table/seats.ts';

// Programs are started, also on a machine that is busy.
jest.setTimeout(60_000);

let server: TestServer;
let folder: string;
let chatId: string;
let id: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dialogkort-session-'));
  server = await startTestServer({ ownRelay: true });
  const meeting = server.meeting(ANNA, BO);
  ({ chatId } = meeting);
  const opened = await server.post('/api/sessions', {
    as: ANNA,
    body: { meetingId: meeting.meetingId, beginNew: false },
  });
  id = opened.body.session.id;
});
afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const settings = () => ({
  ...environment(server.cloud.origin, server.dataDir),
  FLUID_ENDPOINT: '',
  NODE_NO_WARNINGS: '1',
});
const run = (...args: string[]): Promise<Ended> => startProgram('scripts/session.ts', settings(), args).ended;

const CARDS = 5;

/** Anna's page makes the table, starts it and writes to it: her cards stand in no summary. */
async function makeTable(): Promise<void> {
  const tokenFor = async (documentId?: string) => {
    const body = documentId === undefined ? {} : { documentId };
    if (documentId !== undefined) await server.post(`/api/sessions/${id}/document`, { as: ANNA, body });
    const { token, expiresAt } = (await server.post(`/api/sessions/${id}/token`, { as: ANNA, body })).body;
    return { token, expiresAtMs: Date.parse(expiresAt) };
  };
  const document = await createTableDocument(
    {
      fluid: { type: 'remote', endpoint: server.origin, tenantId: 'fluid-tenant' },
      tokens: createTokenProvider(tokenFor, Date.now),
      readOnly: false,
      nowMs: Date.now,
    },
    newTable(smallDeck),
  );
  await whenLive(document, 20_000);
  document.table.phase = new Running({});
  expect(await document.flush(10_000)).toBe(true);
  expect((await server.post(`/api/sessions/${id}/roles/claim`, { as: ANNA })).status).toBe(200);
  for (let card = 0; card < CARDS; card++) {
    document.table.ownCards.insertAtEnd(
      new OwnCard({ id: `own-${card}`, question: 'Hvad savner vi?', author: 'anna' }),
    );
    expect(await document.flush(10_000)).toBe(true);
  }
  document.close();
}

describe('[PRIVACY-1] everything that is kept of a session', () => {
  test('is found by its meeting and written to a file for its owner alone', async () => {
    await makeTable();
    const listed = await run('list', '--meeting', chatId, '--tenant', TENANT_ID);
    expect(listed).toMatchObject({ exitCode: 0, output: expect.stringContaining(id) });

    const out = join(folder, 'session.json');
    const ended = await run('export', id, '--out', out, '--server', server.origin);
    expect(ended).toMatchObject({ exitCode: 0, errors: '' });
    const file = JSON.parse(readFileSync(out, 'utf8'));
    expect(file.session).toMatchObject({ id, chatId, tenantId: TENANT_ID });
    expect(Object.values(file.people).sort()).toEqual([ANNA.name, BO.name]);
    expect(file.people[file.roles.facilitators[0]]).toBe(ANNA.name);
    expect(file.documents).toMatchObject([{ kind: 'table', contents: { deck: expect.anything() } }]);
    expect(file.documents[0].contents.ownCards).toHaveLength(CARDS);
    expect(statSync(out).mode & 0o077).toBe(0);
    // A second one does not write over the first.
    expect((await run('export', id, '--out', out, '--server', server.origin)).exitCode).not.toBe(0);
  });

  test('lists the meeting’s own decks, also without other data', async () => {
    await server.ask(`/api/sessions/${id}/decks/${smallDeck.id}`, {
      ...{ as: ANNA, method: 'PUT', body: { deck: smallDeck, basedOn: 0 } },
    });
    const listed = await run('list', '--meeting', chatId);
    expect(listed.output).toMatch(
      new RegExp(`^${id} .*goes on\ndeck ${smallDeck.id} .* version 1, of the meeting\n$`),
    );
    const registry = await openSqlRegistry({ sqliteFile: join(server.dataDir, 'registry.sqlite') });
    const session = await registry.findSession(id);
    await registry.removeSession(id, 0);
    await registry.teamDecks.keep(
      { tenantId: TENANT_ID, meetingKey: session?.meetingKey ?? '' },
      { id: 'left-over', version: 1, summary: '{}', deck: '{}', savedAtMs: 1_000 },
      5,
    );
    await registry.close();
    expect(await run('list', '--meeting', chatId)).toMatchObject({
      exitCode: 0,
      output: expect.stringMatching(/^deck left-over /),
    });
  });

  test('is written whole or not at all', async () => {
    await makeTable();
    const out = join(folder, 'session.json');
    const { exitCode, errors } = await run('export', id, '--out', out, '--server', 'http://127.0.0.1:9');
    expect({ exitCode, errors }).toEqual({
      exitCode: 1,
      errors: expect.stringContaining('Nothing was written.'),
    });
    expect(existsSync(out)).toBe(false);
  }, 120_000);
});

describe('[PRIVACY-4] data of a table in the Fluid service', () => {
  test('names no participant', async () => {
    await makeTable();
    const everything = dataFiles(server.dataDir)
      .map((bytes) => bytes.toString('latin1'))
      .join('');
    // The document is there, with who has come and gone.
    expect(everything.includes('sealed:1:')).toBe(true);
    const facts = [ANNA, BO].flatMap(({ name, objectId }) => [name, name.split(' ')[0] ?? name, objectId]);
    // Two letters are found anywhere.
    expect(facts.filter((fact) => fact.length > 2 && everything.includes(fact))).toEqual([]);
  });
});

describe('[PRIVACY-2] a session that an administrator deletes', () => {
  test('is gone for everybody at once, with its table', async () => {
    await makeTable();
    const view = (await server.ask(`/api/sessions/${id}`, { as: ANNA })).body;
    const at = `/api/sessions/${id}/token`;
    const { token } = (await server.post(at, { as: ANNA, body: { documentId: view.documentId } })).body;
    const table = async () =>
      (
        await server.ask(`/documents/fluid-tenant/${view.documentId}`, {
          headers: { authorization: `Basic ${token}` },
        })
      ).status;
    expect(await table()).toBe(200);
    expect(await run('delete', id, '--server', server.origin)).toMatchObject({
      exitCode: 0,
      output: 'The session and everything written at its table are deleted.\n',
    });
    expect(await table()).toBe(404);
    expect((await server.ask(`/api/sessions/${id}`, { as: ANNA })).status).toBe(404);
  }, 120_000);

  test('leaves the rest to the server where the Fluid service does not answer', async () => {
    await makeTable();
    expect(await run('delete', id, '--server', 'http://127.0.0.1:9')).toMatchObject({
      exitCode: 0,
      output: expect.stringContaining('within two hours'),
    });
    expect((await server.ask(`/api/sessions/${id}`, { as: ANNA })).status).toBe(404);
  }, 120_000);

  test('is found no more, and nor are the meeting’s own decks', async () => {
    await server.ask(`/api/sessions/${id}/decks/${smallDeck.id}`, {
      ...{ as: ANNA, method: 'PUT', body: { deck: smallDeck, basedOn: 0 } },
    });
    expect(await run('delete', id)).toMatchObject({
      exitCode: 0,
      output: expect.stringContaining(
        'It was the meeting’s last session: its own decks are deleted, too (1).',
      ),
    });
    expect((await server.ask(`/api/sessions/${id}`, { as: ANNA })).status).toBe(404);
    expect(await run('list', '--meeting', chatId)).toMatchObject({
      exitCode: 1,
      errors: 'No data is stored of that meeting.\n',
    });
    expect(await run('delete', id)).toMatchObject({ exitCode: 1, errors: 'There is no such session.\n' });
  });

  test.each([[[]], [['export', 'x']], [['list']], [['delete', 'a', 'b']]])(
    'called with %j nothing is done',
    async (args) => {
      expect(await run(...args)).toMatchObject({ exitCode: 2, output: '' });
    },
  );
});

describe('[AUDIT-5] administrators’ commands', () => {
  const lookUp = (...args: string[]): Promise<Ended> =>
    startProgram('scripts/securityLog.ts', settings(), args).ended;
  const linesOf = ({ output }: Ended) =>
    output
      .trim()
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line));

  test('is in the security log with their account, and so is looking for a person there', async () => {
    await makeTable();
    const out = join(folder, 'session.json');
    await run('export', id, '--out', out, '--server', server.origin);
    await run('delete', id, '--server', server.origin);
    const ofSession = linesOf(await lookUp('--session', id, '--days', '1'));
    const osUser = userInfo().username;
    expect(ofSession).toMatchObject([
      { event: 'roleClaim' },
      { event: 'adminExport', session: id, osUser },
      { event: 'adminDeletion', session: id, osUser },
    ]);
    const ofAnna = linesOf(await lookUp('--person', ANNA.objectId.toUpperCase(), '--tenant', TENANT_ID));
    expect(ofAnna).toMatchObject([{ event: 'roleClaim' }, { event: 'adminLookup', osUser }]);
    expect(linesOf(await lookUp('--person', BO.objectId, '--tenant', TENANT_ID))).toMatchObject([
      { event: 'adminLookup' },
    ]);
  });

  test('is not done where it would leave no trace', async () => {
    await makeTable();
    const file = join(folder, 'a file');
    writeFileSync(file, '');
    const out = join(folder, 'session.json');
    const start = (...args: string[]) =>
      startProgram('scripts/session.ts', { ...settings(), SECURITY_LOG_DIR: join(file, 'log') }, args).ended;
    const exporting = await start('export', id, '--out', out, '--server', server.origin);
    const deleting = await start('delete', id, '--server', server.origin);
    for (const { exitCode, errors } of [exporting, deleting]) {
      expect({ exitCode, errors }).toEqual({ exitCode: 4, errors: expect.stringContaining('security log') });
    }
    expect(existsSync(out)).toBe(false);
    expect((await server.ask(`/api/sessions/${id}`, { as: ANNA })).status).toBe(200);
  });
});

describe('[REMOVE-7] [AUDIT-5] a session that was deleted in the app', () => {
  test('is listed, restored and ended by an administrator, in the security log', async () => {
    const remove = () => server.ask(`/api/sessions/${id}`, { as: ANNA, method: 'DELETE' });
    expect((await remove()).status).toBe(200);
    expect((await run('list', '--meeting', chatId)).output).toContain('kept for an hour');
    expect(await run('restore', id)).toMatchObject({ exitCode: 0, output: 'The session is running.\n' });
    expect((await server.ask(`/api/sessions/${id}`, { as: ANNA })).body.session).not.toHaveProperty(
      'endedAt',
    );
    expect((await run('restore', id)).exitCode).toBe(1);
    expect(await run('end', id, '--server', server.origin)).toMatchObject({
      exitCode: 0,
      output: expect.stringContaining('Everybody was disconnected'),
    });
    expect((await server.ask(`/api/sessions/${id}`, { as: ANNA })).body.session).toHaveProperty('endedAt');
    await remove();
    expect((await run('delete', id, '--server', server.origin)).exitCode).toBe(0);
    expect((await run('list', '--meeting', chatId)).exitCode).toBe(1);
    const log = dataFiles(server.dataDir)
      .map((bytes) => bytes.toString('latin1'))
      .join('');
    for (const event of ['adminRestoration', 'adminEnd', 'adminDeletion'])
      expect(log).toContain(`"${event}"`);
  }, 180_000);
});

describe('[PRIVACY-14] a session that an administrator ends', () => {
  test('disconnects who is at its table, and gives tokens to read only', async () => {
    await makeTable();
    const { documentId } = (await server.ask(`/api/sessions/${id}`, { as: BO })).body;
    const given = async () =>
      (await server.post(`/api/sessions/${id}/token`, { as: BO, body: { documentId } })).body.token as string;
    const wish = { documentId, tenantId: 'fluid-tenant' };
    const jwt = await given();
    const { socket, answer, ended, close } = connectDocument(server.origin, { ...wish, jwt });
    expect(await answer).toMatchObject({ mode: 'write' });
    expect(socket.connected).toBe(true);
    expect((await run('end', id, '--server', server.origin)).exitCode).toBe(0);
    await ended;
    close();
    const again = connectDocument(server.origin, { ...wish, jwt });
    expect(await again.answer).toMatchObject({ ok: false });
    again.close();
    const scopes = JSON.parse(
      Buffer.from((await given()).split('.')[1] ?? '', 'base64url').toString(),
    ).scopes;
    expect(scopes).toEqual(['doc:read']);
  });

  test('says how long people may still write where nothing answers at the address', async () => {
    await makeTable();
    const ending = await run('end', id, '--server', 'http://127.0.0.1:9');
    expect(ending).toMatchObject({ exitCode: 0, output: expect.stringContaining('gave no answer') });
    expect((await server.ask(`/api/sessions/${id}`, { as: ANNA })).body.session).toHaveProperty('endedAt');
  });
});
