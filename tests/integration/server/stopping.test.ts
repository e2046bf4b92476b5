import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Client,
  connected,
  createDocument,
  has,
  loadDocument,
  saved,
  words,
} from '../../support/relay/clients.ts';
import { freePort } from '../../support/relay/relayProcess.ts';
import { TENANT } from '../../support/relay/tokens.ts';
import { until } from '../../support/relay/until.ts';
import { acknowledged, startWriter } from '../../support/relay/writers.ts';
import { clientFolder, environment, FLUID_KEY } from '../../support/server/appServer.ts';
import { type Program, startProgram, stopProgram } from '../../support/server/serverProcess.ts';

const ENOUGH_WORDS = 40;

describe('a server that is asked to end while people write', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dialogkort-stopping-'));
  const clientDir = clientFolder();
  const clients: Client[] = [];
  let server: Program;

  afterAll(async () => {
    for (const { container } of clients) container.dispose();
    await stopProgram(server, 'SIGKILL');
    for (const used of [folder, clientDir]) rmSync(used, { recursive: true, force: true });
  });

  test('[OPS-4] ends with 0, and nothing is lost: they go on when it is back', async () => {
    const port = await freePort();
    const env = {
      ...environment('http://127.0.0.1:9', folder),
      PORT: String(port),
      APP_ORIGIN: `http://127.0.0.1:${port}`,
      CLIENT_DIR: clientDir,
      FLUID_ENDPOINT: '',
      FLUID_TENANT_ID: TENANT,
      // Tests ask more often than people.
      RELAY_MAX_OPS_PER_CONNECTION: '1000:10000',
    };
    server = startProgram('src/server/main.ts', env);
    const origin = await server.listening;
    const ane = await createDocument(origin, 'ane', { key: FLUID_KEY });
    clients.push(ane, await loadDocument(origin, ane.id, 'bo', { key: FLUID_KEY }));
    await Promise.all(clients.map((client) => connected(client)));
    const writers = clients.map((client, i) => startWriter(client, String(i)));
    await until(() => writers.every(({ written }) => written.size > ENOUGH_WORDS), 'a beginning');

    const { exitCode, output, errors } = await stopProgram(server);
    expect([exitCode, errors]).toEqual([0, '']);
    expect(output).not.toMatch(/"level":(50|60)/);
    const promised = acknowledged(writers);
    expect(promised.length).toBeGreaterThan(ENOUGH_WORDS);

    server = startProgram('src/server/main.ts', env);
    await server.listening;
    const newcomer = await loadDocument(origin, ane.id, 'carl', { key: FLUID_KEY });
    clients.push(newcomer);
    await connected(newcomer);
    await until(() => promised.every((word) => has(newcomer, word)), 'what was promised');

    await Promise.all(clients.map((client) => connected(client)));
    for (const writer of writers) writer.stop();
    await Promise.all(clients.map((client) => saved(client)));
    const all = writers.flatMap(({ written }) => [...written]).sort();
    await until(
      () => clients.every((client) => words(client).length === all.length),
      'everything at everybody',
    );
    expect(clients.map(words)).toEqual([all, all, all]);
  }, 90_000);
});
