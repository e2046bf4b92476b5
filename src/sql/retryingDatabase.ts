import { setTimeout as sleep } from 'node:timers/promises';
import type { SqlDatabase, SqlRow, SqlTransaction, SqlValue } from './sqlDatabase.ts';
import { isTransient } from './sqlError.ts';

const RETRY_EVERY_MS = 250;

/**
 * Tries again while the database is busy or away, for `retryForMs`, and then rejects with the last error. The outcome of a try
 * may be unknown, so each statement and transaction must bear repeating.
 */
export class RetryingDatabase implements SqlDatabase {
  readonly #db: SqlDatabase;
  readonly #retryForMs: number;
  #isClosed = false;

  constructor(db: SqlDatabase, retryForMs: number) {
    this.#db = db;
    this.#retryForMs = retryForMs;
  }

  get dialect(): SqlDatabase['dialect'] {
    return this.#db.dialect;
  }

  all(sql: string, params?: readonly SqlValue[]): Promise<SqlRow[]> {
    return this.#retry(() => this.#db.all(sql, params));
  }

  run(sql: string, params?: readonly SqlValue[]): Promise<number> {
    return this.#retry(() => this.#db.run(sql, params));
  }

  transaction<T>(work: (transaction: SqlTransaction) => Promise<T>): Promise<T> {
    return this.#retry(() => this.#db.transaction(work));
  }

  /** Once. */
  eraseDeleted(tables: readonly string[]): Promise<boolean> {
    return this.#db.eraseDeleted(tables);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#db.close();
  }

  async #retry<T>(work: () => Promise<T>): Promise<T> {
    const giveUpAtMs = performance.now() + this.#retryForMs;
    for (;;) {
      const isLastTry = performance.now() > giveUpAtMs;
      try {
        return await work();
      } catch (error) {
        if (!isTransient(error) || this.#isClosed || isLastTry) throw error;
      }
      await sleep(RETRY_EVERY_MS);
    }
  }
}
