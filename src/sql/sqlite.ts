/** One SQLite file through Node's own `node:sqlite`. Several processes may share the file, on one machine. */
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { SQLITE, type SqlDatabase, type SqlRow, type SqlTransaction, type SqlValue } from './sqlDatabase.ts';
import { isSqlError } from './sqlError.ts';
import { translated } from './sqliteErrors.ts';

/** While opening, SQLite itself waits for another process. */
const OPEN_TIMEOUT_MS = 5_000;
/** Later it must not: it would hold up the event loop. */
const BUSY_RETRY_EVERY_MS = 10;
const BUSY_RETRY_FOR_MS = 5_000;

/** Bulk statements differ by their number of rows, so the cache of prepared ones needs an end. */
const PREPARED_MAX = 200;

/** Opens or makes the file. Throws `SqlError`. */
export function openSqlite(file: string): SqlDatabase {
  const options = { timeout: OPEN_TIMEOUT_MS, enableForeignKeyConstraints: true };
  const db = translated(() => new DatabaseSync(file, options));
  try {
    // Write-ahead log: readers and the writer do not wait for each other. Full sync: a commit survives a loss of power.
    // Secure delete: deleted rows are overwritten, not only unlinked.
    const settings = ['journal_mode = WAL', 'synchronous = FULL', 'secure_delete = ON', 'busy_timeout = 0'];
    translated(() => db.exec(settings.map((setting) => `PRAGMA ${setting};`).join(' ')));
    return new SqliteDatabase(db);
  } catch (error) {
    db.close();
    throw error;
  }
}

class SqliteDatabase implements SqlDatabase {
  readonly dialect = SQLITE;
  readonly #db: DatabaseSync;
  readonly #prepared = new Map<string, StatementSync>();
  readonly #transaction: SqlTransaction = {
    dialect: SQLITE,
    all: async (sql, params = []) => this.#all(sql, params),
    run: async (sql, params = []) => this.#run(sql, params),
    script: async (sql) => translated(() => this.#db.exec(sql)),
    // BEGIN IMMEDIATE has locked the whole database.
    lock: async () => undefined,
  };
  /** There is one connection: queries outside a transaction wait for its end. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(db: DatabaseSync) {
    this.#db = db;
  }

  all(sql: string, params: readonly SqlValue[] = []): Promise<SqlRow[]> {
    return this.#inTurn(() => retryWhileBusy(() => this.#all(sql, params)));
  }

  run(sql: string, params: readonly SqlValue[] = []): Promise<number> {
    return this.#inTurn(() => retryWhileBusy(() => this.#run(sql, params)));
  }

  transaction<T>(work: (transaction: SqlTransaction) => Promise<T>): Promise<T> {
    return this.#inTurn(async () => {
      await retryWhileBusy(() => translated(() => this.#db.exec('BEGIN IMMEDIATE')));
      try {
        const result = await work(this.#transaction);
        translated(() => this.#db.exec('COMMIT'));
        return result;
      } catch (error) {
        // A full disk can end the transaction by itself.
        if (this.#db.isTransaction) this.#db.exec('ROLLBACK');
        throw error;
      }
    });
  }

  /** `secure_delete` overwrites rows in their pages; the log holds these pages as they were until it is copied back and cut. */
  eraseDeleted(): Promise<boolean> {
    return this.#inTurn(async () => {
      const [checkpoint] = this.#all('PRAGMA wal_checkpoint(TRUNCATE)', []);
      return checkpoint?.busy === 0;
    });
  }

  close(): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#db.isOpen) this.#db.close();
    });
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#last.then(work);
    this.#last = result.catch(() => undefined);
    return result;
  }

  #all(sql: string, params: readonly SqlValue[]): SqlRow[] {
    return translated(() => this.#prepare(sql).all(...params));
  }

  #run(sql: string, params: readonly SqlValue[]): number {
    return translated(() => Number(this.#prepare(sql).run(...params).changes));
  }

  #prepare(sql: string): StatementSync {
    const known = this.#prepared.get(sql);
    if (known) return known;
    const [oldest] = this.#prepared.keys();
    if (this.#prepared.size >= PREPARED_MAX && oldest !== undefined) this.#prepared.delete(oldest);
    const statement = this.#db.prepare(sql);
    this.#prepared.set(sql, statement);
    return statement;
  }
}

/** A statement that meets another process's lock has done nothing yet. */
async function retryWhileBusy<T>(work: () => T): Promise<T> {
  const giveUpAtMs = performance.now() + BUSY_RETRY_FOR_MS;
  for (;;) {
    try {
      return work();
    } catch (error) {
      if (!isSqlError(error, 'busy') || performance.now() > giveUpAtMs) throw error;
    }
    await sleep(BUSY_RETRY_EVERY_MS);
  }
}
