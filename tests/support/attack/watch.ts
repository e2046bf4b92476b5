/** Measures a server from a process of its own, so that neither the attack nor the test slow the measuring down. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export interface WatchedProcess {
  readonly origin: string;
  readonly pid: number;
}

export interface WatchReport {
  /** How often `/healthz` was asked, and how often it gave no answer. */
  readonly asked: number;
  readonly unanswered: number;
  /** The longest wait for an answer, without the time for which the machine gave neither process a core, in milliseconds. */
  readonly longestMs: number;
  /** The longest wait as the clock tells it. */
  readonly longestByClockMs: number;
  /** Resident memory at the beginning, and the most that it was since then. */
  readonly startBytes: number;
  readonly peakBytes: number;
}

export interface Watch {
  /** Stops it after one more answer. */
  end(): Promise<WatchReport>;
}

const MAIN = join(process.cwd(), 'tests/support/attack/watchMain.ts');

/** Resolves when the first answer has come. */
export async function startWatch(watched: WatchedProcess): Promise<Watch> {
  const child = fork(MAIN, [JSON.stringify(watched)], { execArgv: [] });
  await once(child, 'message');
  return {
    async end() {
      const report = once(child, 'message');
      child.send('end');
      const [told] = (await report) as [WatchReport];
      return told;
    },
  };
}
