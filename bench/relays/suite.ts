/** Several relays beside one: the same tables on one process and on three, each process with a database of its own. */
import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { temporaryFolder } from '../../tests/support/relay/folder.ts';
import {
  connectDocument,
  opArrival,
  operation,
  type RawSocket,
} from '../../tests/support/relay/rawSocket.ts';
import { freePort, type RelayProcess, spawnRelay } from '../../tests/support/relay/relayProcess.ts';
import { rest } from '../../tests/support/relay/rest.ts';
import { TENANT, token } from '../../tests/support/relay/tokens.ts';
import { BENCH_LIMITS } from '../relay/services.ts';
import { type Figures, type Measured, percentile } from '../support/figures.ts';
import type { SuiteOptions } from '../support/suite.ts';

export const name = 'relays';

/** `BENCH_DOCUMENTS=500` is the size of a common service; `BENCH_SOCKETS` connections to each, of which one writes. */
const DOCUMENTS = Number(process.env.BENCH_DOCUMENTS ?? 100);
const SOCKETS = Number(process.env.BENCH_SOCKETS ?? 4);
/** Edits a second at each table; 0.3 is a talk with notes being typed. */
const RATE = Number(process.env.BENCH_EDITS_A_SECOND ?? 0.3);
const PROCESSES = 3;
const ROUNDS = 3;
const MEASURED_MS = 20_000;
const OPENED_AT_ONCE = 10;
const LATE_MS = 30_000;
const TICKS_PER_SECOND = 100;

interface Table {
  readonly writer: RawSocket;
  readonly clientId: string;
  readonly readers: readonly RawSocket[];
  edits: number;
}

interface Sample {
  readonly p50: number;
  readonly p95: number;
  /** Milliseconds of processor time an edit, over all processes. */
  readonly cpuAnEdit: number;
  /** The busiest process's share of a core. */
  readonly busiest: number;
  /** Of all processes. */
  readonly memoryKb: number;
  readonly connectCpuMs: number;
  readonly lost: number;
}

export async function run({ quick, say }: SuiteOptions): Promise<Figures> {
  const documents = quick ? 6 : DOCUMENTS;
  say(`${documents} tables of ${SOCKETS} sockets, ${RATE} edits a second each`);
  const samples: Record<'one' | 'three', Sample[]> = { one: [], three: [] };
  for (let round = 0; round < (quick ? 1 : ROUNDS); round += 1) {
    // In turns, so that what else the machine does falls on both.
    for (const [key, processes] of [
      ['one', 1],
      ['three', PROCESSES],
    ] as const) {
      const sample = await measure(processes, documents, quick ? 2_000 : MEASURED_MS);
      samples[key].push(sample);
      say(`${processes} process${processes === 1 ? '' : 'es'}: ${JSON.stringify(sample)}`);
    }
  }
  const median = (key: 'one' | 'three', of: keyof Sample): number =>
    percentile(
      samples[key].map((sample) => sample[of]),
      50,
    );
  const beside = (of: keyof Sample, unit: string): Measured => {
    const [value, baseline] = [median('three', of), median('one', of)];
    return { value, baseline, ratio: Math.round((1000 * value) / baseline) / 1000, unit };
  };
  const lost = [...samples.one, ...samples.three].reduce((sum, sample) => sum + sample.lost, 0);
  return {
    'relays.edit.p50': beside('p50', 'ms'),
    'relays.edit.p95': beside('p95', 'ms'),
    'relays.cpu.anEdit': beside('cpuAnEdit', 'ms'),
    'relays.cpu.aConnect': beside('connectCpuMs', 'ms'),
    'relays.cpu.busiest': beside('busiest', 'of a core'),
    'relays.memory': beside('memoryKb', 'kB'),
    'relays.lost': { value: lost, baseline: null, ratio: null, unit: 'edits' },
  };
}

