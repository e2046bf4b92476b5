import type { DatabaseAddress } from '../../shared/databaseAddress.ts';
import { openPostgres } from '../../sql/postgres.ts';
import type { SqlDatabase } from '../../sql/sqlDatabase.ts';
import { openSqlite } from '../../sql/sqlite.ts';
import { migrateRegistry } from './migrations.ts';
import type { Registry } from './registry.ts';
import { SqlRegistry } from './sqlRegistry.ts';

const CONNECTIONS_MAX = 6;
const QUERY_TIMEOUT_MS = 10_000;
/** A vacuum looks through whole tables, so it waits for more to be deleted. */
const ERASE_SOON_MS = { SQLite: 200, PostgreSQL: 2_000 } as const;

/** One file, or PostgreSQL for several servers on one store. */
export type RegistryDatabase = { readonly sqliteFile: string } | DatabaseAddress;

/** Opens the database, making or migrating the tables. Throws `SqlError` and `NewerSchemaError`. */
export async function openSqlRegistry(at: RegistryDatabase): Promise<Registry> {
  const db = open(at);
  try {
    await db.transaction(migrateRegistry);
  } catch (error) {
    await db.close();
    throw error;
  }
  return new SqlRegistry(db, ERASE_SOON_MS[db.dialect.name]);
}

function open(at: RegistryDatabase): SqlDatabase {
  if ('sqliteFile' in at) return openSqlite(at.sqliteFile);
  return openPostgres(at, {
    ...{ applicationName: 'dialogkort-registry', connections: CONNECTIONS_MAX },
    queryTimeoutMs: QUERY_TIMEOUT_MS,
  });
}
