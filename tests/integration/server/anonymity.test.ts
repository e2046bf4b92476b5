/**
 * Whether anybody could tell who placed or wrote what: the same meeting is held twice, with two people's answers exchanged.
 * Everything that is kept, logged or sent to somebody else has to be the same both times.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { add, type Client, connected, createDocument, saved } from '../../support/relay/clients.ts';
import { connectDocument, type RawSocket } from '../../support/relay/rawSocket.ts';
import { freePort } from '../../support/relay/relayProcess.ts';
import { TENANT, token } from '../../support/relay/tokens.ts';
import {
  ANNA,
  BO,
  CARL,
  FLUID_KEY,
  startTestServer,
  type TestServer,
} from '../../support/server/appServer.ts';
import type { Person } from '../../support/server/cloud.ts';
import { crowd } from '../../support/server/crowd.ts';

const POLL = 'placement-11111111-2222-4333-8444-555555555555';
const CROWD = crowd(3);
const EVERYBODY = [ANNA, BO, CARL, ...CROWD];

interface Script {
  /** What each of them places, and writes without a name. */
  readonly placed: readonly (readonly [Person, string])[];
  readonly written: readonly (readonly [Person, string])[];
}

const [dora = ANNA, erik = ANNA] = CROWD;
const SCRIPT: Script = {
  placed: [
    [BO, '1'],
    [CARL, '5'],
    [dora, '3'],
    [erik, '3'],
  ],
  written: [
    [BO, 'jeg er bange for robotten'],
    [CARL, 'jeg glæder mig til mandag'],
    [dora, 'vi mangler tid'],
  ],
};
const EXCHANGED: Script = {
  placed: [[BO, '5'], [CARL, '1'], ...SCRIPT.placed.slice(2)],
  written: [
    [BO, 'jeg glæder mig til mandag'],
    [CARL, 'jeg er bange for robotten'],
    ...SCRIPT.written.slice(2),
  ],
};

interface Seen {
  /** What Anna is answered, in order. */
  readonly replies: unknown[];
  /** What Anna's table is sent. */
  readonly frames: unknown[];
  readonly logged: string[];
  /** Rows of both databases after each step, boxes by their size. */
  readonly rows: unknown[];
  /** All files, and all the rest, as text. */
  readonly raw: string;
  readonly pseudonyms: ReadonlyMap<Person, string>;
}

describe('[ANON-2] who placed or wrote what', () => {
  let seen: Seen[];

  beforeAll(async () => {
    seen = [await hold(SCRIPT), await hold(EXCHANGED)];
  }, 60_000);

  test.each(['replies', 'frames', 'logged', 'rows'] as const)(
    'is not told by the %s: they are the same when two people exchange what they say',
    (what) => {
      const [one, other] = seen;
      expect(one?.[what].length).toBeGreaterThan(0);
      expect(other?.[what]).toEqual(one?.[what]);
    },
  );

  test('stands nowhere beside a person: no file, log line or frame has a name, or words that are not out yet', () => {
    for (const { raw } of seen) {
      for (const { objectId } of EVERYBODY) expect(raw.toLowerCase()).not.toContain(objectId);
      for (const { name } of [BO, CARL, ...CROWD]) expect(raw).not.toContain(name);
      for (const [, text] of SCRIPT.written) expect(raw).not.toContain(text);
      expect(raw).not.toMatch(/"?answer"?\s*[:=]/);
    }
  });

  test('nor does a pseudonym stand in what the registry keeps of a poll or a round', () => {
    for (const { raw, pseudonyms } of seen) {
      for (const person of [BO, CARL]) expect(raw).not.toContain(pseudonyms.get(person));
    }
  });
});