async function measure(processes: number, documents: number, measuredMs: number): Promise<Sample> {
  const folders = Array.from({ length: processes }, temporaryFolder);
  const relays = await Promise.all(
    folders.map(async ({ path }) =>
      spawnRelay({
        ...{ port: await freePort(), store: { sqliteFile: `${path}/relay.db` } },
        limits: { ...BENCH_LIMITS, sockets: 100_000, waitingPerAddress: 100_000 },
      }),
    ),
  );
  const tables: Table[] = [];
  try {
    const beforeConnects = cpuMsOf(relays);
    for (let begun = 0; begun < documents; begun += OPENED_AT_ONCE) {
      const some = Array.from({ length: Math.min(OPENED_AT_ONCE, documents - begun) }, (_, i) =>
        openTable(relays[(begun + i) % processes]?.url ?? ''),
      );
      tables.push(...(await Promise.all(some)));
    }
    const connectCpuMs = sum(difference(cpuMsOf(relays), beforeConnects)) / (documents * SOCKETS);
    const before = cpuMsOf(relays);
    const beganAtMs = performance.now();
    const arrivals = (
      await Promise.all(tables.map((table, i) => writeTo(table, i / documents, measuredMs)))
    ).flat();
    const tookMs = performance.now() - beganAtMs;
    const used = difference(cpuMsOf(relays), before);
    const there = arrivals.filter((ms) => ms !== undefined);
    const edits = sum(tables.map((table) => table.edits));
    return {
      p50: rounded(percentile(there, 50)),
      p95: rounded(percentile(there, 95)),
      cpuAnEdit: rounded(sum(used) / edits),
      busiest: rounded(Math.max(...used) / tookMs),
      memoryKb: sum(relays.map(({ pid }) => residentKb(pid))),
      connectCpuMs: rounded(connectCpuMs),
      lost: arrivals.length - there.length,
    };
  } finally {
    for (const { writer, readers } of tables) for (const socket of [writer, ...readers]) socket.close();
    await Promise.all(relays.map((relay) => relay.stop()));
    for (const folder of folders) folder.remove();
  }
}

async function openTable(url: string): Promise<Table> {
  const body = { summary: { type: 'tree', entries: [] } };
  const documentId = String((await rest(url, 'POST', `/documents/${TENANT}`, token(), body)).body);
  const jwt = token({ documentId });
  const writer = connectDocument(url, { documentId, jwt });
  const { clientId } = await writer.answer;
  const readers = Array.from({ length: SOCKETS - 1 }, () =>
    connectDocument(url, { documentId, jwt, mode: 'read' }),
  );
  await Promise.all(readers.map(({ answer }) => answer));
  return { writer, clientId, readers, edits: 0 };
}

/** Edits at the rate, the tables out of step; resolves with what each reader waited, undefined for what never came. */
async function writeTo(table: Table, phase: number, measuredMs: number): Promise<(number | undefined)[]> {
  const gapMs = 1000 / RATE;
  const arrived: Promise<number | undefined>[] = [];
  await delay(phase * gapMs);
  for (const endMs = performance.now() + measuredMs; performance.now() < endMs; ) {
    table.edits += 1;
    const number = table.edits;
    arrived.push(...table.readers.map((reader) => opArrival(reader, table.clientId, number, LATE_MS)));
    table.writer.socket.emit('submitOp', table.clientId, [[operation(number)]]);
    await delay(gapMs);
  }
  return Promise.all(arrived);
}

/** User and system time of each process, from Linux' own books. */
function cpuMsOf(relays: readonly RelayProcess[]): number[] {
  return relays.map(({ pid }) => {
    // After the name, which may have blanks: state is the third field, utime and stime the 14th and 15th.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ');
    return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS_PER_SECOND;
  });
}

const residentKb = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);

const difference = (after: readonly number[], before: readonly number[]): number[] =>
  after.map((ms, i) => ms - (before[i] ?? 0));
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const rounded = (value: number): number => Math.round(value * 100) / 100;
