import {
  type Client,
  connected,
  createDocument,
  has,
  loadDocument,
  saved,
  words,
} from '../../support/relay/clients.ts';
import { describeWithPostgres } from '../../support/relay/postgresServer.ts';
import { freePort, type RelayProcess, spawnRelay } from '../../support/relay/relayProcess.ts';
import { until } from '../../support/relay/until.ts';
import { acknowledged, startWriter } from '../../support/relay/writers.ts';

/** As long as a database takes that is started again, or fails over to another machine. */
const OUTAGE_MS = 15_000;

describeWithPostgres('a relay over PostgreSQL', (server) => {
  const clients: Client[] = [];
  let relay: RelayProcess;

  afterEach(async () => {
    for (const client of clients.splice(0)) client.container.dispose();
    await relay.stop();
  });

  async function writersOn(url: string): Promise<ReturnType<typeof startWriter>[]> {
    const ane = await createDocument(url, 'ane');
    clients.push(ane, await loadDocument(url, ane.id, 'bo'));
    await Promise.all(clients.map((client) => connected(client)));
    return clients.map((client, i) => startWriter(client, String(i)));
  }

  async function converge(writers: readonly ReturnType<typeof startWriter>[]): Promise<void> {
    for (const writer of writers) writer.stop();
    await Promise.all(clients.map((client) => saved(client)));
    const all = writers.flatMap(({ written }) => [...written]).sort();
    await until(
      () => clients.every((client) => words(client).length === all.length),
      'everybody to see everything',
    );
    expect(clients.map(words)).toEqual([all, all]);
    expect(clients.map(({ container }) => container.disposed)).toEqual([false, false]);
  }

  it('[RELAY-9] lives on while the database is away for a quarter of a minute, and its clients catch up', async () => {
    relay = await spawnRelay({ port: await freePort(), store: { postgresUrl: server().newDatabase() } });
    const writers = await writersOn(relay.url);
    await until(() => writers.every(({ written }) => written.size > 30), 'a beginning');
    server().crash();
    const awaySince = performance.now();
    const written = writers.map((writer) => writer.written.size);
    await until(
      () => writers.every((writer, i) => writer.written.size > (written[i] ?? 0) + 40),
      'edits meanwhile',
    );
    // Trees rebase each edit that waits over all others' that wait: more of them would measure the clients.
    for (const writer of writers) writer.stop();
    expect((await fetch(`${relay.url}/healthz`)).status).toBe(200);
    expect((await fetch(`${relay.url}/readyz`)).status).toBe(503);
    await until(() => performance.now() - awaySince > OUTAGE_MS, 'the outage to last', OUTAGE_MS * 2);
    expect((await fetch(`${relay.url}/healthz`)).status).toBe(200);
    server().start();
    await converge(writers);
    await until(async () => (await fetch(`${relay.url}/readyz`)).status === 200, 'the relay to be ready');
  }, 90_000);

  it('[RELAY-1] [RELAY-2] loses nothing it acknowledged when it is killed', async () => {
    const port = await freePort();
    const store = { postgresUrl: server().newDatabase() };
    relay = await spawnRelay({ port, store });
    const writers = await writersOn(relay.url);
    for (let kill = 1; kill <= 2; kill += 1) {
      await until(() => writers.every(({ written }) => written.size > kill * 60), 'a burst');
      await relay.stop('SIGKILL');
      const promised = acknowledged(writers);
      relay = await spawnRelay({ port, store });
      const newcomer = await loadDocument(relay.url, clients[0]?.id ?? '', 'newcomer');
      await connected(newcomer);
      await until(() => promised.every((word) => has(newcomer, word)), 'what was promised');
      newcomer.container.dispose();
      await Promise.all(clients.map((client) => connected(client)));
    }
    await converge(writers);
  }, 90_000);
});
