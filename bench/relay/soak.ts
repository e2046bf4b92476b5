import {
  type Client,
  connected,
  createDocument,
  loadDocument,
  saved,
  words,
} from '../../tests/support/relay/clients.ts';
import { temporaryFolder } from '../../tests/support/relay/folder.ts';
import { freePort, type RelayProcess, spawnRelay } from '../../tests/support/relay/relayProcess.ts';
import { readStoredLog } from '../../tests/support/relay/storedLog.ts';
import { until } from '../../tests/support/relay/until.ts';
import { acknowledged, startWriter } from '../../tests/support/relay/writers.ts';
import { alone, type Figures } from './figures.ts';
import { BENCH_LIMITS } from './services.ts';
import { judge } from './verdict.ts';

/** A hundred clients, twenty of them writing, while the relay is killed again and again. */

const CLIENTS = Number(process.env.RELAY_SOAK_CLIENTS ?? 100);
const WRITERS = 20;
const KILLS = Number(process.env.RELAY_SOAK_KILLS ?? 5);
/** The clients share one process: what they can take in, and not the relay, sets the pace. */
const EDIT_EVERY_MS = Number(process.env.RELAY_SOAK_EDIT_EVERY_MS ?? 2_000);
const WORDS_BETWEEN_KILLS = 5;
const PATIENCE_MS = 240_000;

export async function soak(): Promise<Figures> {
  const folder = temporaryFolder();
  const sqliteFile = `${folder.path}/relay.db`;
  const port = await freePort();
  const start = (): Promise<RelayProcess> =>
    spawnRelay({ port, store: { sqliteFile }, limits: BENCH_LIMITS });
  let relay = await start();
  const first = await createDocument(relay.url, 'client 0');
  const clients: Client[] = [first];
  while (clients.length < CLIENTS)
    clients.push(await loadDocument(relay.url, first.id, `client ${clients.length}`));
  await everybodyConnected(clients);
  const writers = clients.slice(0, WRITERS).map((client, i) => startWriter(client, String(i), EDIT_EVERY_MS));
  const promised = new Set<string>();
  for (let kill = 1; kill <= KILLS; kill += 1) {
    await until(
      () => writers.every(({ written }) => written.size >= kill * WORDS_BETWEEN_KILLS),
      'edits',
      PATIENCE_MS,
    );
    await relay.stop('SIGKILL');
    for (const word of acknowledged(writers)) promised.add(word);
    relay = await start();
    const back = performance.now();
    await everybodyConnected(clients);
    process.stderr.write(
      `kill ${kill}: ${promised.size} words promised so far, all back after ${Math.round(performance.now() - back)} ms\n`,
    );
  }
  for (const writer of writers) writer.stop();
  await Promise.all(clients.map((client) => saved(client, PATIENCE_MS)));
  const all = writers.flatMap(({ written }) => [...written]);
  await until(
    () => clients.every((client) => words(client).length === all.length),
    'all to agree',
    PATIENCE_MS,
  ).catch(() => undefined);

  const newcomer = await loadDocument(relay.url, first.id, 'newcomer');
  await connected(newcomer);
  await until(() => words(newcomer).length === all.length, 'the newcomer', PATIENCE_MS).catch(
    () => undefined,
  );
  const closed = clients.filter((client) => client.container.disposed).length;
  const found = { clients: clients.map(wordsInOrder), newcomer: wordsInOrder(newcomer) };
  for (const client of [...clients, newcomer]) client.container.dispose();
  await relay.stop('SIGTERM');
  const written = [...new Set([...promised, ...all])];
  const { lost, duplicated, diverged } = judge({
    ...found,
    written,
    log: readStoredLog(sqliteFile, first.id),
  });
  folder.remove();
  return {
    'relay.soak.words': alone(all.length, 'words'),
    'relay.soak.kills': alone(KILLS, 'kills'),
    'relay.soak.lost': alone(lost, 'words and sequence numbers'),
    'relay.soak.duplicated': alone(duplicated, 'words and operations'),
    'relay.soak.diverged': alone(diverged, 'clients'),
    'relay.soak.closed': alone(closed, 'clients'),
  };
}

const wordsInOrder = (client: Client): string[] => [...client.view.root.words];

async function everybodyConnected(clients: readonly Client[]): Promise<void> {
  await Promise.all(clients.map((client) => connected(client, PATIENCE_MS)));
}
