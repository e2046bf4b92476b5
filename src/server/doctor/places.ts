/** Checks of folders and of the app's address. */
import { accessSync, constants, existsSync, mkdtempSync, rmdirSync } from 'node:fs';
import { request } from 'node:http';
import { request as secureRequest } from 'node:https';
import { dirname, join, resolve } from 'node:path';
import type { FluidAddress } from '../../shared/fluidAddress.ts';
import { databasePassword } from '../../shared/managedIdentity.ts';
import { connectPostgres, type PostgresSession } from '../../sql/postgres.ts';
import type { ServerConfig } from '../config.ts';
import { loadDecks } from '../decks/decks.ts';
import { BUILT_IN_DECK_DIR, CLIENT_DIR } from '../paths.ts';
import { postgresReason, reason } from '../registry/openRegistry.ts';
import { type Finding, fine, look, noAnswer, wrong } from './finding.ts';

const TIMEOUT_MS = 10_000;
const OLDEST_POSTGRES = 140_000;
const SWITCHING_PROTOCOLS = 101;

export function checkNode(version: string): Finding {
  const major = Number(/^v(\d+)/.exec(version)?.[1]);
  if (major === NODE_MAJOR) return fine('Node', `${version}.`);
  return wrong('Node', `version ${version} is installed, version ${NODE_MAJOR} is required.`);
}
const NODE_MAJOR = 24;

export function checkFiles(config: ServerConfig): Finding[] {
  const found: Finding[] = [];
  const isBuilt = existsSync(join(config.clientDir ?? CLIENT_DIR, 'index.html'));
  found.push(isBuilt ? fine('Pages', 'are built.') : wrong('Pages', 'are not built: `npm run build`.'));
  const folders = {
    builtIn: BUILT_IN_DECK_DIR,
    ...(config.deckDir !== undefined && { extra: config.deckDir }),
  };
  const broken: string[] = [];
  try {
    loadDecks(folders, (problem) => broken.push(problem));
    for (const problem of broken) found.push(look('Decks', problem));
    if (broken.length === 0) found.push(fine('Decks', 'can be read.'));
  } catch {
    found.push(wrong('Decks', 'The built-in deck is missing or broken.'));
  }
  return found;
}

export async function checkStorage(config: ServerConfig): Promise<Finding> {
  return config.databaseUrl === undefined
    ? checkFolder(config.dataDir)
    : checkDatabase(config, config.databaseUrl);
}

function checkFolder(dataDir: string): Finding {
  try {
    let folder = resolve(dataDir);
    // The server creates missing folders.
    while (!existsSync(folder)) folder = dirname(folder);
    accessSync(folder, constants.W_OK);
    // Permissions do not show read-only and full disks.
    rmdirSync(mkdtempSync(join(folder, '.doctor-')));
    return fine('Data folder', 'can be written to.');
  } catch (error) {
    return wrong('Data folder', `DATA_DIR cannot be used: ${reason(error)}.`);
  }
}

async function checkDatabase(config: ServerConfig, url: string): Promise<Finding> {
  const password = databasePassword(config.managedIdentity);
  const address = { url, ...(password && { password }) };
  let client: PostgresSession | undefined;
  try {
    client = await connectPostgres(address, {
      ...{ applicationName: 'dialogkort-doctor', queryTimeoutMs: TIMEOUT_MS },
    });
    const { rows } = await client.query<{ version: number; may_create: boolean }>(
      `SELECT current_setting('server_version_num')::int AS version,
              has_schema_privilege(current_schema(), 'CREATE') AS may_create`,
    );
    const { version = 0, may_create: mayCreate = false } = rows[0] ?? {};
    if (version < OLDEST_POSTGRES) return wrong('Database', 'PostgreSQL is older than version 14.');
    if (!mayCreate)
      return wrong('Database', "The database user cannot create tables: make it the database's owner.");
    return fine(
      'Database',
      `PostgreSQL ${Math.floor(version / 10_000)} answers, and the user can create tables.`,
    );
  } catch (error) {
    return wrong('Database', `DATABASE_URL cannot be used: ${postgresReason(error)}.`);
  } finally {
    await client?.end().catch(() => undefined);
  }
}

