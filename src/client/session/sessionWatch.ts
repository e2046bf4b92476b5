/** The state of the session whose table is open on this page, according to the server (decision 42). */
import type { SessionSummary } from '../../shared/contract/schemas/sessions.ts';
import { type Comeback, Retry, type RetryPolicy } from './retry.ts';

export interface SessionStanding {
  /**
   * `elsewhere`: the session continues at another table, a copy of this one. `moved`: the same, because an administrator moved the
   * session to another Fluid service.
   */
  readonly own: 'running' | 'elsewhere' | 'moved' | 'ended' | 'deleted';
  /** Another session of the meeting is running. */
  readonly hasNext: boolean;
}

/** `sessions`: all of the meeting. */
export function standingOf(
  sessions: readonly SessionSummary[],
  sessionId: string,
  tableId: string,
): SessionStanding {
  const own = sessions.find(({ id }) => id === sessionId);
  const hasNext = sessions.some(({ id, endedAt }) => id !== sessionId && endedAt === undefined);
  if (!own) return { own: 'deleted', hasNext };
  if (own.endedAt !== undefined) return { own: 'ended', hasNext };
  return { own: own.tableId === undefined || own.tableId === tableId ? 'running' : 'elsewhere', hasNext };
}

/** A service that has only just seen this page's connection may take the end for older than it is. */
const WHILE_RUNNING: RetryPolicy = { firstMs: 4_000, longestMs: 30_000 };
/** Only polling the server tells of the end there. */
const WHILE_RUNNING_ELSEWHERE: RetryPolicy = { firstMs: 4_000, longestMs: 8_000 };
const WHILE_OVER: RetryPolicy = { firstMs: 5_000, longestMs: 5_000 };
const AFTER_FAILURE: RetryPolicy = { firstMs: 2_000, longestMs: 30_000 };

export interface SessionWatchOptions {
  readonly ask: () => Promise<SessionStanding>;
  /** Called after each answer. */
  readonly onStanding: (standing: SessionStanding) => void;
  /** A change is expected soon: the session is over, or its table has been ended. */
  readonly isOver: () => boolean;
  /** The table's Fluid service is not in the server's process, where ending a session closes its connections. */
  readonly isServiceElsewhere: boolean;
  /** From 0 to 1. */
  readonly random: () => number;
  readonly comeback?: Comeback | undefined;
}

/** Polls at intervals, and within a second after a sign of a change. */
export class SessionWatch {
  readonly #options: SessionWatchOptions;
  readonly #whileRunning: Retry;
  readonly #whileOver: Retry;
  readonly #afterFailure: Retry;
  #closed = false;

  constructor(options: SessionWatchOptions) {
    this.#options = options;
    const retry = (policy: RetryPolicy) =>
      new Retry({
        policy,
        random: options.random,
        ...(options.comeback && { comeback: options.comeback }),
      });
    this.#whileRunning = retry(options.isServiceElsewhere ? WHILE_RUNNING_ELSEWHERE : WHILE_RUNNING);
    this.#whileOver = retry(WHILE_OVER);
    this.#afterFailure = retry(AFTER_FAILURE);
    this.#wait();
  }

  lookSoon(): void {
    if (!this.#closed) this.#afterFailure.soon(() => void this.#look());
  }

  close(): void {
    this.#closed = true;
    this.#cancel();
  }

  async #look(): Promise<void> {
    this.#cancel();
    try {
      const standing = await this.#options.ask();
      if (this.#closed) return;
      this.#afterFailure.reset();
      this.#options.onStanding(standing);
      // The answer may have led to another table, which has a watch of its own.
      if (!this.#closed) this.#wait();
    } catch {
      if (!this.#closed) this.#afterFailure.wait(() => void this.#look());
    }
  }

  #wait(): void {
    const retry = this.#options.isOver() ? this.#whileOver : this.#whileRunning;
    retry.wait(() => void this.#look());
  }

  #cancel(): void {
    for (const retry of [this.#whileRunning, this.#whileOver, this.#afterFailure]) retry.cancel();
  }
}
