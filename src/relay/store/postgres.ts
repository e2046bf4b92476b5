import { Pool, type PoolClient, types } from 'pg';
import { connectionTo, type DatabaseAddress } from '../../shared/databaseAddress.ts';
import { isRelayError, RelayError } from '../errors.ts';
import type { RelayLogger } from '../logger.ts';
import { guarded, STALE_EPOCH } from './postgresErrors.ts';
import { PostgresLease } from './postgresLease.ts';
import { SCHEMA_VERSION, schemaStatements } from './schema.ts';
import type { SqlDatabase, SqlStatement, SqlValue } from './sqlDatabase.ts';

const POOL_MAX = 8;
const CONNECT_TIMEOUT_MS = 5_000;
/** A database that is there but does not answer counts as away. */
const QUERY_TIMEOUT_MS = 15_000;
const BIGINT_OID = 20;
const NUMERIC_OID = 1700;

export interface PostgresOptions {
  readonly logger: RelayLogger;
  readonly onLeaseLost: () => void;
}

/**
 * Opens the database and takes its lease. Every statement runs with the lease's epoch in its session; a trigger refuses
 * rows of an older epoch, so a process that has lost the lease cannot write even if it has not noticed yet.
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
  ${['relay_documents', 'relay_ops', 'relay_objects'].map(guardOf).join('\n')}`;

function guardOf(table: string): string {
  return `CREATE OR REPLACE TRIGGER ${table}_epoch BEFORE INSERT OR UPDATE OR DELETE ON ${table}
    FOR EACH STATEMENT EXECUTE FUNCTION relay_refuse_stale_epoch();`;
}

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
    return this.#whileHeld(
      async () => (await this.#pool.query<Record<string, unknown>>(numbered(sql), [...params])).rows,
    );
  }

  async write(statements: readonly SqlStatement[]): Promise<number[]> {
    return this.#whileHeld(async () => {
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

  async #whileHeld<T>(work: () => Promise<T>): Promise<T> {
    this.#lease.assertNotLost();
    try {
      return await guarded(work);
    } catch (error) {
      if (isRelayError(error, 'store/lease-lost')) this.#lease.lose();
      throw error;
    }
  }

  /** Its next vacuum does. */
  async eraseDeleted(): Promise<void> {}

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
