/** What an administrator finds of one person over all sessions, and how it loses their name. */
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ClosingWords, Word } from '../../../src/domain/table/conversation/schema.ts';
import { newTable } from '../../../src/domain/table/newTable.ts';
import { OwnCard, Running } from '../../../src/domain/table/schema.ts';
import { createTableDocument } from '../../../src/fluid/tableDocument.ts';
import { createTokenProvider } from '../../../src/fluid/tokens.ts';
import { whenLive } from '../../../src/fluid/whenLive.ts';
import { createPseudonyms } from '../../../src/server/identity/pseudonym.ts';
import { deriveKey } from '../../../src/server/keys.ts';
import { describeWithPostgres } from '../../support/relay/postgresServer.ts';
import {
  ANNA,
  BO,
  CARL,
  environment,
  FLUID_TENANT_ID,
  SERVER_KEY,
  startTestServer,
  type TestServer,
} from '../../support/server/appServer.ts';
import { type Person, TENANT_ID } from '../../support/server/cloud.ts';
import { type Ended, startProgram } from '../../support/server/serverProcess.ts';
import { smallDeck } from '../../support/table/seats.ts';

// Programs are started, also on a machine that is busy.
jest.setTimeout(120_000);

const pseudonyms = createPseudonyms(deriveKey(SERVER_KEY, 'pseudonym'));
const participant = (sessionId: string, { objectId, name }: Person): string =>
  pseudonyms.ofMember(sessionId, { tenantId: TENANT_ID, objectId, name });

const ANNAS_WORDS = 'Det var en god snak';

/** Anna holds a session with Bo: a card, a word and closing words under her name, and a sharing of the stage. */
async function holdSession(server: TestServer, isEnded: boolean): Promise<string> {
  const { meetingId } = server.meeting(ANNA, BO);
  const { id } = (await server.post('/api/sessions', { as: ANNA, body: { meetingId, beginNew: false } })).body
    .session;
  const at = `/api/sessions/${id}`;
  const tokenFor = async (documentId?: string) => {
    const body = documentId === undefined ? {} : { documentId };
    if (documentId !== undefined) await server.post(`${at}/document`, { as: ANNA, body });
    const { token, expiresAt } = (await server.post(`${at}/token`, { as: ANNA, body })).body;
    return { token, expiresAtMs: Date.parse(expiresAt) };
  };
  const document = await createTableDocument(
    {
      fluid: { type: 'remote', endpoint: server.origin, tenantId: FLUID_TENANT_ID },
      tokens: createTokenProvider(tokenFor, Date.now),
      readOnly: false,
      nowMs: Date.now,
    },
    newTable(smallDeck),
  );
  await whenLive(document, 20_000);
  const [anna, bo] = [participant(id, ANNA), participant(id, BO)];
  const { table } = document;
  table.phase = new Running({});
  table.facilitators.set(anna, true);
  table.ownCards.insertAtEnd(new OwnCard({ id: 'own', question: 'Hvad savner vi?', author: anna }));
  table.conversation?.words.set('hers', new Word({ text: ANNAS_WORDS, by: anna }));
  table.conversation?.words.set('his', new Word({ text: 'Tak', by: bo }));
  table.conversation?.closing.set(anna, new ClosingWords({ insight: 'Vi kan mere', nextStep: '' }));
  expect(await document.flush(20_000)).toBe(true);
  await server.post(`${at}/roles/claim`, { as: ANNA });
  document.close();
  if (isEnded) await server.post(`${at}/end`, { as: ANNA });
  return id;
}

