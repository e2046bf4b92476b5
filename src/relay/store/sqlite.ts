import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { describeError, isRelayError, RelayError } from '../errors.ts';
import { SCHEMA_VERSION, schemaStatements } from './schema.ts';
import type { SqlDatabase, SqlStatement, SqlValue } from './sqlDatabase.ts';
import { guarded } from './sqliteErrors.ts';
import { takeSqliteLease } from './sqliteLease.ts';

/** Bulk statements differ by their number of rows, so the cache of prepared ones needs an end. */
const PREPARED_MAX = 200;

/** SQLite waits for locks on the only thread there is; a longer wait is retried from outside. */
const BUSY_TIMEOUT_MS = 100;

/**
 * Opens (or makes) the database file. Statements run synchronously, so a commit is on disk before the caller's next turn.
 * Throws `store/leased` while another process has it, `store/damaged` if it is no database (any more), `store/failed` if
 * folder or file cannot be used.
 */
export function openSqlite(path: string): SqlDatabase {
  try {
    makeFolder(dirname(path));
    const lease = takeSqliteLease(`${path}.lease`);
    try {
      const db = guarded(() => open(path));
      return new SqliteDatabase(db, lease.release);
    } catch (error) {
      lease.release();
      throw error;
    }
  } catch (error) {
    // While opening, it is not one document's affair.
    if (!isRelayError(error, 'document/corrupt')) throw error;
    throw new RelayError('store/damaged', error.message, { cause: error });
  }
}

function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
  } catch (error) {
    const message = `The folder of the database cannot be made (${describeError(error)}).`;
    throw new RelayError('store/failed', message, { cause: error });
  }
}

function open(path: string): DatabaseSync {
  const db = new DatabaseSync(path, { enableForeignKeyConstraints: true });
  // Full sync: a commit survives a loss of power. Secure delete: deleted rows are overwritten, not only unlinked.
  db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS};
    PRAGMA secure_delete = ON`);
  for (const sql of schemaStatements({ integer: 'INTEGER', bytes: 'BLOB', tableSuffix: ' WITHOUT ROWID' }))
    db.exec(sql);
  db.prepare('INSERT INTO relay_meta (key, value) VALUES (?, ?) ON CONFLICT DO NOTHING').run(
    'schema',
    String(SCHEMA_VERSION),
  );
  const version = Number(db.prepare('SELECT value FROM relay_meta WHERE key = ?').get('schema')?.value);
  if (version > SCHEMA_VERSION) {
    db.close();
    throw new RelayError(
      'store/schema',
      `The database is of version ${version}; this relay knows ${SCHEMA_VERSION}.`,
    );
  }
  return db;
}

class SqliteDatabase implements SqlDatabase {
  readonly #db: DatabaseSync;
  readonly #release: () => void;
  readonly #prepared = new Map<string, StatementSync>();

  constructor(db: DatabaseSync, release: () => void) {
    this.#db = db;
    this.#release = release;
  }

  async all(sql: string, params: readonly SqlValue[] = []): Promise<Record<string, unknown>[]> {
    return guarded(() => this.#prepare(sql).all(...params));
  }

  async write(statements: readonly SqlStatement[]): Promise<number[]> {
    return guarded(() => {
      if (statements.length === 1) return statements.map((statement) => this.#run(statement));
      this.#db.exec('BEGIN IMMEDIATE');
      try {
        const changes = statements.map((statement) => this.#run(statement));
        this.#db.exec('COMMIT');
        return changes;
      } catch (error) {
        // A full disk can end the transaction by itself.
        if (this.#db.isTransaction) this.#db.exec('ROLLBACK');
        throw error;
      }
    });
  }

  /** Deleted rows are overwritten, but the log still holds pages as they were before: copied back, it is cut to nothing. */
  async eraseDeleted(): Promise<void> {
    guarded(() => this.#db.exec('PRAGMA wal_checkpoint(TRUNCATE)'));
  }

  async close(): Promise<void> {
    if (this.#db.isOpen) this.#db.close();
    this.#release();
  }

  #run({ sql, params }: SqlStatement): number {
    return Number(this.#prepare(sql).run(...params).changes);
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
