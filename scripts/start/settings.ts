import { resolve } from 'node:path';
import { EXIT_CODES, StartError } from './errors.ts';

export interface StartSettings {
  /** Port of the meeting's page; 0 for any free one. */
  readonly port: number;
  readonly host: string;
  /** Absolute path. */
  readonly dataDir: string;
  /** How much the app's server tells. */
  readonly logLevel: string;
}

const DEFAULT_PORT = 3000;
const HOSTS: readonly string[] = ['127.0.0.1', 'localhost', '::1', '0.0.0.0', '::'];
const HIGHEST_PORT = 65535;

/** @throws {StartError} naming the setting that cannot be used */
export function readSettings(env: NodeJS.ProcessEnv, args: readonly string[]): StartSettings {
  const [unknown] = args;
  if (unknown !== undefined) {
    throw new StartError(
      `"${unknown}" is not an option. The settings are the environment variables PORT, HOST and DATA_DIR.`,
      EXIT_CODES.setting,
    );
  }
  return {
    port: readPort(env.PORT),
    host: readHost(env.HOST),
    dataDir: resolve(env.DATA_DIR || 'data'),
    logLevel: env.LOG_LEVEL || 'warn',
  };
}

/** The simulated meeting exists on this machine only: nobody could sign in to it from another. */
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
