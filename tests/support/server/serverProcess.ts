/** A program of the project in a process of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export interface Ended {
  readonly exitCode: number | null;
  readonly output: string;
  readonly errors: string;
}

export interface Program {
  readonly child: ChildProcess;
  /** Resolves with the address once it listens. */
  readonly listening: Promise<string>;
  readonly ended: Promise<Ended>;
}

/** As the server says it, and the relay. */
const LISTENING = /"(?:origin|url)":"([^"]+)","msg":"(?:listening|Relay ready)"/;

/** `nodeArgs` are Node's own; with `talks` the program has a channel to this process. */
export interface ProgramOptions {
  readonly nodeArgs?: readonly string[];
  readonly talks?: boolean;
}

export function startProgram(
  script: string,
  env: Record<string, string>,
  args: string[] = [],
  { nodeArgs = [], talks = false }: ProgramOptions = {},
): Program {
  const child = spawn(process.execPath, [...nodeArgs, join(process.cwd(), script), ...args], {
    env: withCompileCache(env),
    stdio: ['ignore', 'pipe', 'pipe', ...(talks ? (['ipc'] as const) : [])],
  });
  let output = '';
  let errors = '';
  const ended = once(child, 'close').then(([exitCode]): Ended => ({ exitCode, output, errors }));
  const listening = new Promise<string>((resolve, reject) => {
    let isListening = false;
    child.stdout?.on('data', (part: Buffer) => {
      output += part.toString();
      const [, origin] = (!isListening && LISTENING.exec(output)) || [];
      if (origin === undefined) return;
      isListening = true;
      resolve(origin);
    });
    void ended.then(() => reject(new Error(`${script} ended: ${errors}${output}`)));
  });
  // Whoever waits for its end only need not hear of it here.
  listening.catch(() => undefined);
  child.stderr?.on('data', (part: Buffer) => {
    errors += part.toString();
  });
  return { child, listening, ended };
}

/** A program gets the settings of its test and nothing else, but for what only makes Node start sooner. */
export function withCompileCache(env: Record<string, string>): Record<string, string> {
  const { NODE_COMPILE_CACHE } = process.env;
  return { ...env, ...(NODE_COMPILE_CACHE && { NODE_COMPILE_CACHE }) };
}

/** As `kill` does, or by the signal; resolves when it is gone. */
export function stopProgram(program: Program, signal: NodeJS.Signals = 'SIGTERM'): Promise<Ended> {
  program.child.kill(signal);
  return program.ended;
}
