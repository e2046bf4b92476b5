/**
 * The port to a SQL database: one file in SQLite, or PostgreSQL. Both drivers pass `tests/contract/sql`. A query is written
 * once, with `?` for each parameter; where the two differ, the text takes a part from {@link SqlDialect}.
 *
 * Whatever a driver throws is a `SqlError`. A promise of a write that resolves means: on disk.
 */
export type SqlValue = string | number | Uint8Array | null;
export type SqlRow = Readonly<Record<string, unknown>>;

export interface SqlQueries {
  readonly dialect: SqlDialect;
  /** The rows of one statement. Whole numbers are numbers, bytes are a `Uint8Array`. */
  all(sql: string, params?: readonly SqlValue[]): Promise<SqlRow[]>;
  /** How many rows one statement changed. */
  run(sql: string, params?: readonly SqlValue[]): Promise<number>;
}

export interface SqlTransaction extends SqlQueries {
  /** Several statements without parameters, such as a migration. */
  script(sql: string): Promise<void>;
  /** Waits until no other transaction holds the lock of that name, and holds it until this one ends. */
  lock(name: string): Promise<void>;
}

export interface SqlDatabase extends SqlQueries {
  /**
   * Commits if `work` resolves and rolls back if it rejects. `work` awaits nothing but its own queries, which all go to the
   * transaction that it is given: with SQLite the other queries wait for its end.
   */
  transaction<T>(work: (transaction: SqlTransaction) => Promise<T>): Promise<T>;
  /**
   * SQLite: empties the write-ahead log, where deleted rows are left; PostgreSQL: vacuums the tables. Returns whether nothing
   * deleted is left, which a reader such as a backup can prevent. Does not wait for it.
   */
  eraseDeleted(tables: readonly string[]): Promise<boolean>;
  close(): Promise<void>;
}

export interface SqlDialect {
  readonly name: 'SQLite' | 'PostgreSQL';
  readonly integer: 'INTEGER' | 'BIGINT';
  readonly bytes: 'BLOB' | 'BYTEA';
  /**
   * At the end of a SELECT in a transaction: other transactions wait for these rows. Transactions of SQLite exclude each other
   * anyway.
   */
  readonly forUpdate: '' | 'FOR UPDATE';
  /** The same without the rows that another transaction holds. */
  readonly forUpdateSkipLocked: '' | 'FOR UPDATE SKIP LOCKED';
  /** The rows stay as they are until the transaction ends. */
  readonly forShare: '' | 'FOR SHARE';
  /** After a text to compare or sort: by its bytes, whatever the database's language. */
  readonly byBytes: 'COLLATE BINARY' | 'COLLATE "C"';
  /** The database's clock, in milliseconds since 1970. */
  readonly nowMs: string;
  /** `id IN (…)`: texts from one parameter that holds them as a JSON array. */
  readonly textsOfJson: string;
}

export const SQLITE: SqlDialect = {
  name: 'SQLite',
  integer: 'INTEGER',
  bytes: 'BLOB',
  forUpdate: '',
  forUpdateSkipLocked: '',
  forShare: '',
  byBytes: 'COLLATE BINARY',
  nowMs: `CAST(unixepoch('subsec') * 1000 AS INTEGER)`,
  textsOfJson: 'SELECT value FROM json_each(?)',
};

export const POSTGRESQL: SqlDialect = {
  name: 'PostgreSQL',
  integer: 'BIGINT',
  bytes: 'BYTEA',
  forUpdate: 'FOR UPDATE',
  forUpdateSkipLocked: 'FOR UPDATE SKIP LOCKED',
  forShare: 'FOR SHARE',
  byBytes: 'COLLATE "C"',
  nowMs: '(extract(epoch FROM clock_timestamp()) * 1000)::bigint',
  textsOfJson: 'SELECT jsonb_array_elements_text(?::jsonb)',
};
