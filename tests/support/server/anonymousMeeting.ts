/** A meeting in which people place themselves and write without a name, as an insider sees it on the disk. */

import { randomUUID } from 'node:crypto';
import { add, type Client, connected, createDocument, saved } from '../relay/clients.ts';
import { connectDocument } from '../relay/rawSocket.ts';
import { freePort } from '../relay/relayProcess.ts';
import { TENANT, token } from '../relay/tokens.ts';
import { until } from '../relay/until.ts';
import { ANNA, FLUID_KEY, startTestServer, type TestServer } from './appServer.ts';
import type { Person } from './cloud.ts';
import type { Commit, Insider } from './insider.ts';

export const POLL = 'placement-11111111-2222-4333-8444-555555555555';
export const TIME = 'time-11111111-2222-4333-8444-555555555555';
export const ROUND = 'round-1';

export interface Script {
  /** What each of them places, answers to "more or next", and writes without a name. */
  readonly placed: readonly (readonly [Person, string])[];
  readonly timed: readonly (readonly [Person, string])[];
  readonly written: readonly (readonly [Person, string])[];
}

export interface Seen {
  /** What Anna is answered, in order. */
  readonly replies: unknown[];
  /** What Anna's table is sent. */
  readonly frames: unknown[];
  readonly logged: string[];
  /** What is on the disk, commit by commit, with the server's key. */
  readonly commits: readonly Commit[];
  /** How many of them there were when the last answer and word had been given, and nothing was revealed. */
  readonly commitsBeforeReveal: number;
  /** All bytes that an insider has, and all the rest, until nothing is revealed. */
  readonly rawBeforeReveal: string;
  readonly raw: string;
  readonly pseudonyms: ReadonlyMap<Person, string>;
}

/** Whatever differs between two meetings anyhow. */
type Plain = <T>(value: T) => T;

export async function hold(script: Script, everybody: readonly Person[], insider: Insider): Promise<Seen> {
  const server = await startTestServer({
    ownRelay: true,
    settings: { FLUID_TENANT_ID: TENANT, PORT: String(await freePort()), ...insider.settings },
  });
  try {
    return await holdAt(server, script, everybody, insider);
  } finally {
    await server.close();
    await insider.close();
  }
}

