import type { RelayLogger } from '../logger.ts';
import type { RelayStore } from './port.ts';
import { openPostgres } from './postgres.ts';
import { openSqlite } from './sqlite.ts';
import { SqlStore } from './sqlStore.ts';

/** Where the relay keeps its documents: one SQLite file, a PostgreSQL database by URL, or a store of one's own. */
export type StoreLocation =
  | { readonly sqliteFile: string }
  | { readonly postgresUrl: string; readonly postgresPassword?: () => Promise<string> }
  | { readonly store: RelayStore };

export interface OpenStoreOptions {
  readonly logger: RelayLogger;
  /** Another process has taken the database over. Nothing can be written any more: end the process. */
  readonly onLeaseLost: () => void;
}

export async function openStore(location: StoreLocation, options: OpenStoreOptions): Promise<RelayStore> {
  if ('store' in location) return location.store;
  if ('sqliteFile' in location) return new SqlStore(openSqlite(location.sqliteFile));
  const { postgresUrl: url, postgresPassword: password } = location;
  return new SqlStore(await openPostgres({ url, ...(password && { password }) }, options));
}
