/** The app's server as it runs in production, at a free port, against a stand-in cloud and a clock of the test's own. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pino } from 'pino';
import type { RelaySettings } from '../../../src/relay/index.ts';
import { readConfig, type ServerConfig } from '../../../src/server/config.ts';
import {
  type FluidMount,
  type RunningServer,
  type ServerParts,
  startServer,
} from '../../../src/server/server.ts';
import { type AskedServer, askServer } from './askServer.ts';
import {
  CLIENT_ID,
  CLIENT_SECRET,
  type Cloud,
  OTHER_TENANT_ID,
  type Person,
  startCloud,
  TENANT_ID,
} from './cloud.ts';
import { checkReplies } from './contractReplies.ts';

export const FLUID_KEY = 'a key of the Fluid service, long enough';
export const SERVER_KEY = 'a key of the server that is long enough';
export const FLUID_TENANT_ID = 'fluid-tenant';
const BUILT_IN_DECK_DIR = join(process.cwd(), 'decks');

export const ANNA: Person = { objectId: 'aaaaaaaa-0000-4000-8000-000000000001', name: 'Anna Ager' };
export const BO: Person = { objectId: 'aaaaaaaa-0000-4000-8000-000000000002', name: 'Bo Bak' };
export const CARL: Person = { objectId: 'aaaaaaaa-0000-4000-8000-000000000003', name: 'Carl Clausen' };
export const STRANGER: Person = { objectId: 'aaaaaaaa-0000-4000-8000-000000000009', name: 'Sonja Strange' };

export const TEMPLATE =
  '<html lang="%LANG%" data-theme="%THEME%"><title>%TITLE%</title><meta name="dialogkort-settings" content="%SETTINGS%"><style nonce="%NONCE%"></style>';
const CLIENT_FILES = {
  'index.html': TEMPLATE,
  'configure.html': TEMPLATE,
  'panel.html': TEMPLATE,
  'stage.html': TEMPLATE,
  'recap.html': TEMPLATE,
  'deckFiles.html': TEMPLATE,
  'phone.html': '<html lang="da">',
  'assets/main.0123456789abcdef.js': `/* ${'long '.repeat(1000)}*/`,
  'assets/packed.0123456789abcdef.js': 'plain',
  'assets/packed.0123456789abcdef.js.br': 'brotli',
  'assets/packed.0123456789abcdef.js.gz': 'gzip',
  'favicon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
};

export function clientFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'dialogkort-client-'));
  writeFiles(folder, CLIENT_FILES);
  return folder;
}

export function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

/** The settings of a server that lives beside the stand-in cloud. */
export function environment(cloudOrigin: string, dataDir: string): Record<string, string> {
  return {
    PORT: '0',
    DATA_DIR: dataDir,
    APP_ORIGIN: 'http://127.0.0.1:3001',
    ENTRA_AUTHORITY: cloudOrigin,
    ENTRA_TENANT_IDS: `${TENANT_ID}, ${OTHER_TENANT_ID}`,
    ENTRA_CLIENT_ID: CLIENT_ID,
    SECRET_ENTRA_CLIENT_SECRET: CLIENT_SECRET,
    GRAPH_ENDPOINT: cloudOrigin,
    FLUID_ENDPOINT: '/',
    FLUID_TENANT_ID,
    SECRET_FLUID_KEY: FLUID_KEY,
    SECRET_SERVER_KEY: SERVER_KEY,
    TEAMS_HOST_ORIGINS: 'http://127.0.0.1:3000',
  };
}

export function configFor(settings: Record<string, string>): ServerConfig {
  const reading = readConfig(settings);
  if ('problems' in reading) throw new Error(reading.problems.join('; '));
  return reading.config;
}

export interface TestServer extends AskedServer {
  /** The time at the server and at the cloud; move it as you like. */
  readonly clock: { ms: number };
  readonly logged: string[];
  readonly dataDir: string;
  /** Stops the server and starts another one on the same data, with some settings changed. */
  restart(change?: Restart): Promise<void>;
  close(): Promise<void>;
}

export interface Restart {
  readonly settings?: Record<string, string>;
  /** Done while no server runs. */
  readonly meanwhile?: () => void;
}

export type RelayTimes = Pick<RelaySettings, 'idleUnloadMs' | 'keepOpsMs' | 'keepObjectsMs' | 'sweepEveryMs'>;

export interface TestServerOptions {
  /** The time, when it is not to stand still. */
  readonly clock?: { ms: number };
  /** With the product's own Fluid service, at the server's address. */
  readonly ownRelay?: boolean;
  /** Its times, where a test cannot wait for what the environment may say. */
  readonly relayTimes?: RelayTimes;
  /** One that several servers share; the caller closes it. */
  readonly cloud?: Cloud;
  readonly settings?: Record<string, string>;
  readonly parts?: Partial<ServerParts>;
  /** Files of an extra folder of decks. */
  readonly decks?: Record<string, string>;
}

export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const clock = options.clock ?? { ms: Date.now() };
  const now = () => clock.ms;
  const cloud = options.cloud ?? (await startCloud(now));
  const folder = mkdtempSync(join(tmpdir(), 'dialogkort-server-'));
  const dataDir = join(folder, 'data');
  const clientDir = clientFolder();
  const deckDir = join(folder, 'decks');
  if (options.decks) writeFiles(deckDir, options.decks);
  const logged: string[] = [];
  let settings: Record<string, string> = {
    ...environment(cloud.origin, dataDir),
    // The port is not known yet, so the relay names itself by the address that was asked for.
    ...(options.ownRelay && { FLUID_ENDPOINT: '', TRUST_PROXY: 'true' }),
    ...(options.decks && { DECK_DIR: deckDir }),
    ...options.settings,
  };
  const start = async (): Promise<RunningServer> => {
    const config = configFor(settings);
    return startServer(config, {
      logger: pino({ level: 'trace', base: null }, { write: (line: string) => void logged.push(line) }),
      clientDir,
      builtInDeckDir: BUILT_IN_DECK_DIR,
      version: '1.2.3',
      now,
      ...(options.ownRelay && { fluid: await ownRelay(config, settings, options.relayTimes) }),
      ...options.parts,
    });
  };
  const cleanUp = async (): Promise<void> => {
    if (!options.cloud) await cloud.close();
    for (const used of [folder, clientDir]) rmSync(used, { recursive: true, force: true });
  };
  const replies = checkReplies();
  let server = await start().catch(async (error: unknown) => {
    await cleanUp();
    throw error;
  });

  const asking = askServer(() => server.origin, cloud);
  return {
    ...asking,
    get origin() {
      return server.origin;
    },
    clock,
    logged,
    dataDir,
    async restart({ settings: changed = {}, meanwhile } = {}) {
      await server.close();
      meanwhile?.();
      settings = { ...settings, ...changed };
      server = await start();
    },
    async close() {
      await server.close();
      await cleanUp();
      replies.complain();
    },
  };
}

/** Loaded when it is wanted: Fluid's packages are many. */
async function ownRelay(
  config: ServerConfig,
  environment: Record<string, string>,
  times: RelayTimes = {},
): Promise<FluidMount> {
  const { mountOwnRelay, readRelaySettings } = await import('../../../src/server/ownRelay.ts');
  const reading = readRelaySettings(environment);
  if ('problems' in reading) throw new Error(reading.problems.join('; '));
  return mountOwnRelay(config, { settings: { ...reading.settings, ...times }, onFatal: () => undefined });
}

/** A copy of the built-in decks that a test may break. */
export function copyOfBuiltInDecks(): string {
  const folder = mkdtempSync(join(tmpdir(), 'dialogkort-decks-'));
  cpSync(BUILT_IN_DECK_DIR, folder, { recursive: true });
  return folder;
}
