import type { RelayLogger } from '../logger.ts';
import type { RelayStore } from './port.ts';
import { openPostgres } from './postgres.ts';
import { openSqlite } from './sqlite.ts';
import { SqlStore } from './sqlStore.ts';

/** Where the relay keeps its documents: one SQLite file, or a PostgreSQL database by URL. */
export type StoreLocation = { readonly sqliteFile: string } | { readonly postgresUrl: string };

export interface OpenStoreOptions {
  readonly logger: RelayLogger;
  /** Another process has taken the database over. Nothing can be written any more: end the process. */
  readonly onLeaseLost: () => void;
}

export async function openStore(location: StoreLocation, options: OpenStoreOptions): Promise<RelayStore> {
  if ('sqliteFile' in location) return new SqlStore(openSqlite(location.sqliteFile));
  return new SqlStore(await openPostgres(location.postgresUrl, options));
}
