import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { EXIT_CODES, StartError } from './errors.ts';

export interface StartSettings {
  /** Port of the meeting's page; 0 for any free one. */
  readonly port: number;
  readonly host: string;
  /** Absolute path. */
  readonly dataDir: string;
  /** Log level of the app's server. */
  readonly logLevel: string;
  /** Of a Fluid service elsewhere, which FLUID_ENDPOINT names. */
  readonly fluidKey?: string;
  /** Absolute path of a file with the deck that meetings begin with. */
  readonly deck?: string;
}

const DEFAULT_PORT = 3000;
const HOSTS: readonly string[] = ['127.0.0.1', 'localhost', '::1', '0.0.0.0', '::'];
const HIGHEST_PORT = 65535;

/** @throws {StartError} naming the invalid setting */
export function readSettings(env: NodeJS.ProcessEnv, args: readonly string[]): StartSettings {
  const deck = readDeck(env, args);
  return {
    port: readPort(env.PORT),
    host: readHost(env.HOST),
    dataDir: resolve(env.DATA_DIR || 'data'),
    logLevel: env.LOG_LEVEL || 'warn',
    ...(env.FLUID_ENDPOINT && env.SECRET_FLUID_KEY && { fluidKey: env.SECRET_FLUID_KEY }),
    ...(deck !== undefined && { deck }),
  };
}

function readDeck(env: NodeJS.ProcessEnv, args: readonly string[]): string | undefined {
  const deck = deckOption(args);
  if (deck === undefined) return undefined;
  if (deck === '') throw new StartError('--deck names no file.', EXIT_CODES.setting);
  if (env.DECK_DIR) {
    throw new StartError(
      '--deck cannot be used together with DECK_DIR: put the file into that folder instead.',
      EXIT_CODES.setting,
    );
  }
  return resolve(deck);
}

function deckOption(args: readonly string[]): string | undefined {
  try {
    return parseArgs({ args: [...args], options: { deck: { type: 'string' } } }).values.deck;
  } catch {
    throw new StartError(
      `"${args.join(' ')}" is not understood. The one option is --deck <file>; the settings are the environment variables PORT, HOST and DATA_DIR.`,
      EXIT_CODES.setting,
    );
  }
}

/** The simulated meeting exists on this machine only: a sign-in from another machine is impossible. */
function readHost(text: string | undefined): string {
  if (!text) return '127.0.0.1';
  if (HOSTS.includes(text)) return text;
  throw new StartError(
    `HOST is "${text}"; the simulated meeting is for this machine, so it must be one of ${HOSTS.join(', ')}.`,
    EXIT_CODES.setting,
  );
}

function readPort(text: string | undefined): number {
  if (!text) return DEFAULT_PORT;
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= HIGHEST_PORT) return port;
  throw new StartError(
    `PORT is "${text}"; it must be a whole number from 0 (any free port) to ${HIGHEST_PORT}.`,
    EXIT_CODES.setting,
  );
}
