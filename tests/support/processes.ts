/** The processes of a product that runs. */
import { execFileSync } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';

const UNTIL_GONE_MS = 10_000;
const POLL_MS = 100;

export interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

/** The product's processes: those that work under one start, which itself is not among them. */
export function partsOf(start: number): Process[] {
  const all = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,command='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line): Process => {
      const [, pid, parent, command = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
      return { pid: Number(pid), parent: Number(parent), command };
    });
  const below = (parent: number): Process[] =>
    all.filter((process) => process.parent === parent).flatMap((process) => [process, ...below(process.pid)]);
  return below(start).filter(({ command }) => command.includes('/src/'));
}

function isRunning({ pid }: Process): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Whether they are gone within ten seconds. */
export async function gone(parts: readonly Process[]): Promise<boolean> {
  const deadline = performance.now() + UNTIL_GONE_MS;
  while (parts.some(isRunning) && performance.now() < deadline) await delay(POLL_MS);
  return !parts.some(isRunning);
}
