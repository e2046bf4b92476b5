import type { SqlDatabase, SqlRow, SqlTransaction, SqlValue } from '../../sql/sqlDatabase.ts';
import { isSqlError } from '../../sql/sqlError.ts';
import { type Lease, STALE_EPOCH } from './lease.ts';
import { leaseLost, storeError } from './storeErrors.ts';

/** A database that is used only while its lease holds, and throws the store's errors. */
export class LeasedDatabase implements SqlDatabase {
  readonly #db: SqlDatabase;
  readonly #lease: Lease;

  constructor(db: SqlDatabase, lease: Lease) {
    this.#db = db;
    this.#lease = lease;
  }

  get dialect(): SqlDatabase['dialect'] {
    return this.#db.dialect;
  }

  all(sql: string, params?: readonly SqlValue[]): Promise<SqlRow[]> {
    return this.#whileHeld(() => this.#db.all(sql, params));
  }

  run(sql: string, params?: readonly SqlValue[]): Promise<number> {
    return this.#whileHeld(() => this.#db.run(sql, params));
  }

  transaction<T>(work: (transaction: SqlTransaction) => Promise<T>): Promise<T> {
    return this.#whileHeld(() => this.#db.transaction(work));
  }

  eraseDeleted(tables: readonly string[]): Promise<boolean> {
    return this.#whileHeld(() => this.#db.eraseDeleted(tables));
  }

  async close(): Promise<void> {
    await this.#db.close();
    await this.#lease.release();
  }

  async #whileHeld<T>(work: () => Promise<T>): Promise<T> {
    this.#lease.assertNotLost();
    try {
      return await work();
    } catch (error) {
      if (!isSqlError(error) || error.code !== STALE_EPOCH) throw storeError(error);
      this.#lease.lose();
      throw leaseLost(error);
    }
  }
}
