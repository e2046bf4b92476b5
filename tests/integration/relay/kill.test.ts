import {
  type Client,
  connected,
  createDocument,
  has,
  loadDocument,
  saved,
  words,
} from '../../support/relay/clients.ts';
import { temporaryFolder } from '../../support/relay/folder.ts';
import { freePort, type RelayProcess, spawnRelay } from '../../support/relay/relayProcess.ts';
import { readStoredLog } from '../../support/relay/storedLog.ts';
import { until } from '../../support/relay/until.ts';
import { acknowledged, startWriter, type Writer } from '../../support/relay/writers.ts';

/** When the relay is killed, told by what has happened and not by the clock. */
const MOMENTS: readonly {
  name: string;
  reached: (writers: readonly Writer[], relay: RelayProcess) => boolean;
}[] = [
  { name: 'right after it has loaded the document', reached: (_, relay) => relay.log.some(isLoaded) },
  { name: 'in the middle of a burst', reached: everybodyWrote(40) },
  {
    name: 'as soon as somebody is back',
    reached: (writers) => writers.some(({ client }) => !client.container.isDirty),
  },
  { name: 'after checkpoints were written', reached: everybodyWrote(260) },
];

function isLoaded(line: { msg?: string }): boolean {
  return line.msg === 'Document loaded';
}

function everybodyWrote(words: number): (writers: readonly Writer[]) => boolean {
  return (writers) => writers.every(({ written }) => written.size >= words);
}

describe('a relay that is killed while three people write', () => {
  const folder = temporaryFolder();
  const sqliteFile = `${folder.path}/relay.db`;
  const clients: Client[] = [];
  let relay: RelayProcess;

  afterAll(async () => {
    for (const client of clients) client.container.dispose();
    await relay.stop();
    folder.remove();
  });

  it('[RELAY-1] [RELAY-2] loses nothing it acknowledged, and all clients reconnect by themselves', async () => {
    const port = await freePort();
    const start = (): Promise<RelayProcess> => spawnRelay({ port, store: { sqliteFile } });
    relay = await start();
    const ane = await createDocument(relay.url, 'ane');
    clients.push(
      ane,
      await loadDocument(relay.url, ane.id, 'bo'),
      await loadDocument(relay.url, ane.id, 'cilla'),
    );
    await Promise.all(clients.map((client) => connected(client)));
    const closed: unknown[] = [];
    for (const client of clients) client.container.on('disposed', (error) => closed.push(error));
    const writers = clients.map((client, i) => startWriter(client, String(i)));

    for (const { name, reached } of MOMENTS) {
      await until(() => reached(writers, relay), name);
      await relay.stop('SIGKILL');
      const promised = acknowledged(writers);
      relay = await start();
      const newcomer = await loadDocument(relay.url, ane.id, 'newcomer');
      await connected(newcomer);
      await until(() => promised.every((word) => has(newcomer, word)), `${promised.length} words ${name}`);
      newcomer.container.dispose();
      await Promise.all(clients.map((client) => connected(client)));
    }

    for (const writer of writers) writer.stop();
    await Promise.all(clients.map((client) => saved(client)));
    const all = writers.flatMap(({ written }) => [...written]).sort();
    await until(
      () => clients.every((client) => words(client).length === all.length),
      'everybody to see everything',
    );
    expect(clients.map(words)).toEqual([all, all, all]);
    expect(closed).toEqual([]);

    await relay.stop('SIGTERM');
    const log = readStoredLog(sqliteFile, ane.id);
    expect(log.map((op) => op.sequenceNumber)).toEqual(log.map((_, i) => i + 1));
    expect(
      log.every((op, i) => i === 0 || op.minimumSequenceNumber >= (log[i - 1]?.minimumSequenceNumber ?? 0)),
    ).toBe(true);
  }, 120_000);
});
