/** What an administrator can get out of a session, and how it ends for good, beside the server that goes on running. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newTable } from '../../../src/domain/table/newTable.ts';
import { whenLive } from '../../../src/fluid/sharedDocument.ts';
import { createTableDocument } from '../../../src/fluid/tableDocument.ts';
import { createTokenProvider } from '../../../src/fluid/tokens.ts';
import { openSqliteRegistry } from '../../../src/server/registry/sqlite.ts';
import { ANNA, BO, environment, startTestServer, type TestServer } from '../../support/server/appServer.ts';
import { TENANT_ID } from '../../support/server/cloud.ts';
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
  await server.post(`/api/sessions/${id}/roles/claim`, { as: ANNA });
});
afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const run = (...args: string[]): Promise<Ended> =>
  startProgram(
    'scripts/session.ts',
    { ...environment(server.cloud.origin, server.dataDir), FLUID_ENDPOINT: '', NODE_NO_WARNINGS: '1' },
    args,
  ).ended;

/** Anna's page makes the table and writes to it. */
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
    expect(statSync(out).mode & 0o077).toBe(0);
    // A second one does not write over the first.
    expect((await run('export', id, '--out', out, '--server', server.origin)).exitCode).not.toBe(0);
  });

  test('tells of the meeting’s own decks, also where nothing else is kept', async () => {
    await server.ask(`/api/sessions/${id}/decks/${smallDeck.id}`, {
      ...{ as: ANNA, method: 'PUT', body: { deck: smallDeck, basedOn: 0 } },
    });
    const listed = await run('list', '--meeting', chatId);
    expect(listed.output).toMatch(
      new RegExp(`^${id} .*goes on\ndeck ${smallDeck.id} .* version 1, of the meeting\n$`),
    );
    const registry = openSqliteRegistry(join(server.dataDir, 'registry.sqlite'));
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

describe('[PRIVACY-4] what the Fluid service keeps of a table', () => {
  test('names nobody who was there', async () => {
    await makeTable();
    const kept = readdirSync(server.dataDir).map((file) =>
      readFileSync(join(server.dataDir, file), 'latin1'),
    );
    const everything = kept.join('');
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
      output: 'The session is gone, and all that was written at its table.\n',
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
      output: expect.stringContaining('It was the meeting’s last: decks of its own are gone, too (1).'),
    });
    expect((await server.ask(`/api/sessions/${id}`, { as: ANNA })).status).toBe(404);
    expect(await run('list', '--meeting', chatId)).toMatchObject({
      exitCode: 1,
      errors: 'Nothing is kept of that meeting.\n',
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