async function hold({ placed, written }: Script): Promise<Seen> {
  const server = await startTestServer({
    ownRelay: true,
    settings: { FLUID_TENANT_ID: TENANT, PORT: String(await freePort()) },
  });
  const { meetingId } = server.meeting(...EVERYBODY);
  const open = async (as: Person) => (await server.post('/api/sessions', { as, body: { meetingId } })).body;
  const { session, nameKey } = await open(ANNA);
  const pseudonyms = new Map<Person, string>();
  for (const person of EVERYBODY) pseudonyms.set(person, (await open(person)).me.id);
  const at = `/api/sessions/${session.id}`;
  const table = await createDocument(server.origin, 'facilitator', { key: FLUID_KEY });
  await connected(table);
  await saved(table);
  await server.post(`${at}/document`, { as: ANNA, body: { documentId: table.id } });
  const listener = await listen(server, table);

  const names = new Map([
    [session.id, 'SESSION'],
    [table.id, 'DOCUMENT'],
    [server.origin, 'ORIGIN'],
    [session.startedAt, 'TIME'],
    [nameKey, 'KEY'],
  ]);
  for (const person of EVERYBODY)
    names.set(pseudonyms.get(person) ?? '', `PERSON ${EVERYBODY.indexOf(person)}`);
  const plain = <T>(value: T): T => {
    let text = JSON.stringify(value);
    for (const [id, name] of names) text = text.replaceAll(id, name);
    return JSON.parse(text);
  };

  const replies: unknown[] = [];
  const rows: unknown[] = [];
  const raw: string[] = [];
  const look = async (): Promise<void> => {
    for (const path of [`/polls/${POLL}`, '/words/round-1', '/roles', '']) {
      replies.push(plain((await server.ask(at + path, { as: ANNA })).body));
    }
    rows.push(plain(registryRows(server)));
    raw.push(filesOf(server));
  };
  const before = server.logged.length;
  await look();
  for (const [as, answer] of placed) {
    await server.post(`${at}/polls/${POLL}/answers`, { as, body: { answer } });
    await look();
  }
  for (const [as, text] of written) {
    await server.post(`${at}/words/round-1`, { as, body: { text } });
    await look();
  }
  const words = (await server.post(`${at}/words/round-1/release`, { as: ANNA })).body.words;
  const revealed = await server.post(`${at}/polls/${POLL}/reveal`, { as: ANNA });
  replies.push(revealed.body, words.map(({ text }: { text: string }) => text).sort());
  await look();
  // What the table gets of it, and all that others are sent.
  add(table, JSON.stringify(revealed.body.sums));
  await saved(table);
  const logged = server.logged
    .slice(before)
    .map((line) => plain(JSON.parse(line)))
    .filter(({ msg }: { msg: string }) => msg === 'request')
    .map(({ method, route, status, code }: Record<string, unknown>) =>
      [method, route, status, code ?? ''].join(' '),
    );
  raw.push(server.logged.slice(before).join('\n'), JSON.stringify(listener.frames));
  const frames = listener.frames.map((frame) => plain(frame)).map(withoutTimes);

  listener.socket.close();
  table.container.dispose();
  await server.close();
  return { replies, frames, logged, rows, raw: raw.join('\n'), pseudonyms };
}

/** Somebody else at the table who keeps all that comes. */
async function listen(
  server: TestServer,
  table: Client,
): Promise<{ readonly socket: RawSocket; readonly frames: unknown[] }> {
  const jwt = token({ documentId: table.id, key: FLUID_KEY, user: { id: 'listener', name: 'listener' } });
  const socket = connectDocument(server.origin, { documentId: table.id, jwt });
  await socket.answer;
  const frames: unknown[] = [];
  socket.socket.on('op', (_id: string, ops: { type: string }[]) => {
    frames.push(...ops.filter(({ type }) => type === 'op'));
  });
  socket.socket.on('signal', (signal: unknown) => frames.push(signal));
  return { socket, frames };
}

/** What differs between two meetings anyhow: clocks, and Fluid's own random ids. */
function withoutTimes(frame: unknown): unknown {
  const { type, clientSequenceNumber } = frame as { type: unknown; clientSequenceNumber: unknown };
  return { type, clientSequenceNumber };
}

function registryRows({ dataDir }: TestServer): unknown {
  const db = new DatabaseSync(join(dataDir, 'registry.sqlite'), { readOnly: true });
  try {
    const all = (sql: string) => db.prepare(sql).all();
    return {
      sessions: all('SELECT id, ended_at_ms FROM sessions'),
      documents: all('SELECT document_id, kind FROM documents'),
      roles: all('SELECT * FROM roles'),
      boxes: all('SELECT session_id, name, length(body) AS size FROM boxes'),
      tables: all(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`),
    };
  } finally {
    db.close();
  }
}

function filesOf({ dataDir }: TestServer): string {
  return readdirSync(dataDir)
    .map((file) => readFileSync(join(dataDir, file), 'utf8'))
    .join('\n');
}