async function holdAt(
  server: TestServer,
  { placed, timed, written }: Script,
  everybody: readonly Person[],
  insider: Insider,
): Promise<Seen> {
  const { meetingId } = server.meeting(...everybody);
  const open = async (as: Person) => (await server.post('/api/sessions', { as, body: { meetingId } })).body;
  const { session, nameKey, sealKey } = await open(ANNA);
  const pseudonyms = new Map<Person, string>();
  for (const person of everybody) pseudonyms.set(person, (await open(person)).me.id);
  const at = `/api/sessions/${session.id}`;
  // Fluid's client would load the document once more after five seconds, to sum it up, whatever people say.
  const table = await createDocument(
    server.origin,
    pseudonyms.get(ANNA) ?? '',
    { key: FLUID_KEY },
    { 'Fluid.ContainerRuntime.Test.DisableSummaries': true },
  );
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
    [sealKey, 'SEAL KEY'],
  ]);
  for (const person of everybody)
    names.set(pseudonyms.get(person) ?? '', `PERSON ${everybody.indexOf(person)}`);
  const plain = plainWith(names);

  const replies: unknown[] = [];
  const before = server.logged.length;
  const look = async (): Promise<void> => {
    await insider.take(server.dataDir);
    for (const path of [`/polls/${POLL}`, `/polls/${TIME}`, `/words/${ROUND}`, '/roles', '']) {
      replies.push(plain(withoutSeal((await server.ask(at + path, { as: ANNA })).body)));
    }
    await insider.take(server.dataDir);
  };
  const say = async (as: Person, path: string, body: unknown) => {
    expect((await server.post(at + path, { as, body })).status).toBe(200);
    await look();
  };
  await look();
  // With a secret, so that whoever is there twice changes their answer.
  const secrets = new Map(everybody.map((person) => [person, randomUUID()]));
  for (const [as, answer] of placed)
    await say(as, `/polls/${POLL}/answers`, { answer, secret: secrets.get(as) });
  for (const [as, answer] of timed) await say(as, `/polls/${TIME}/answers`, { answer });
  for (const [as, text] of written) await say(as, `/words/${ROUND}`, { text });
  const commitsBeforeReveal = plainCommits(await insider.commits(), plain).length;
  const rawBeforeReveal = await insider.raw();

  const { words } = (await server.post(`${at}/words/${ROUND}/release`, { as: ANNA })).body;
  await look();
  const ids = words.map(({ id }: { id: string }) => id);
  await server.post(`${at}/words/${ROUND}/received`, { as: ANNA, body: { ids } });
  await look();
  const revealed = await server.post(`${at}/polls/${POLL}/reveal`, { as: ANNA });
  replies.push(plain(withoutSeal(revealed.body)), words.map(({ text }: { text: string }) => text).sort());
  await look();
  // What the table gets of it, and all that others are sent.
  add(table, JSON.stringify(revealed.body.sums));
  await saved(table);
  await until(() => listener.frames.length > 0, 'the sums to reach the table');
  const logged = server.logged
    .slice(before)
    .map((line) => plain(JSON.parse(line)))
    .filter(({ msg }: { msg: string }) => msg === 'request')
    .map(({ method, route, status, code }: Record<string, unknown>) =>
      [method, route, status, code ?? ''].join(' '),
    );
  const frames = listener.frames.map((frame) => plain(frame)).map(withoutTimes);
  // From here on the server writes a summary of the document, by a clock of its own, whatever people said.
  await server.post(`${at}/end`, { as: ANNA });
  await look();
  const rest = [server.logged.slice(before).join('\n'), JSON.stringify(listener.frames)];
  listener.socket.close();
  table.container.dispose();
  return {
    ...{ replies, frames, logged, commitsBeforeReveal, pseudonyms },
    commits: plainCommits(await insider.commits(), plain),
    rawBeforeReveal: [rawBeforeReveal, ...rest].join('\n'),
    raw: [await insider.raw(), ...rest].join('\n'),
  };
}

/** Somebody else at the table who keeps all that comes. */
async function listen(server: TestServer, table: Client) {
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

/** Without what differs between two meetings anyhow. Leases of servers are renewed by the clock, whatever people do. */
function plainCommits(commits: readonly Commit[], plain: Plain): Commit[] {
  return commits
    .filter(({ table }) => table !== 'registry_servers')
    .map(({ registry_servers: _, ...rest }) => plain(rest))
    .filter((commit, i, all) => JSON.stringify(commit) !== JSON.stringify(all[i - 1]));
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const SINCE_2001_MS = 1_000_000_000_000;

function plainWith(names: ReadonlyMap<string, string>): Plain {
  return (value) => {
    let text = JSON.stringify(value, (key, part: unknown) => {
      if (typeof part === 'number' && part > SINCE_2001_MS) return 'TIME';
      if (key === 'meeting_key' || key === 'sealed_meeting') return 'MEETING';
      // Words come out in an order that is another one each time.
      const isWords = Array.isArray(part) && part.every((word) => typeof word?.text === 'string');
      return isWords ? part.toSorted((a, b) => (a.text < b.text ? -1 : 1)) : part;
    });
    for (const [id, name] of names) text = text.replaceAll(id, name);
    return JSON.parse(text.replaceAll(POLL, 'POLL').replaceAll(TIME, 'TIME').replaceAll(UUID, 'UUID'));
  };
}

/** A signature is another one each time, also of the same sums. */
function withoutSeal<T extends object>(reply: T): T {
  return 'seal' in reply ? { ...reply, seal: 'SEAL' } : reply;
}
