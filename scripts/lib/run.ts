import { type ChildProcess, spawn } from 'node:child_process';
import { ROOT } from './root.ts';

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Kills the command after this time. */
  readonly withinMs?: number;
}

/** Receives a command's output as it comes. */
export type Listener = (text: string) => void;

export interface Ran {
  /** Missing when the command could not be started. */
  readonly exitCode: number | undefined;
  /** Both outputs. */
  readonly output: string;
}

/** Runs a command in the project's root and returns its output. Never throws. */
export function capture(command: string, args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      env: { ...process.env, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
      // A process group of its own, so that its children can be ended with it.
      detached: process.platform !== 'win32',
    });
    const overdue = options.withinMs && setTimeout(() => killGroup(child), options.withinMs);
    let output = '';
    const keep = (chunk: Buffer) => {
      output += chunk;
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const finish = (exitCode: number | undefined) => {
      clearTimeout(overdue);
      resolve({ exitCode, output });
    };
    child.once('error', (error) => {
      output += error.message;
      finish(undefined);
    });
    child.once('close', (code) => finish(code ?? 1));
  });
}

function killGroup(child: ChildProcess): void {
  if (process.platform === 'win32' || child.pid === undefined) child.kill('SIGKILL');
  else process.kill(-child.pid, 'SIGKILL');
}

export interface RunHereOptions extends Omit<RunOptions, 'withinMs'> {
  /** Receives the output, in place of our own console. */
  readonly listener?: Listener | undefined;
}

/** Runs a command in the project's root. Resolves to its exit code. */
export function runHere(
  command: string,
  args: readonly string[],
  { env, listener }: RunHereOptions = {},
): Promise<number> {
  const say = listener ? (line: string) => listener(`${line}\n`) : console.error;
  return new Promise((resolve) => {
    const output = listener ? 'pipe' : 'inherit';
    const child = spawn(command, args, {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: ['ignore', output, output],
    });
    if (listener)
      for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', listener);
    child.once('error', (error) => {
      say(`${command} could not be started: ${error.message}`);
      resolve(1);
    });
    child.once('close', (code, signal) => {
      if (signal) say(`${args[0] ?? command} was killed (${signal}).`);
      resolve(code ?? 1);
    });
  });
}
