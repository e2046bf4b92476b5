import { execFileSync } from 'node:child_process';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import builtIn from '../../decks/digitale-kompetencer.json' with { type: 'json' };
import type { Deck } from '../../src/domain/deck/deck.ts';
import { newTable } from '../../src/domain/table/newTable.ts';
import { createDocumentReader } from '../../src/fluid/documentReader.ts';
import { createTableDocument } from '../../src/fluid/tableDocument.ts';
import { whenLive } from '../../src/fluid/whenLive.ts';
import { relayServices } from '../../tests/support/session/overRelay.ts';
import { alone, type Figures, quantile } from './figures.ts';
import { sqliteRelay } from './services.ts';

/** Measures the cost of the server's document reader (decision 41): its code once, and each read of a table. */

const READS = 100;
/** More than a page writes before it summarises them. */
const OPS = 300;
const LIVE_WITHIN_MS = 20_000;
const KIB = 1024;
const MIB = 1024 * KIB;

export async function reads(): Promise<Figures> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const relay = await sqliteRelay();
  const writer = await createTableDocument(
    relayServices(relay, 'anna'),
    newTable(builtIn as unknown as Deck),
  );
  await whenLive(writer, LIVE_WITHIN_MS);
  const reader = createDocumentReader(relayServices(relay, 'server', true));
  const readAll = async (): Promise<Cost> => {
    const ms: number[] = [];
    collect();
    const [cpu, heap] = [process.cpuUsage(), process.memoryUsage().heapUsed];
    for (let i = 0; i < READS; i += 1) {
      const begun = performance.now();
      const cards = await reader.table(writer.documentId, (table) => table.spread.length);
      if (cards !== builtIn.cards.length) throw new Error(`Only ${cards} cards were read.`);
      ms.push(performance.now() - begun);
    }
    const { user, system } = process.cpuUsage(cpu);
    collect();
    return {
      ms,
      cpuMs: (user + system) / 1000 / READS,
      keptKib: (process.memoryUsage().heapUsed - heap) / KIB / READS,
    };
  };
  // Compiled by then.
  await readAll();
  const fresh = await readAll();
  for (let i = 0; i < OPS; i += 1) {
    writer.table.access = i % 2 === 0 ? 'led' : 'open';
    // A turn of its own makes it an operation of its own.
    await new Promise((resolve) => setImmediate(resolve));
  }
  await writer.flush(LIVE_WITHIN_MS);
  writer.close();
  const long = await readAll();
  await relay.stop();
  const code = costOfCode();
  return {
    'relay.reads.code.time': alone(code.ms, 'ms to load the client, once'),
    'relay.reads.code.memory': alone(code.rss / MIB, 'MiB resident for it'),
    ...figuresOf('new', fresh),
    ...figuresOf(`${OPS}Ops`, long),
  };
}

interface Cost {
  readonly ms: readonly number[];
  readonly cpuMs: number;
  readonly keptKib: number;
}

const figuresOf = (name: string, { ms, cpuMs, keptKib }: Cost): Figures => ({
  [`relay.reads.${name}`]: alone(quantile(ms, 0.5), 'ms'),
  [`relay.reads.${name}.p95`]: alone(quantile(ms, 0.95), 'ms'),
  [`relay.reads.${name}.cpu`]: alone(cpuMs, 'ms of CPU a read'),
  [`relay.reads.${name}.kept`]: alone(keptKib, 'KiB of heap a read, until its timers end'),
});

/** In a process that has loaded nothing else. */
function costOfCode(): { ms: number; rss: number } {
  const reader = new URL('../../src/fluid/documentReader.ts', import.meta.url).href;
  const script = `const [t, m] = [performance.now(), process.memoryUsage().rss];
    await import(${JSON.stringify(reader)});
    console.log(JSON.stringify({ ms: performance.now() - t, rss: process.memoryUsage().rss - m }));`;
  return JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' }),
  );
}
