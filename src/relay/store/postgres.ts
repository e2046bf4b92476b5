import { Pool, type PoolClient, types } from 'pg';
import { connectionTo, type DatabaseAddress } from '../../shared/databaseAddress.ts';
import { RelayError } from '../errors.ts';
import { isRecord } from '../json.ts';
import type { RelayLogger } from '../logger.ts';
import { PostgresLease } from './postgresLease.ts';
import { SCHEMA_VERSION, schemaStatements } from './schema.ts';
import type { SqlDatabase, SqlStatement, SqlValue } from './sqlDatabase.ts';

const POOL_MAX = 8;
const CONNECT_TIMEOUT_MS = 5_000;
/** A database that is there but does not answer counts as away. */
const QUERY_TIMEOUT_MS = 15_000;
const BIGINT_OID = 20;
const NUMERIC_OID = 1700;

/** SQLSTATE classes and codes, see the appendix of PostgreSQL's manual. */
const UNIQUE_VIOLATION = '23505';
const FOREIGN_KEY_VIOLATION = '23503';
const DISK_FULL = '53100';
const STALE_EPOCH = 'RLY01';
/** Connection exceptions, insufficient resources, operator intervention: they pass. */
const TRANSIENT_CLASSES = ['08', '53', '57'];
const TRANSIENT_CODES = ['40001', '40P01'];

export interface PostgresOptions {
  readonly logger: RelayLogger;
  readonly onLeaseLost: () => void;
}

/**
 * Opens the database and takes its lease. Every statement runs with the lease's epoch in its session; a trigger refuses
 * operations of an older epoch, so a process that has lost the lease cannot write even if it has not noticed yet.
 */
export async function openPostgres(address: DatabaseAddress, options: PostgresOptions): Promise<SqlDatabase> {
  const lease = await PostgresLease.take(address, {
    ...options,
    prepare: async (client) => {
      await client.query('BEGIN');
      for (const sql of schemaStatements({ integer: 'BIGINT', bytes: 'BYTEA', tableSuffix: '' }))
        await client.query(sql);
      await client.query(`INSERT INTO relay_meta (key, value) VALUES ('schema', $1) ON CONFLICT DO NOTHING`, [
        String(SCHEMA_VERSION),
      ]);
      await client.query(EPOCH_GUARD);
      await client.query('COMMIT');
      await refuseLaterSchema(client);
      await warnIfNotDurable(client, options.logger);
    },
  });
  const pool = new Pool({
    ...connectionTo(address),
    max: POOL_MAX,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    query_timeout: QUERY_TIMEOUT_MS,
    application_name: 'fluid-relay',
    options: `-c relay.epoch=${lease.epoch} -c synchronous_commit=on`,
    types: { getTypeParser: (oid: number, format?: 'text' | 'binary') => parserOf(oid, format) },
  });
  // A connection that breaks is replaced; without listeners, idle or in use, it would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return new PostgresDatabase(pool, lease);
}

const EPOCH_GUARD = `
  CREATE OR REPLACE FUNCTION relay_refuse_stale_epoch() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NOT EXISTS (SELECT 1 FROM relay_meta WHERE key = 'epoch' AND value = current_setting('relay.epoch', true)) THEN
      RAISE EXCEPTION 'another process has taken the relay database over' USING ERRCODE = '${STALE_EPOCH}';
    END IF;
    RETURN NULL;
  END $$;
  CREATE OR REPLACE TRIGGER relay_ops_epoch BEFORE INSERT ON relay_ops
    FOR EACH STATEMENT EXECUTE FUNCTION relay_refuse_stale_epoch();
  CREATE OR REPLACE TRIGGER relay_documents_epoch BEFORE INSERT OR UPDATE OR DELETE ON relay_documents
    FOR EACH STATEMENT EXECUTE FUNCTION relay_refuse_stale_epoch();`;

interface Queryable {
  query(sql: string, params?: unknown[]): Promise<{ rows: Record<string, unknown>[] }>;
}

