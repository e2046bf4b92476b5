/** The part of docker's command line that podman supports, too. */
import { capture, runHere } from '../lib/run.ts';

const ENGINES = ['docker', 'podman'];

export interface Answer {
  readonly ok: boolean;
  readonly output: string;
}
export interface Engine {
  /** Returns the exit code; output goes to the console. */
  readonly build: (tag: string) => Promise<number>;
  /** Writes the image into a file that `docker load` and `podman load` take. */
  readonly save: (tag: string, file: string) => Promise<Answer>;
  readonly ask: (...args: readonly string[]) => Promise<Answer>;
}

export async function findEngine(): Promise<string | undefined> {
  for (const program of ENGINES) {
    if ((await capture(program, ['version'])).exitCode === 0) return program;
  }
  return undefined;
}

export function createEngine(program: string): Engine {
  // Podman's own format of images has no place for a health check.
  const format = program.endsWith('podman') ? ['--format', 'docker'] : [];
  const archive = program.endsWith('podman') ? ['--format', 'docker-archive'] : [];
  const ask: Engine['ask'] = async (...args) => {
    const { exitCode, output } = await capture(program, args);
    return { ok: exitCode === 0, output: output.trim() };
  };
  return {
    build: (tag) => runHere(program, ['build', ...format, '--target', 'server', '--tag', tag, '.']),
    save: (tag, file) => ask('save', ...archive, '--output', file, tag),
    ask,
  };
}
