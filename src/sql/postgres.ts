/** PostgreSQL through a pool of connections. */
import { Client, Pool, type PoolClient, types } from 'pg';
import { connectionTo, type DatabaseAddress } from '../shared/databaseAddress.ts';
import { translated } from './postgresErrors.ts';
import {
  POSTGRESQL,
  type SqlDatabase,
  type SqlRow,
  type SqlTransaction,
  type SqlValue,
} from './sqlDatabase.ts';

const CONNECT_TIMEOUT_MS = 5_000;
/** A database that is there but does not answer counts as away. */
const QUERY_TIMEOUT_MS = 15_000;
/** A connection that has been silent for so long is probed each second, and ended when ten probes get no answer. */
const KEEPALIVE_AFTER_MS = 20_000;
/** A commit that is reported is on disk, whatever the database's own default is. */
const ALL_SETTINGS = { synchronous_commit: 'on' };
const BIGINT_OID = 20;
const NUMERIC_OID = 1700;

export interface PostgresOptions {
  /** As the database's administrators see it. */
  readonly applicationName: string;
  readonly queryTimeoutMs?: number;
  /** Settings of each connection's session. */
  readonly settings?: Readonly<Record<string, string | number>>;
}

export interface PoolOptions extends PostgresOptions {
  readonly connections: number;
}

/** Connects with the first query. */
export function openPostgres(address: DatabaseAddress, options: PoolOptions): SqlDatabase {
  const pool = new Pool({ ...connectionOptions(address, options), max: options.connections });
  // A connection that breaks is replaced; without listeners, idle or in use, it would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return new PostgresDatabase(pool);
}

export type PostgresSession = Client;

/** A connection of its own, for things that belong to a session, such as a lock. The caller closes it. */
export async function connectPostgres(
  address: DatabaseAddress,
  options: PostgresOptions,
): Promise<PostgresSession> {
  const client = new Client({
    ...connectionOptions(address, options),
    ...{ keepAlive: true, keepAliveInitialDelayMillis: KEEPALIVE_AFTER_MS },
  });
  client.on('error', () => undefined);
  await translated(() => client.connect());
  return client;
}

function connectionOptions(address: DatabaseAddress, options: PostgresOptions) {
  const { applicationName, queryTimeoutMs = QUERY_TIMEOUT_MS, settings = {} } = options;
  return {
    ...connectionTo(address),
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    query_timeout: queryTimeoutMs,
    application_name: applicationName,
    options: Object.entries({ ...ALL_SETTINGS, ...settings })
      .map(([name, value]) => `-c ${name}=${value}`)
      .join(' '),
    types: { getTypeParser: (oid: number, format?: 'text' | 'binary') => parserOf(oid, format) },
  };
}

function parserOf(oid: number, format?: 'text' | 'binary'): (value: string) => unknown {
  return oid === BIGINT_OID || oid === NUMERIC_OID ? Number : types.getTypeParser(oid, format);
}

class PostgresDatabase implements SqlDatabase {
  readonly dialect = POSTGRESQL;
  readonly #pool: Pool;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  async all(sql: string, params: readonly SqlValue[] = []): Promise<SqlRow[]> {
    return (await query(this.#pool, sql, params)).rows;
  }

  async run(sql: string, params: readonly SqlValue[] = []): Promise<number> {
    return (await query(this.#pool, sql, params)).changed;
  }

  async transaction<T>(work: (transaction: SqlTransaction) => Promise<T>): Promise<T> {
    const client = await translated(() => this.#pool.connect());
    let isBroken = false;
    try {
      return await inTransaction(client, work);
    } catch (error) {
      isBroken = !(await isRolledBack(client));
      throw error;
    } finally {
      client.release(isBroken);
    }
  }

  /** A small table would wait for ever for a vacuum of PostgreSQL's own. `INDEX_CLEANUP`: no dead entries in the indexes either. */
  async eraseDeleted(tables: readonly string[]): Promise<boolean> {
    if (tables.length === 0) return true;
    await query(this.#pool, `VACUUM (INDEX_CLEANUP ON) ${tables.join(', ')}`);
    const { rows } = await query(
      this.#pool,
      `SELECT coalesce(sum(n_dead_tup), 0)::bigint AS dead FROM pg_stat_user_tables
       WHERE schemaname = current_schema() AND relname IN (${POSTGRESQL.textsOfJson})`,
      [JSON.stringify(tables)],
    );
    return rows[0]?.dead === 0;
  }

  async close(): Promise<void> {
    if (!this.#pool.ending) await this.#pool.end();
  }
}

/** Commits, or leaves the connection in the failed transaction. */
export async function inTransaction<T>(
  client: Client | PoolClient,
  work: (transaction: SqlTransaction) => Promise<T>,
): Promise<T> {
  await query(client, 'BEGIN');
  const result = await work({
    dialect: POSTGRESQL,
    all: async (sql, params = []) => (await query(client, sql, params)).rows,
    run: async (sql, params = []) => (await query(client, sql, params)).changed,
    script: async (sql) => void (await translated(() => client.query(sql))),
    lock: async (name) => {
      await query(client, 'SELECT pg_advisory_xact_lock(hashtextextended(?, 0))', [name]);
    },
  });
  await query(client, 'COMMIT');
  return result;
}

async function isRolledBack(client: PoolClient): Promise<boolean> {
  return client.query('ROLLBACK').then(
    () => true,
    () => false,
  );
}

async function query(
  on: Pool | Client | PoolClient,
  sql: string,
  params: readonly SqlValue[] = [],
): Promise<{ rows: SqlRow[]; changed: number }> {
  const { rows, rowCount } = await translated(() => on.query<SqlRow>(numbered(sql), [...params]));
  return { rows, changed: rowCount ?? 0 };
}

/** `?` to `$1`, `$2`, …; no statement of ours has a question mark of its own. */
const numberedCache = new Map<string, string>();
const NUMBERED_MAX = 500;

function numbered(sql: string): string {
  const known = numberedCache.get(sql);
  if (known !== undefined) return known;
  let n = 0;
  const text = sql.replace(/\?/g, () => {
    n += 1;
    return `$${n}`;
  });
  if (numberedCache.size >= NUMBERED_MAX) numberedCache.clear();
  numberedCache.set(sql, text);
  return text;
}
