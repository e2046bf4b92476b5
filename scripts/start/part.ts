import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../lib/root.ts';
import { followToTheEnd } from './child.ts';
import { EXIT_CODES, StartError } from './errors.ts';
import type { Output } from './output.ts';

/** One process of the product. */
export interface PartPlan {
  /** Its name on the console, such as `app server`. */
  readonly name: string;
  /** Path of the script from the project's root. */
  readonly script: string;
  readonly env: Readonly<Record<string, string>>;
  /** URL that answers without a server error once the part is ready. */
  readonly readyUrl: string;
  /** Of Node itself, such as `--inspect`. */
  readonly nodeOptions?: readonly string[];
  /** Of another checkout of the project; by default this one. */
  readonly root?: string;
}

const GUARD = pathToFileURL(join(ROOT, 'scripts', 'start', 'guard.ts')).href;
const MS_PER_S = 1000;
const READY_WITHIN_MS = 60 * MS_PER_S;
const READY_POLL_MS = 100;
const STOP_WITHIN_MS = 5 * MS_PER_S;
const DISK_FULL = /ENOSPC|SQLITE_FULL|database or disk is full/;

export class Part {
  readonly name: string;
  /** Settles when the process has ended, with a sentence in case it was not asked to. */
  readonly ended: Promise<StartError>;
  readonly #child: ChildProcess;
  readonly #readyUrl: string;

  constructor(plan: PartPlan, output: Output) {
    this.name = plan.name;
    this.#readyUrl = plan.readyUrl;
    const { root = ROOT } = plan;
    this.#child = spawn(
      process.execPath,
      [...(plan.nodeOptions ?? []), '--import', GUARD, join(root, plan.script)],
      {
        cwd: root,
        env: { ...process.env, ...plan.env },
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
        // A process group of its own: Ctrl-C reaches only the start, which then ends its parts in order.
        detached: process.platform !== 'win32',
        windowsHide: true,
      },
    );
    this.ended = this.#follow(output);
  }

  /** @throws {StartError} when the part ends, or gives no answer for a minute; an abort when `stopping` is aborted */
  async ready(stopping: AbortSignal): Promise<void> {
    const done = new AbortController();
    const ended = this.ended.then((error) => Promise.reject(error));
    const overdue = delay(READY_WITHIN_MS, undefined, { signal: done.signal }).then(() => {
      throw new StartError(
        `The ${this.name} gave no answer within ${READY_WITHIN_MS / MS_PER_S} s.`,
        EXIT_CODES.partEnded,
      );
    });
    const answers = untilAnswering(this.#readyUrl, AbortSignal.any([stopping, done.signal]));
    try {
      await Promise.race([answers, ended, overdue]);
    } finally {
      // Cancels the losers of the race.
      done.abort();
      await Promise.allSettled([answers, overdue]);
    }
  }

  /** Asks the part to end, and kills it after a while. Settles when the process has ended. */
  async stop(): Promise<void> {
    if (this.#child.connected) this.#child.disconnect();
    const impatience = setTimeout(() => this.#child.kill('SIGKILL'), STOP_WITHIN_MS);
    await this.ended;
    clearTimeout(impatience);
  }

  async #follow(output: Output): Promise<StartError> {
    let diskFull = false;
    const end = await followToTheEnd(this.#child, this.name, output, (line) => {
      diskFull ||= DISK_FULL.test(line);
    });
    const what = `the ${this.name} ${end === 0 ? 'ended by itself' : end}`;
    return diskFull
      ? new StartError(`The disk is full: ${what}. Make room and start again.`, EXIT_CODES.diskFull)
      : new StartError(`T${what.slice(1)}, so everything ends.`, EXIT_CODES.partEnded);
  }
}

async function untilAnswering(url: string, giveUp: AbortSignal): Promise<void> {
  while (!(await isAnswering(url, giveUp))) await delay(READY_POLL_MS, undefined, { signal: giveUp });
}

async function isAnswering(url: string, giveUp: AbortSignal): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: giveUp });
    await response.body?.cancel();
    return response.status < 500;
  } catch {
    giveUp.throwIfAborted();
    return false;
  }
}
