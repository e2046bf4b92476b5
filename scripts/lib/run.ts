import { type ChildProcess, spawn } from 'node:child_process';
import { ROOT } from './root.ts';

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Ends the command when it has not ended by itself. */
  readonly withinMs?: number;
}

export interface Ran {
  /** Missing when the command could not be started. */
  readonly exitCode: number | undefined;
  /** What it wrote on both outputs. */
  readonly output: string;
}

/** Runs a command from the project's root and keeps what it says. Never throws. */
export function capture(command: string, args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      env: { ...process.env, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own, so that the commands it starts can be ended with it.
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

/** Runs a command from the project's root on our own console. Resolves to its exit code. */
export function runHere(command: string, args: readonly string[], options: RunOptions = {}): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      env: { ...process.env, ...options.env },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child.once('error', (error) => {
      console.error(`${command} could not be started: ${error.message}`);
      resolve(1);
    });
    child.once('close', (code, signal) => {
      if (signal) console.error(`${args[0] ?? command} was killed (${signal}).`);
      resolve(code ?? 1);
    });
  });
}
