import { execFileSync } from 'node:child_process';

/** npm runs a script through a shell, and the script may run on another Node once more. */
const GENERATIONS = 4;

/** Process id of the npm that runs this process; undefined without one, or if it cannot be found. */
export function npmAbove(): number | undefined {
  if (!process.env.npm_lifecycle_event) return undefined;
  let pid = process.ppid;
  for (let generation = 0; generation < GENERATIONS && pid > 1; generation++) {
    const [, parent, command = ''] = /^\s*(\d+)\s+(.*)/.exec(parentAndCommand(pid)) ?? [];
    if (/\bnpm\b/.test(command)) return pid;
    pid = Number(parent);
  }
  return undefined;
}

export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Its parent's id and its command. */
function parentAndCommand(pid: number): string {
  try {
    return execFileSync('ps', ['-o', 'ppid=,command=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return '';
  }
}
