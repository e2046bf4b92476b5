import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { RelayOptions } from '../../../src/relay/index.ts';
import type { StuckAt } from './relayMain.ts';
import { KEY, TENANT } from './tokens.ts';

export interface LogLine {
  readonly msg?: string;
  readonly code?: string;
  readonly [field: string]: unknown;
}

export interface RelayProcess {
  readonly url: string;
  readonly pid: number;
  readonly log: readonly LogLine[];
  /** Ends it, by default as kill -9 does, and waits for its end. Returns the exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

type ProcessOptions = Partial<Omit<RelayOptions, 'at' | 'logger' | 'now' | 'onFatal'>> & {
  readonly port: number;
  readonly stuckAt?: StuckAt;
  /** A command that runs the one behind it. */
  readonly within?: readonly string[];
};

// Jest runs CommonJS; the folder of this file is the only thing it has to find.
const MAIN = join(process.cwd(), 'tests/support/relay/relayMain.ts');

/** Resolves when it is ready; rejects with its last log line if it ends instead. */
export async function spawnRelay({ port, within = [], ...options }: ProcessOptions): Promise<RelayProcess> {
  const settings = { tenantId: TENANT, keys: [KEY], at: { port }, ...options };
  const [command = process.execPath, ...args] = [...within, process.execPath, MAIN, JSON.stringify(settings)];
  const child = spawn(command, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  // A test or bench that fails leaves no relay behind.
  const killChild = (): void => void child.kill('SIGKILL');
  process.once('exit', killChild);
  child.once('exit', () => process.off('exit', killChild));
  const log: LogLine[] = [];
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  await new Promise<void>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (text) => {
      const line = JSON.parse(text) as LogLine;
      log.push(line);
      if (line.msg === 'Relay ready') resolve();
    });
    void exited.then(() => reject(new Error(`The relay ended: ${JSON.stringify(log.at(-1))}`)));
  });
  return {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    log,
    stop: (signal) => stop(child, exited, signal),
  };
}

async function stop(
  child: ChildProcess,
  exited: Promise<number | null>,
  signal: NodeJS.Signals = 'SIGKILL',
): Promise<number | null> {
  child.kill(signal);
  return exited;
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(port));
    });
    server.once('error', reject);
  });
}
