/** Sixty phones in one room, from one address: coming in, a card that is turned, a placement, and what that costs the server. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { temporaryFolder } from '../../tests/support/relay/folder.ts';
import { freePort } from '../../tests/support/relay/relayProcess.ts';
import { ANNA, clientFolder, environment } from '../../tests/support/server/appServer.ts';
import { askServer, type Reply } from '../../tests/support/server/askServer.ts';
import { startCloud } from '../../tests/support/server/cloud.ts';
import { phoneOf, startRoom, TABLE, type TestRoom } from '../../tests/support/server/room.ts';
import { type Program, startProgram, stopProgram } from '../../tests/support/server/serverProcess.ts';
import { type Figures, figure, percentile } from '../support/figures.ts';
import type { SuiteOptions } from '../support/suite.ts';

export const name = 'phones';

const PHONES = Number(process.env.BENCH_PHONES ?? 60);
const TURNS = 20;
/** A lively meeting: a card or a round every so often. */
const PAUSE_MS = 500;
const TICKS_PER_SECOND = 100;

export async function run({ quick, say }: SuiteOptions): Promise<Figures> {
  const folder = temporaryFolder();
  const cloud = await startCloud();
  const port = await freePort();
  const server = startProgram('src/server/main.ts', {
    ...environment(cloud.origin, folder.path),
    // Without a table that has been started, a server with its own relay gives nobody a role.
    ...{ CLIENT_DIR: clientFolder(), PORT: String(port), FLUID_ENDPOINT: 'http://127.0.0.1:9' },
  });
  try {
    const origin = await server.listening;
    const asked = askServer(() => origin, cloud);
    const room = await startRoom(asked);
    const reveal = (pollId: string) => asked.post(`${room.at}/polls/${pollId}/reveal`, { as: ANNA });
    return await measure(room, server, reveal, { turns: quick ? 3 : TURNS, phones: quick ? 6 : PHONES, say });
  } finally {
    await stopProgram(server);
    await cloud.close();
    folder.remove();
  }
}

interface Plan {
  readonly turns: number;
  readonly phones: number;
  readonly say: (line: string) => void;
}

async function measure(
  room: TestRoom,
  server: Program,
  reveal: (pollId: string) => Promise<Reply>,
  { turns, phones, say }: Plan,
): Promise<Figures> {
  const code: string = (await room.openDoor()).body.door.code;
  await room.show();
  const bare = await bareServer();
  try {
    // All at once, as when the code has just come on the wall.
    const entered = await Promise.all(
      Array.from({ length: phones }, (_, i) => timed(() => room.enter(code, `Phone ${i}`))),
    );
    const plain = await Promise.all(Array.from({ length: phones }, () => timed(() => bare.ask())));
    const tickets = entered.map(({ value }) => value.body.ticket as string);
    await room.change({ letIn: tickets.map(phoneOf) });
    say(`${phones} phones are in`);

    const versions = await Promise.all(
      tickets.map(async (ticket) => (await room.see(ticket)).body.version as string),
    );
    const beforeMs = cpuMsOf(server);
    const beganAtMs = performance.now();
    const shown: number[] = [];
    const released: number[] = [];
    for (let turn = 0; turn < turns; turn += 1) {
      const waiting = tickets.map((ticket, i) => timedFrom(() => room.see(ticket, versions[i])));
      const held = tickets.map(() => timedFrom(() => bare.hold()));
      await pause();
      const turnedAtMs = performance.now();
      await room.show({ ...TABLE, step: `cards-${turn}-k02`, wordsRound: 'k02' });
      for (const [i, { value, atMs }] of (await Promise.all(waiting)).entries()) {
        versions[i] = value.body.version;
        shown.push(atMs - turnedAtMs);
      }
      const releasedAtMs = performance.now();
      bare.release();
      for (const { atMs } of await Promise.all(held)) released.push(atMs - releasedAtMs);
    }
    const share = (cpuMsOf(server) - beforeMs) / (performance.now() - beganAtMs);

    const pollId = `placement-${randomUUID()}`;
    await room.show({ ...TABLE, placement: { ...TABLE.placement, pollId } });
    const answers = await Promise.all(
      tickets.map((ticket, i) => timed(() => room.answer(ticket, pollId, String((i % 5) + 1)))),
    );
    const { sums } = (await reveal(pollId)).body;
    const wrong = [1, 2, 3, 4, 5].filter((place) => sums[place] !== expected(place, phones)).length;
    return {
      'phones.join.p95': figure(p95(entered), p95(plain), 'ms'),
      'phones.turn.p50': figure(percentile(shown, 50), percentile(released, 50), 'ms'),
      'phones.turn.p95': figure(percentile(shown, 95), percentile(released, 95), 'ms'),
      'phones.place.p95': figure(p95(answers), p95(plain), 'ms'),
      'phones.sums.wrong': { value: wrong, baseline: null, ratio: null, unit: 'places' },
      'phones.server': {
        value: Math.round(1000 * share) / 10,
        baseline: null,
        ratio: null,
        unit: '% of a core',
      },
    };
  } finally {
    bare.close();
  }
}

const p95 = (times: readonly { readonly ms: number }[]): number =>
  percentile(
    times.map(({ ms }) => ms),
    95,
  );

/** Phones answer 1 to 5 in turns. */
const expected = (place: number, phones: number): number => Math.floor((phones + 5 - place) / 5);

async function timed<T>(ask: () => Promise<T>): Promise<{ readonly value: T; readonly ms: number }> {
  const beganAtMs = performance.now();
  const value = await ask();
  return { value, ms: performance.now() - beganAtMs };
}

async function timedFrom<T>(ask: () => Promise<T>): Promise<{ readonly value: T; readonly atMs: number }> {
  const value = await ask();
  return { value, atMs: performance.now() };
}

const pause = () => new Promise((resolve) => setTimeout(resolve, PAUSE_MS));

/** A server of Node's own that answers at once, or holds requests until they are released together. In this process, as the phones are. */
async function bareServer() {
  const held: (() => void)[] = [];
  const http = createServer((request, response) => {
    const answer = () => response.end('{}');
    if (request.url === '/hold') held.push(answer);
    else answer();
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const address = http.address();
  const origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  const ask = async (path: string) => (await fetch(origin + path)).text();
  return {
    ask: () => ask('/'),
    hold: () => ask('/hold'),
    release: () => {
      for (const answer of held.splice(0)) answer();
    },
    close: () => http.close(),
  };
}

function cpuMsOf({ child }: Program): number {
  const [, fields = ''] = /\) (.*)/.exec(readFileSync(`/proc/${child.pid}/stat`, 'utf8')) ?? [];
  const values = fields.split(' ');
  return ((Number(values[11]) + Number(values[12])) * 1000) / TICKS_PER_SECOND;
}