function suite(settingsOfDatabase: () => Record<string, string>): void {
  let server: TestServer;
  let folder: string;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'dialogkort-person-'));
    database = settingsOfDatabase();
    server = await startTestServer({ ownRelay: true, settings: database });
  });
  afterEach(async () => {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  let database: Record<string, string>;
  const run = (script: string, ...args: string[]): Promise<Ended> =>
    startProgram(
      script,
      {
        ...environment(server.cloud.origin, server.dataDir),
        ...database,
        FLUID_ENDPOINT: '',
        NODE_NO_WARNINGS: '1',
      },
      args,
    ).ended;
  const person = ({ objectId }: Person, ...args: string[]): Promise<Ended> =>
    run('scripts/session.ts', 'person', objectId, '--tenant', TENANT_ID, '--server', server.origin, ...args);

  test('[PRIVACY-10] a person is found in every session, written to a file, and loses the pseudonym in all that have ended', async () => {
    const [ended, goesOn] = [await holdSession(server, true), await holdSession(server, false)];
    expect(await person(CARL)).toMatchObject({ exitCode: 0, output: expect.not.stringContaining(ended) });

    const listed = await person(ANNA);
    expect(listed).toMatchObject({ exitCode: 0, errors: '' });
    for (const id of [ended, goesOn]) {
      expect(listed.output).toMatch(
        new RegExp(`${id} .*facilitator; note-taker; .*table: 4 places, \\d+ steps`),
      );
    }
    expect(listed.output).toContain('Not reached:');

    const out = join(folder, 'anna.json');
    expect(await person(ANNA, '--out', out)).toMatchObject({ exitCode: 0, errors: '' });
    expect(statSync(out).mode & 0o077).toBe(0);
    const file = JSON.parse(readFileSync(out, 'utf8'));
    const session = file.sessions.find(({ id }: { id: string }) => id === ended);
    const anna = participant(ended, ANNA);
    expect(session).toMatchObject({ participant: anna, roles: ['facilitator', 'note-taker'] });
    expect(session.documents[0].places).toContainEqual({
      at: 'conversation/words/hers/by',
      holds: { text: ANNAS_WORDS, by: anna, signed: false },
    });
    expect(JSON.stringify(session)).not.toContain(participant(ended, BO));
    expect(file.securityLog).toContainEqual(expect.objectContaining({ event: 'sessionEnd', session: ended }));
    expect(file.unread).toEqual([]);

    const done = await person(ANNA, '--pseudonymise');
    expect({ ...done, output: '' }).toEqual({ exitCode: 1, errors: '', output: '' });
    expect(done.output).toContain(`${ended}: the pseudonym is gone`);
    expect(done.output).toContain(`${goesOn}: left as it is`);
    const exported = join(folder, 'session.json');
    await run('scripts/session.ts', 'export', ended, '--out', exported, '--server', server.origin);
    const text = readFileSync(exported, 'utf8');
    const { people, roles, documents } = JSON.parse(text);
    expect(people[anna]).toBe(ANNA.name);
    expect(JSON.stringify([roles, documents])).not.toContain(anna);
    expect(text).toContain(ANNAS_WORDS);
    expect(text).toContain(participant(ended, BO));
    expect(roles.facilitators).toHaveLength(1);

    const log = await run('scripts/securityLog.ts', '--person', ANNA.objectId, '--tenant', TENANT_ID);
    const events = log.output
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).event);
    expect(events).toEqual(expect.arrayContaining(['adminLookup', 'adminExport', 'adminDeletion']));
  });

  test('[PRIVACY-10] texts under a person’s name are removed on request', async () => {
    const id = await holdSession(server, true);
    expect(await person(ANNA, '--remove')).toMatchObject({ exitCode: 0, errors: '' });
    const out = join(folder, 'session.json');
    await run('scripts/session.ts', 'export', id, '--out', out, '--server', server.origin);
    const text = readFileSync(out, 'utf8');
    expect(text).not.toContain(ANNAS_WORDS);
    expect(text).not.toContain('Vi kan mere');
    expect(text).toContain('Hvad savner vi?');
  });

  test('[PRIVACY-10] nothing is done where no document can be read, and of two wishes at once', async () => {
    await holdSession(server, true);
    const out = join(folder, 'anna.json');
    const away = ['person', ANNA.objectId, '--server', 'http://127.0.0.1:9', '--out', out];
    expect(await run('scripts/session.ts', ...away)).toMatchObject({
      exitCode: 1,
      errors: expect.stringContaining('check that the server is running. Nothing was done.'),
    });
    expect(existsSync(out)).toBe(false);
    expect(await person(ANNA, '--remove', '--pseudonymise')).toMatchObject({ exitCode: 2, output: '' });
  });
}

describe('one person’s data with SQLite', () => suite(() => ({})));
describeWithPostgres('one person’s data with PostgreSQL', (postgres) =>
  suite(() => ({ DATABASE_URL: postgres().newDatabase() })),
);
