/**
 * Erases deleted and replaced rows from the database's files. A reader, such as a backup, can prevent that: then it is retried in the
 * background, with backoff.
 */
import { setTimeout as sleep } from 'node:timers/promises';

const RETRY_FIRST_MS = 1_000;
const RETRY_LAST_MS = 60_000;
/** Attempts while a caller waits for the result: less than a second in all. */
const WAITS_MS = [0, 100, 200, 400];

export class Erasure {
  readonly #attempt: () => Promise<boolean>;
  readonly #soonMs: number;
  #timer: NodeJS.Timeout | undefined;
  #dueAtMs = Number.POSITIVE_INFINITY;
  #retryMs = RETRY_FIRST_MS;
  #underWay: Promise<boolean> = Promise.resolve(true);
  #isClosed = false;

  /**
   * `attempt` resolves to whether nothing is left. It may reject: then it is tried again. `soonMs` after a request all that was
   * deleted until then is overwritten together.
   */
  constructor(attempt: () => Promise<boolean>, soonMs: number) {
    this.#attempt = attempt;
    this.#soonMs = soonMs;
  }

  /** Something was deleted or replaced. */
  request(): void {
    this.#schedule(this.#soonMs);
  }

  /** Tries at once. Resolves to whether nothing is left; otherwise it is tried again without further asking. */
  async now(): Promise<boolean> {
    for (const waitMs of WAITS_MS) {
      if (waitMs > 0) await sleep(waitMs);
      if (await this.#run()) return true;
    }
    return false;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#clear();
    await this.#underWay;
  }

  /** One attempt after the other: what was deleted during one of them is left to the next. */
  #run(): Promise<boolean> {
    this.#underWay = this.#underWay.then(() => this.#tryOnce());
    return this.#underWay;
  }

  async #tryOnce(): Promise<boolean> {
    if (this.#isClosed) return false;
    this.#clear();
    const isDone = await this.#attempt().catch(() => false);
    if (isDone) this.#retryMs = RETRY_FIRST_MS;
    else this.#schedule(this.#retryMs);
    return isDone;
  }

  #schedule(afterMs: number): void {
    const dueAtMs = performance.now() + afterMs;
    if (this.#isClosed || this.#dueAtMs <= dueAtMs) return;
    this.#clear();
    this.#dueAtMs = dueAtMs;
    this.#timer = setTimeout(() => {
      this.#retryMs = Math.min(2 * this.#retryMs, RETRY_LAST_MS);
      void this.#run();
    }, afterMs);
    this.#timer.unref();
  }

  #clear(): void {
    clearTimeout(this.#timer);
    this.#dueAtMs = Number.POSITIVE_INFINITY;
  }
}
