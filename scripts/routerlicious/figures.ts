/**
 * A Routerlicious beside the own relay: the same tables, four raw sockets at each, at 1, 10 and 50 meetings. What an edit takes
 * from one person to another, what opening takes, and what an edit costs all processes together.
 */
import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { SignJWT } from 'jose';
import { BENCH_LIMITS } from '../../bench/relay/services.ts';
import { newTable } from '../../src/domain/table/newTable.ts';
import { createTableDocument } from '../../src/fluid/tableDocument.ts';
import { createTokenProvider } from '../../src/fluid/tokens.ts';
import { temporaryFolder } from '../../tests/support/relay/folder.ts';
import {
  connectDocument,
  opArrival,
  operation,
  type RawSocket,
} from '../../tests/support/relay/rawSocket.ts';
import { freePort, spawnRelay } from '../../tests/support/relay/relayProcess.ts';
import { KEY, TENANT } from '../../tests/support/relay/tokens.ts';
import { smallDeck } from '../../tests/support/table/seats.ts';
import type { Cluster } from './cluster.ts';

const MEETINGS = [1, 10, 50];
const SOCKETS = 4;
/** A second, at each table. */
const EDITS = 0.5;
const MEASURED_MS = 15_000;
const OPENED_AT_ONCE = 5;
const LATE_MS = 20_000;
const TICKS_PER_SECOND = 100;
const TOKEN_LIFE = '55 minutes';
const TOKEN_LIFE_MS = 55 * 60 * 1000;

interface Service {
  readonly url: string;
  readonly tenantId: string;
  readonly key: string;
  readonly pids: () => readonly number[];
}

interface Table {
  readonly writer: RawSocket;
  readonly clientId: string;
  readonly readers: readonly RawSocket[];
  /** The last one that the writer has seen; an edit that refers to one from before the document's minimum is refused. */
  readonly sequenceNumber: () => number;
  /** Edits of the writer, by the service. */
  readonly refused: () => number;
}

export async function printFigures(cluster: Cluster, say: (line: string) => void): Promise<void> {
  const folder = temporaryFolder();
  const relay = await spawnRelay({
    ...{ port: await freePort(), store: { sqliteFile: `${folder.path}/relay.db` }, limits: BENCH_LIMITS },
  });
  const services: Readonly<Record<string, Service>> = {
    'own relay': { url: relay.url, tenantId: TENANT, key: KEY, pids: () => [relay.pid] },
    Routerlicious: {
      ...{ url: cluster.endpoint, tenantId: cluster.tenantId, key: cluster.key },
      // Without the ingress and the storage service, which are in this process.
      pids: cluster.pids,
    },
  };
  say('service | meetings | open p50, ms | edit p50, ms | edit p95, ms | CPU an edit, ms | lost | refused');
  try {
    for (const meetings of MEETINGS) {
      for (const [name, service] of Object.entries(services)) {
        const { openMs, editMs, lost, refused, cpuMs } = await measure(service, meetings);
        say(
          [
            ...[name, meetings, percentile(openMs, 50), percentile(editMs, 50), percentile(editMs, 95)],
            ...[Math.round(cpuMs * 100) / 100, lost, refused],
          ].join(' | '),
        );
      }
    }
  } finally {
    await relay.stop();
    folder.remove();
  }
}

async function measure(service: Service, meetings: number) {
  const openMs: number[] = [];
  const tables: Table[] = [];
  try {
    while (tables.length < meetings) {
      const some = Array.from({ length: Math.min(OPENED_AT_ONCE, meetings - tables.length) }, async () => {
        const table = await openTable(service);
        openMs.push(table.openMs);
        return table;
      });
      tables.push(...(await Promise.all(some)));
    }
    // The joins are over by then.
    await delay(SETTLED_MS);
    const before = cpuMsOf(service.pids());
    const arrivals = (await Promise.all(tables.map((table, i) => writeTo(table, i / meetings)))).flat();
    const used = cpuMsOf(service.pids()) - before;
    const there = arrivals.filter((ms) => ms !== undefined);
    return {
      ...{ openMs, editMs: there, lost: arrivals.length - there.length },
      refused: tables.reduce((sum, table) => sum + table.refused(), 0),
      cpuMs: used / (arrivals.length / (SOCKETS - 1)),
    };
  } finally {
    for (const { writer, readers } of tables) for (const socket of [writer, ...readers]) socket.close();
    await delay(SETTLED_MS);
  }
}