/** Only separate services; the relay in the server's process is checked with the app's own address. */
export async function checkFluid(
  { fluid, furtherFluid }: ServerConfig,
  fetcher: typeof fetch,
): Promise<Finding[]> {
  const isSeparate = !fluid.own && !fluid.endpoint.startsWith('/');
  const services = [
    ...(isSeparate ? addressesOf(fluid, 'Fluid service', (setting) => setting) : []),
    ...furtherFluid.flatMap((further) =>
      addressesOf(
        ...([further, `Fluid service ${further.name}`] as const),
        (setting) => `The address of ${further.name} in ${setting}S`,
      ),
    ),
  ];
  return Promise.all(
    services.map(async ({ about, setting, endpoint }) => {
      try {
        const response = await fetcher(endpoint, {
          redirect: 'manual',
          signal: AbortSignal.timeout(TIMEOUT_MS),
        });
        await response.body?.cancel();
        return fine(about, 'answers.');
      } catch (error) {
        return wrong(about, `${setting} gives no answer: ${noAnswer(error)}.`);
      }
    }),
  );
}

function addressesOf(
  { endpoint, storageEndpoint, socketEndpoint }: FluidAddress,
  about: string,
  settingOf: (setting: string) => string,
) {
  const all = [
    { about, setting: settingOf('FLUID_ENDPOINT'), endpoint },
    { about: `${about}, storage`, setting: settingOf('FLUID_STORAGE_ENDPOINT'), endpoint: storageEndpoint },
    { about: `${about}, sockets`, setting: settingOf('FLUID_SOCKET_ENDPOINT'), endpoint: socketEndpoint },
  ];
  return all.flatMap((one) => (one.endpoint === undefined ? [] : [{ ...one, endpoint: one.endpoint }]));
}

/** Requested from here in the same way as from a person's Teams: through DNS, TLS and the proxy. */
export async function checkOrigin(config: ServerConfig, fetcher: typeof fetch): Promise<Finding[]> {
  const { appOrigin, fluid } = config;
  let answer: Response;
  try {
    answer = await fetcher(`${appOrigin}/healthz`, {
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  } catch (error) {
    return [wrong('App', `APP_ORIGIN gives no answer from this machine: ${noAnswer(error)}.`)];
  }
  await answer.body?.cancel();
  if (answer.status >= 300 && answer.status < 400) {
    return [wrong('App', 'APP_ORIGIN redirects to another address: set it to the final address.')];
  }
  if (answer.status >= 500)
    return [wrong('App', `APP_ORIGIN answers ${answer.status}: the proxy does not reach the server.`)];
  if (!answer.ok)
    return [wrong('App', `APP_ORIGIN answers ${answer.status}: another application is running there.`)];
  const found = [fine('App', 'answers at its address.')];
  if (!fluid.own && !fluid.endpoint.startsWith('/')) return found;
  const status = await upgrade(`${appOrigin}/socket.io/?EIO=4&transport=websocket`);
  found.push(
    status === SWITCHING_PROTOCOLS
      ? fine('WebSockets', 'pass.')
      : wrong(
          'WebSockets',
          'do not pass the proxy at /socket.io/: tables open slowly, by long polling, or not at all.',
        ),
  );
  return found;
}

/** Status of the answer to a WebSocket upgrade; undefined without an answer. */
function upgrade(address: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    const ask = address.startsWith('https:') ? secureRequest : request;
    const headers = {
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': Buffer.alloc(16, 'doctor').toString('base64'),
    };
    const asked = ask(address, { headers, timeout: TIMEOUT_MS });
    const finish = (status: number | undefined): void => {
      resolve(status);
      asked.destroy();
    };
    asked.once('upgrade', (response, socket) => {
      socket.destroy();
      finish(response.statusCode);
    });
    asked.once('response', (response) => finish(response.statusCode));
    asked.once('timeout', () => finish(undefined));
    asked.on('error', () => resolve(undefined));
    asked.end();
  });
}
