/** Connections to PostgreSQL, and patience with a database that is away for a moment. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Pool, type PoolClient, types } from 'pg';
import { connectionTo, type DatabaseAddress } from '../../shared/databaseAddress.ts';
import { errorField } from '../errorField.ts';
import type { Row } from './rows.ts';
import { StorageAwayError } from './storageAway.ts';

const CONNECTIONS_MAX = 6;
const CONNECT_TIMEOUT_MS = 5_000;
/** A database that is there but does not answer counts as away. */
const QUERY_TIMEOUT_MS = 10_000;
const RETRY_EVERY_MS = 250;
/**
 * Longer than the page waits for an answer: to the page the server is silent then, which it bears and asks again. An error
 * would close its table.
 */
const PATIENCE_MS = 20_000;
const BIGINT_OID = 20;

/** SQLSTATE classes that pass: connection, resources, operator; and transactions that others got in the way of. */
const PASSING_CLASSES = ['08', '53', '57'];
const PASSING_STATES = ['40001', '40P01'];

export type Query = (sql: string, params?: readonly unknown[]) => Promise<Row[]>;

export class PostgresPool {
  readonly #pool: Pool;
  #isClosed = false;

  constructor(address: DatabaseAddress) {
    this.#pool = new Pool({
      ...connectionTo(address),
      max: CONNECTIONS_MAX,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      query_timeout: QUERY_TIMEOUT_MS,
      application_name: 'dialogkort-registry',
      // An answer given is an answer kept, whatever the database's own default is.
      options: '-c synchronous_commit=on',
      types: {
        getTypeParser: (oid: number, format?: 'text' | 'binary') =>
          oid === BIGINT_OID ? Number : types.getTypeParser(oid, format),
      },
    });
    // A connection that breaks is replaced; without listeners, idle or in use, it would end the process.
    this.#pool.on('error', () => undefined);
    this.#pool.on('connect', (client) => client.on('error', () => undefined));
  }

  /** One statement, once. */
  async query(sql: string, params: readonly unknown[] = []): Promise<Row[]> {
    return (await this.#pool.query<Row>(sql, [...params])).rows;
  }

  async inTransaction<T>(work: (query: Query) => Promise<T>): Promise<T> {
    const client = await this.#pool.connect();
    let isBroken = true;
    try {
      await client.query('BEGIN');
      const result = await work(async (sql, params = []) => (await client.query<Row>(sql, [...params])).rows);
      await client.query('COMMIT');
      isBroken = false;
      return result;
    } catch (error) {
      isBroken = !(await isRolledBack(client));
      throw error;
    } finally {
      client.release(isBroken);
    }
  }

  /** Tries again while the database is away. The outcome of a try may be unknown, so `work` must bear repeating. */
  async patiently<T>(work: () => Promise<T>): Promise<T> {
    const giveUpAtMs = performance.now() + PATIENCE_MS;
    for (;;) {
      const isLastTry = performance.now() > giveUpAtMs;
      try {
        return await work();
      } catch (error) {
        if (!isPassing(error)) throw error;
        if (this.#isClosed || isLastTry) throw new StorageAwayError(error);
      }
      await sleep(RETRY_EVERY_MS);
    }
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    await this.#pool.end();
  }
}

async function isRolledBack(client: PoolClient): Promise<boolean> {
  try {
    await client.query('ROLLBACK');
    return true;
  } catch {
    return false;
  }
}

/** What did not come from the database itself came from the way to it. */
function isPassing(error: unknown): boolean {
  const state = String(errorField(error, 'code') ?? '');
  if (!/^[0-9A-Z]{5}$/.test(state)) return !(error instanceof TypeError);
  return PASSING_CLASSES.includes(state.slice(0, 2)) || PASSING_STATES.includes(state);
}
