import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DatabaseAddress } from '../../shared/databaseAddress.ts';
import { migrate } from '../../sql/migrations.ts';
import { openPostgres } from '../../sql/postgres.ts';
import type { SqlTransaction } from '../../sql/sqlDatabase.ts';
import { openSqlite } from '../../sql/sqlite.ts';
import { describeError, RelayError } from '../errors.ts';
import type { RelayLogger } from '../logger.ts';
import { LeasedDatabase } from './leasedDatabase.ts';
import { RELAY_MIGRATIONS } from './migrations.ts';
import type { RelayStore } from './port.ts';
import { PostgresLease } from './postgresLease.ts';
import { takeSqliteLease } from './sqliteLease.ts';
import { SqlStore } from './sqlStore.ts';
import { openingError } from './storeErrors.ts';

const CONNECTIONS_MAX = 8;

/** Where the relay keeps its documents: one SQLite file, a PostgreSQL database by URL, or a store of one's own. */
export type StoreLocation =
  | { readonly sqliteFile: string }
  | { readonly postgresUrl: string; readonly postgresPassword?: () => Promise<string> }
  | { readonly store: RelayStore };

export interface OpenStoreOptions {
  readonly logger: RelayLogger;
  /** Another process holds the database lease. Nothing can be written any more: end the process. */
  readonly onLeaseLost: () => void;
}

/**
 * Opens or makes the database and takes its lease. Throws `store/leased` while another process has it, `store/damaged` if the
 * file is broken, `store/schema` for a newer version's, and the store's other errors.
 */
export async function openStore(location: StoreLocation, options: OpenStoreOptions): Promise<RelayStore> {
  if ('store' in location) return location.store;
  try {
    if ('sqliteFile' in location) return new SqlStore(await openFile(location.sqliteFile));
    const { postgresUrl: url, postgresPassword: password } = location;
    return new SqlStore(await openServer({ url, ...(password && { password }) }, options));
  } catch (error) {
    throw openingError(error);
  }
}

async function openFile(path: string): Promise<LeasedDatabase> {
  makeFolder(dirname(path));
  const lease = takeSqliteLease(`${path}.lease`);
  try {
    const db = openSqlite(path);
    try {
      await db.transaction((transaction) => migrate(transaction, RELAY_MIGRATIONS));
      return new LeasedDatabase(db, lease);
    } catch (error) {
      await db.close();
      throw error;
    }
  } catch (error) {
    await lease.release();
    throw error;
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

/** Every statement runs with the lease's epoch in its session, which the database checks. */
async function openServer(address: DatabaseAddress, options: OpenStoreOptions): Promise<LeasedDatabase> {
  const lease = await PostgresLease.take(address, {
    ...options,
    prepare: async (transaction) => {
      await migrate(transaction, RELAY_MIGRATIONS);
      await warnIfNotDurable(transaction, options.logger);
    },
  });
  const db = openPostgres(address, {
    applicationName: 'fluid-relay',
    connections: CONNECTIONS_MAX,
    settings: { 'relay.epoch': lease.epoch },
  });
  return new LeasedDatabase(db, lease);
}

async function warnIfNotDurable(transaction: SqlTransaction, logger: RelayLogger): Promise<void> {
  const rows = await transaction.all(
    `SELECT name FROM pg_settings WHERE name IN ('fsync', 'full_page_writes') AND setting <> 'on'`,
  );
  for (const { name } of rows) {
    logger.warn({ setting: name }, 'PostgreSQL is configured to lose committed data on a crash');
  }
}
