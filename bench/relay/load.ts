import { connected, createDocument, loadDocument, put, saved } from '../../tests/support/relay/clients.ts';
import { until } from '../../tests/support/relay/until.ts';
import { against, type Figures, quantile } from './figures.ts';
import { sqliteRelay } from './services.ts';

/** How long a document takes to load after many operations, against a new one. */

const OPS = 10_000;
const OPS_AT_ONCE = 50;
/** The same few words over and over: what grows is the log, not the contents. */
const DIFFERENT_WORDS = 20;
const LOADS = 15;
/** A client summarizes on its own when a document has been quiet for a while. */
const SUMMARY_WITHIN_MS = 90_000;

export async function load(): Promise<Figures> {
  const relay = await sqliteRelay();
  const fresh = await createDocument(relay.url, 'fresh');
  const old = await createDocument(relay.url, 'old');
  await Promise.all([fresh, old].map((client) => connected(client)));
  for (let i = 0; i < OPS; i += OPS_AT_ONCE) {
    for (let j = 0; j < OPS_AT_ONCE; j += 1) {
      put(old, `word ${(i + j) % DIFFERENT_WORDS}`);
      // A turn of its own makes it an operation of its own.
      await new Promise((resolve) => setImmediate(resolve));
    }
    await saved(old);
  }
  const sequenced = await metric(relay.url, /^relay_ops_total (\d+)$/m);
  if (sequenced < OPS) throw new Error(`Only ${sequenced} operations came of ${OPS} edits.`);
  await quiet(relay.url);
  const samples = { fresh: [] as number[], old: [] as number[] };
  for (let i = 0; i < LOADS; i += 1) {
    samples.fresh.push(await timeToLoad(relay.url, fresh.id, 0));
    samples.old.push(await timeToLoad(relay.url, old.id, DIFFERENT_WORDS));
  }
  for (const client of [fresh, old]) client.container.dispose();
  await relay.stop();
  return { 'relay.load.10k': against(quantile(samples.old, 0.5), quantile(samples.fresh, 0.5), 'ms') };
}

async function timeToLoad(url: string, id: string, expected: number): Promise<number> {
  const start = performance.now();
  const client = await loadDocument(url, id, 'visitor');
  await connected(client);
  await until(() => client.view.root.latest.size === expected, 'the contents');
  const ms = performance.now() - start;
  client.container.dispose();
  return ms;
}

async function metric(url: string, pattern: RegExp): Promise<number> {
  return Number(pattern.exec(await (await fetch(`${url}/metrics`)).text())?.[1] ?? 0);
}

/** Resolves when no summary has been written for long enough that the last one is stored. */
async function quiet(url: string): Promise<void> {
  const puts = (): Promise<number> =>
    metric(url, /^relay_http_requests_total\{route="summary.put",status="201"\} (\d+)$/m);
  let last = 0;
  let since = performance.now();
  await until(
    async () => {
      const now = await puts();
      if (now !== last) {
        last = now;
        since = performance.now();
      }
      return last > 0 && performance.now() - since > 20_000;
    },
    'the last summary',
    SUMMARY_WITHIN_MS,
  );
}
