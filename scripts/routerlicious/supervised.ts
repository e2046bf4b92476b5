/** Child processes with a log each, that end with this one. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly uid?: number;
  readonly gid?: number;
}

const STOP_WITHIN_MS = 5_000;
const READY_WITHIN_MS = 90_000;
const POLL_MS = 200;
const LAST_LINES = 20;

export class Supervised {
  readonly name: string;
  readonly #child: ChildProcess;
  readonly #log: string;

  constructor(name: string, { program, args, cwd, env, uid, gid }: Command, logs: string) {
    this.name = name;
    this.#log = join(logs, `${name}.log`);
    const file = openSync(this.#log, 'a');
    this.#child = spawn(program, args, {
      ...(cwd && { cwd }),
      ...(uid !== undefined && { uid }),
      ...(gid !== undefined && { gid }),
      env: { ...process.env, ...env },
      stdio: ['ignore', file, file],
    });
    this.#child.on('error', () => undefined);
    const end = () => void this.#child.kill('SIGKILL');
    process.once('exit', end);
    this.#child.once('exit', () => process.off('exit', end));
    closeSync(file);
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  get hasEnded(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null || this.#child.pid === undefined;
  }

  /** @throws with the end of its log, if it ends before it is ready, or takes too long */
  async ready(isReady: () => Promise<boolean>): Promise<void> {
    const deadline = performance.now() + READY_WITHIN_MS;
    while (!(await isReady().catch(() => false))) {
      if (this.hasEnded || performance.now() > deadline) {
        const lines = readFileSync(this.#log, 'utf8').trim().split('\n').slice(-LAST_LINES);
        throw new Error(`${this.name} ${this.hasEnded ? 'ended' : 'gives no answer'}:\n${lines.join('\n')}`);
      }
      await delay(POLL_MS);
    }
  }

  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    if (this.hasEnded) return;
    const ended = once(this.#child, 'exit');
    this.#child.kill(signal);
    const impatience = setTimeout(() => this.#child.kill('SIGKILL'), STOP_WITHIN_MS);
    await ended;
    clearTimeout(impatience);
  }

  /** Without a word, as a machine that goes away. */
  kill(): Promise<void> {
    return this.stop('SIGKILL');
  }
}

export async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
  await Promise.all(servers.map((server) => once(server, 'listening')));
  const ports = servers.map((server) => {
    const address = server.address();
    return typeof address === 'object' && address ? address.port : 0;
  });
  await Promise.all(servers.map((server) => server.close() && once(server, 'close')));
  return ports;
}