async function refuseLaterSchema(client: Queryable): Promise<void> {
  const { rows } = await client.query(`SELECT value FROM relay_meta WHERE key = 'schema'`);
  const version = Number(rows[0]?.value);
  if (version > SCHEMA_VERSION) {
    throw new RelayError(
      'store/schema',
      `The database is of version ${version}; this relay knows ${SCHEMA_VERSION}.`,
    );
  }
}

async function warnIfNotDurable(client: Queryable, logger: RelayLogger): Promise<void> {
  const { rows } = await client.query(
    `SELECT name, setting FROM pg_settings WHERE name IN ('fsync', 'full_page_writes') AND setting <> 'on'`,
  );
  for (const row of rows) {
    logger.warn({ setting: row.name }, 'PostgreSQL is set up so that it can lose committed data');
  }
}

class PostgresDatabase implements SqlDatabase {
  readonly #pool: Pool;
  readonly #lease: PostgresLease;

  constructor(pool: Pool, lease: PostgresLease) {
    this.#pool = pool;
    this.#lease = lease;
  }

  async all(sql: string, params: readonly SqlValue[] = []): Promise<Record<string, unknown>[]> {
    this.#lease.assertNotLost();
    return guarded(
      async () => (await this.#pool.query<Record<string, unknown>>(numbered(sql), [...params])).rows,
    );
  }

  async write(statements: readonly SqlStatement[]): Promise<number[]> {
    this.#lease.assertNotLost();
    return guarded(async () => {
      const client = await this.#pool.connect();
      let broken = true;
      try {
        const changes = await (statements.length === 1
          ? runAll(client, statements)
          : inTransaction(client, statements));
        broken = false;
        return changes;
      } catch (error) {
        broken = !(await rolledBack(client));
        throw error;
      } finally {
        client.release(broken);
      }
    });
  }

  async close(): Promise<void> {
    await this.#pool.end();
    await this.#lease.release();
  }
}

async function inTransaction(client: PoolClient, statements: readonly SqlStatement[]): Promise<number[]> {
  await client.query('BEGIN');
  const changes = await runAll(client, statements);
  await client.query('COMMIT');
  return changes;
}

async function runAll(client: PoolClient, statements: readonly SqlStatement[]): Promise<number[]> {
  const changes: number[] = [];
  for (const { sql, params } of statements)
    changes.push((await client.query(numbered(sql), [...params])).rowCount ?? 0);
  return changes;
}

async function rolledBack(client: PoolClient): Promise<boolean> {
  try {
    await client.query('ROLLBACK');
    return true;
  } catch {
    return false;
  }
}

/** `?` to `$1`, `$2`, …; none of the relay's statements has a question mark of its own. */
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

function parserOf(oid: number, format?: 'text' | 'binary'): (value: string) => unknown {
  return oid === BIGINT_OID || oid === NUMERIC_OID ? Number : types.getTypeParser(oid, format);
}

async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw translate(error);
  }
}

function translate(error: unknown): unknown {
  if (error instanceof RelayError || error instanceof TypeError) return error;
  const state = isRecord(error) ? String(error.code) : '';
  const cause = { cause: error };
  if (state === UNIQUE_VIOLATION) return new RelayError('store/conflict', 'The row is there already.', cause);
  if (state === FOREIGN_KEY_VIOLATION)
    return new RelayError('document/unknown', 'The document does not exist.', cause);
  if (state === STALE_EPOCH)
    return new RelayError('store/lease-lost', 'Another process has the database now.', cause);
  if (state === DISK_FULL) return new RelayError('store/full', "The database's disk is full.", cause);
  const hasSqlState = /^[0-9A-Z]{5}$/.test(state);
  const transient =
    !hasSqlState || TRANSIENT_CLASSES.includes(state.slice(0, 2)) || TRANSIENT_CODES.includes(state);
  return transient
    ? new RelayError('store/unavailable', 'The database does not answer.', cause)
    : new RelayError('store/failed', `PostgreSQL refused with ${state}.`, cause);
}
