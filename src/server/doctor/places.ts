/** Where things are kept and where people find the app. */
import { accessSync, constants, existsSync, mkdtempSync, rmdirSync } from 'node:fs';
import { request } from 'node:http';
import { request as secureRequest } from 'node:https';
import { dirname, join, resolve } from 'node:path';
import { Client } from 'pg';
import { connectionTo } from '../../shared/databaseAddress.ts';
import { databasePassword } from '../../shared/managedIdentity.ts';
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
  return wrong('Node', `${version} runs this. The server needs version ${NODE_MAJOR}.`);
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
    // The server makes what is missing of the path.
    while (!existsSync(folder)) folder = dirname(folder);
    accessSync(folder, constants.W_OK);
    // Rights can lie about read-only and full disks.
    rmdirSync(mkdtempSync(join(folder, '.doctor-')));
    return fine('Data folder', 'can be written to.');
  } catch (error) {
    return wrong('Data folder', `(DATA_DIR) cannot be used: ${reason(error)}.`);
  }
}

async function checkDatabase(config: ServerConfig, url: string): Promise<Finding> {
  const password = databasePassword(config.managedIdentity);
  const client = new Client({
    ...connectionTo({ url, ...(password && { password }) }),
    connectionTimeoutMillis: TIMEOUT_MS,
    query_timeout: TIMEOUT_MS,
    application_name: 'dialogkort-doctor',
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ version: number; may_create: boolean }>(
      `SELECT current_setting('server_version_num')::int AS version,
              has_schema_privilege(current_schema(), 'CREATE') AS may_create`,
    );
    const { version = 0, may_create: mayCreate = false } = rows[0] ?? {};
    if (version < OLDEST_POSTGRES) return wrong('Database', 'PostgreSQL is older than version 14.');
    if (!mayCreate) return wrong('Database', 'This user may not make tables in it: let it own the database.');
    return fine(
      'Database',
      `PostgreSQL ${Math.floor(version / 10_000)} answers and lets this user make tables.`,
    );
  } catch (error) {
    return wrong('Database', `(DATABASE_URL) cannot be used: ${postgresReason(error)}.`);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** A service of somebody else's; the own relay is checked with the app's own address. */
export async function checkFluid({ fluid }: ServerConfig, fetcher: typeof fetch): Promise<Finding[]> {
  if (fluid.own || fluid.endpoint.startsWith('/')) return [];
  try {
    const response = await fetcher(fluid.endpoint, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    await response.body?.cancel();
    return [fine('Fluid service', 'answers.')];
  } catch (error) {
    return [wrong('Fluid service', `(FLUID_ENDPOINT) cannot be asked: ${noAnswer(error)}.`)];
  }
}

/** Asked from here, as a person's Teams would: through the name, TLS and the proxy. */
export async function checkOrigin(config: ServerConfig, fetcher: typeof fetch): Promise<Finding[]> {
  const { appOrigin, fluid } = config;
  let answer: Response;
  try {
    answer = await fetcher(`${appOrigin}/healthz`, {
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  } catch (error) {
    return [wrong('App', `Its address (APP_ORIGIN) cannot be asked from here: ${noAnswer(error)}.`)];
  }
  await answer.body?.cancel();
  if (answer.status >= 300 && answer.status < 400) {
    return [
      wrong('App', 'Its address leads elsewhere: APP_ORIGIN has to be the one that answers by itself.'),
    ];
  }
  if (answer.status >= 500)
    return [
      wrong('App', `At its address somebody answers ${answer.status}: the proxy does not reach the server.`),
    ];
  if (!answer.ok)
    return [wrong('App', `At its address somebody answers ${answer.status}, who is not this app.`)];
  const found = [fine('App', 'answers at its address.')];
  if (!fluid.own && !fluid.endpoint.startsWith('/')) return found;
  const status = await upgrade(`${appOrigin}/socket.io/?EIO=4&transport=websocket`);
  found.push(
    status === SWITCHING_PROTOCOLS
      ? fine('WebSockets', 'pass.')
      : wrong('WebSockets', 'do not pass the proxy to /socket.io/: tables would not open.'),
  );
  return found;
}

/** Status of the answer to a request for a WebSocket; undefined without one. */
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