const SETTLED_MS = 3_000;

async function openTable(service: Service): Promise<Table & { readonly openMs: number }> {
  const { url, tenantId } = service;
  const tokens = createTokenProvider(
    async (id = '') => ({ token: await tokenFor(service, id), expiresAtMs: Date.now() + TOKEN_LIFE_MS }),
    Date.now,
  );
  const fluid = { type: 'direct', endpoint: url, tenantId } as const;
  const made = await createTableDocument(
    { fluid, tokens, readOnly: false, nowMs: Date.now },
    newTable(smallDeck),
  );
  const { documentId } = made;
  made.close();
  const jwt = await tokenFor(service, documentId);
  const beganAtMs = performance.now();
  const writer = connectDocument(url, { documentId, tenantId, jwt });
  let last = 0;
  let refused = 0;
  // From the start: its own join can come together with the answer.
  writer.socket.on('op', (_id: unknown, ops: readonly { readonly sequenceNumber: number }[]) => {
    last = Math.max(last, ...ops.map(({ sequenceNumber }) => sequenceNumber));
  });
  writer.socket.on('nack', () => {
    refused += 1;
  });
  const { clientId, ok, checkpointSequenceNumber = 0 } = await writer.answer;
  if (!ok) throw new Error(`${url} lets nobody in at ${documentId}.`);
  const openMs = performance.now() - beganAtMs;
  last = Math.max(last, checkpointSequenceNumber);
  const readers = Array.from({ length: SOCKETS - 1 }, () =>
    connectDocument(url, { documentId, tenantId, jwt, mode: 'read' }),
  );
  await Promise.all(readers.map(({ answer }) => answer));
  return { writer, clientId, readers, openMs, sequenceNumber: () => last, refused: () => refused };
}

function tokenFor({ tenantId, key }: Service, documentId: string): Promise<string> {
  const user = { id: 'figures', name: 'figures' };
  const scopes = ['doc:read', 'doc:write', 'summary:write'];
  return new SignJWT({ documentId, tenantId, user, scopes, ver: '1.0' })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuedAt()
    .setExpirationTime(TOKEN_LIFE)
    .setJti(crypto.randomUUID())
    .sign(new TextEncoder().encode(key));
}

/** The tables write out of step. Resolves with what each reader waited; undefined for what never came. */
async function writeTo(
  { writer, clientId, readers, sequenceNumber }: Table,
  phase: number,
): Promise<(number | undefined)[]> {
  const gapMs = 1000 / EDITS;
  const arrived: Promise<number | undefined>[] = [];
  await delay(phase * gapMs);
  let number = 0;
  for (const endMs = performance.now() + MEASURED_MS; performance.now() < endMs; ) {
    number += 1;
    const edit = number;
    arrived.push(...readers.map((reader) => opArrival(reader, clientId, edit, LATE_MS)));
    writer.socket.emit('submitOp', clientId, [
      [operation(edit, { referenceSequenceNumber: sequenceNumber() })],
    ]);
    await delay(gapMs);
  }
  return Promise.all(arrived);
}

/** User and system time of all together and of their children that have ended, from Linux' own books. */
function cpuMsOf(pids: readonly number[]): number {
  let ticks = 0;
  for (const pid of pids) {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ');
    ticks += [11, 12, 13, 14].reduce((sum, at) => sum + Number(fields[at]), 0);
  }
  return (ticks * 1000) / TICKS_PER_SECOND;
}

function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? 0);
}
