import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { AzureClient } from '@fluidframework/azure-client';
import { DEFAULT_LIMITS, type RelayLimits } from '../../src/relay/index.ts';
import { temporaryFolder } from '../../tests/support/relay/folder.ts';
import { findPostgres, startPostgres } from '../../tests/support/relay/postgresServer.ts';
import { freePort, type RelayProcess, spawnRelay } from '../../tests/support/relay/relayProcess.ts';
import { TENANT, token } from '../../tests/support/relay/tokens.ts';
import { until } from '../../tests/support/relay/until.ts';

/** Without rate limits. */
const FREELY = { perSecond: 1e6, burst: 1e6 };
const UNCOUNTED = { perSecond: 1e9, burst: 1e9 };
export const BENCH_LIMITS: RelayLimits = {
  ...DEFAULT_LIMITS,
  clientsPerDocument: 1_000,
  // Many clients in one process take their time to say who they are.
  connectWithinMs: 120_000,
  bytesPerConnection: UNCOUNTED,
  bytesPerDocument: UNCOUNTED,
  dailyBytesPerPerson: 1e12,
  logBytes: 1e12,
  opsPerConnection: FREELY,
  opsPerDocument: FREELY,
  connectsPerDocument: FREELY,
  requestsPerDocument: FREELY,
  createsPerUser: FREELY,
};

export interface Service {
  readonly url: string;
  client(name: string): AzureClient;
  stop(): Promise<unknown>;
}

export async function sqliteRelay(): Promise<Service & { readonly process: RelayProcess }> {
  const folder = temporaryFolder();
  const store = { sqliteFile: `${folder.path}/relay.db` };
  const relay = await spawnRelay({ port: await freePort(), store, limits: BENCH_LIMITS });
  return { ...remote(relay.url), process: relay, stop: () => relay.stop().finally(folder.remove) };
}

/** Undefined, with a line that says why, where there is no PostgreSQL. */
export async function postgresRelay(): Promise<Service | undefined> {
  const found = findPostgres();
  if ('missing' in found) {
    process.stderr.write(`Without PostgreSQL: ${found.missing}\n`);
    return undefined;
  }
  const server = await startPostgres(found.bin);
  const store = { postgresUrl: server.newDatabase() };
  const relay = await spawnRelay({ port: await freePort(), store, limits: BENCH_LIMITS });
  return { ...remote(relay.url), stop: () => relay.stop().finally(server.remove) };
}

/** @param wantedPort by default any that is free */
export async function tinylicious(wantedPort?: number): Promise<Service & { readonly pid: number }> {
  const folder = temporaryFolder();
  const port = wantedPort ?? (await freePort());
  const main = createRequire(import.meta.url).resolve('tinylicious/dist/index.js');
  const env = { ...process.env, PORT: String(port), storage: folder.path, logger__level: 'error' };
  const child = spawn(process.execPath, [main], { env, stdio: 'ignore' });
  const url = `http://127.0.0.1:${port}`;
  await until(
    () =>
      fetch(url).then(
        () => true,
        () => false,
      ),
    'tinylicious',
  );
  const exited = new Promise((resolve) => child.once('exit', resolve));
  return {
    url,
    pid: child.pid ?? 0,
    client: (name) => clientOf({ type: 'local', endpoint: url, tokenProvider: tokenProvider(name) }),
    stop: async () => {
      child.kill('SIGKILL');
      await exited;
      folder.remove();
    },
  };
}

function remote(url: string): Pick<Service, 'url' | 'client'> {
  return {
    url,
    client: (name) =>
      clientOf({ type: 'remote', tenantId: TENANT, endpoint: url, tokenProvider: tokenProvider(name) }),
  };
}

const clientOf = (connection: ConstructorParameters<typeof AzureClient>[0]['connection']): AzureClient =>
  new AzureClient({ connection });

function tokenProvider(name: string): {
  fetchOrdererToken: (tenantId: string, documentId?: string) => Promise<{ jwt: string }>;
  fetchStorageToken: (tenantId: string, documentId?: string) => Promise<{ jwt: string }>;
} {
  const fetchToken = async (tenantId: string, documentId?: string): Promise<{ jwt: string }> => ({
    jwt: token({ tenantId, documentId: documentId ?? '', user: { id: name, name } }),
  });
  return { fetchOrdererToken: fetchToken, fetchStorageToken: fetchToken };
}
