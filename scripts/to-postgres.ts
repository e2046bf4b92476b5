/**
 * `npm run to-postgres`: copies everything of an installation over SQLite (DATA_DIR: registry and tables) into the empty PostgreSQL
 * database of DATABASE_URL, in one transaction each, and compares the copy row by row. The server must be stopped. The files
 * in DATA_DIR stay as they are.
 *
 * Exit codes: 0 done, 1 not copied, 2 settings are missing.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { RELAY_FILE } from '../src/relay/settings.ts';
import { RELAY_MIGRATIONS } from '../src/relay/store/migrations.ts';
import { PostgresLease } from '../src/relay/store/postgresLease.ts';
import { takeSqliteLease } from '../src/relay/store/sqliteLease.ts';
import { migrateRegistry } from '../src/server/registry/migrations.ts';
import { REGISTRY_FILE } from '../src/server/registry/openRegistry.ts';
import { withSecretFiles } from '../src/shared/secretFiles.ts';
import { migrate } from '../src/sql/migrations.ts';
import { openPostgres } from '../src/sql/postgres.ts';
import type { SqlDatabase, SqlRow, SqlTransaction, SqlValue } from '../src/sql/sqlDatabase.ts';
import { openSqlite } from '../src/sql/sqlite.ts';

/** Parents before children. What servers tell each other while they run is left out. */
const REGISTRY_TABLES = [
  ...['registry_sessions', 'registry_documents', 'registry_team_decks', 'registry_roles', 'registry_boxes'],
  ...['registry_viewings', 'registry_removals', 'registry_doors', 'registry_fluid_services'],
];
const RELAY_TABLES = ['relay_documents', 'relay_ops', 'relay_objects'];
const BATCH_ROWS = 100;
const BATCH_BYTES = 4 * 1024 * 1024;
const QUERY_TIMEOUT_MS = 10 * 60_000;

class CopyError extends Error {
  readonly exitCode: number;

  constructor(exitCode: number, message: string) {
    super(message);
    this.exitCode = exitCode;
  }
}

async function main(): Promise<number> {
  try {
    const { environment, problems } = withSecretFiles(process.env, (file) => readFileSync(file, 'utf8'));
    const { DATA_DIR: folder = 'data', DATABASE_URL: url } = environment;
    if (problems.length > 0) throw new CopyError(2, `${problems.join('; ')}.`);
    if (!url) throw new CopyError(2, 'DATABASE_URL is not set: it names the database to copy into.');
    await copyAll(folder, url);
    return 0;
  } catch (error) {
    console.error(error instanceof Error ? error.message : 'Something is wrong with one of the databases.');
    return error instanceof CopyError ? error.exitCode : 1;
  }
}

async function copyAll(folder: string, url: string): Promise<void> {
  const files = [
    { file: join(folder, REGISTRY_FILE), tables: REGISTRY_TABLES, migrateAll: migrateRegistry },
    {
      ...{ file: join(folder, RELAY_FILE), tables: RELAY_TABLES },
      migrateAll: (transaction: SqlTransaction) => migrate(transaction, RELAY_MIGRATIONS),
    },
  ];
  const absent = files.find(({ file }) => !existsSync(file));
  if (absent)
    throw new CopyError(1, `${absent.file} is not there: DATA_DIR has to be the server's data folder.`);
  // The server has it while it runs.
  const stopped = takeSqliteLease(`${join(folder, RELAY_FILE)}.lease`);
  const lease = await PostgresLease.take(
    { url },
    {
      logger: { debug: quiet, info: quiet, warn: quiet, error: quiet },
      onLeaseLost: () => undefined,
      prepare: async (transaction) => {
        for (const { migrateAll } of files) await migrateAll(transaction);
      },
    },
  );
  const target = openPostgres(
    { url },
    {
      ...{ applicationName: 'dialogkort-copy', connections: 1, queryTimeoutMs: QUERY_TIMEOUT_MS },
      settings: { 'relay.epoch': lease.epoch },
    },
  );
  try {
    await assertEmpty(target, [...REGISTRY_TABLES, ...RELAY_TABLES]);
    // The registry last: a copy that is broken off shows no session without its tables.
    for (const { file, tables, migrateAll } of files.toReversed())
      await copyFile(file, tables, migrateAll, target);
  } finally {
    await target.close();
    await lease.release();
    await stopped.release();
  }
}

const quiet = (): void => undefined;

async function assertEmpty(target: SqlDatabase, tables: readonly string[]): Promise<void> {
  for (const table of tables) {
    const [row] = await target.all(`SELECT 1 AS there FROM ${table} LIMIT 1`);
    if (row)
      throw new CopyError(1, `The database of DATABASE_URL is not empty (${table}): nothing was copied.`);
  }
}

async function copyFile(
  file: string,
  tables: readonly string[],
  migrateAll: (transaction: SqlTransaction) => Promise<void>,
  target: SqlDatabase,
): Promise<void> {
  // An earlier release's file gets the shape of this one first.
  const migrating = openSqlite(file);
  await migrating.transaction(migrateAll);
  await migrating.close();
  const source = new DatabaseSync(file, { readOnly: true });
  try {
    await target.transaction(async (transaction) => {
      for (const table of tables) {
        const copied = await copyTable(source, table, transaction);
        const found = await readBack(source, table, transaction);
        if (copied.rows !== found.rows || copied.sum !== found.sum)
          throw new CopyError(
            1,
            `The copy of ${table} differs from its original: nothing was copied of ${file}.`,
          );
        console.log(`${table}: ${copied.rows}`);
      }
    });
  } finally {
    source.close();
  }
}

interface Contents {
  readonly rows: number;
  /** Of all rows, in whatever order they come. */
  readonly sum: bigint;
}

async function copyTable(source: DatabaseSync, table: string, target: SqlTransaction): Promise<Contents> {
  const columns = columnsOf(source, table);
  const marks = `(${columns.map(() => '?').join(', ')})`;
  const insert = `INSERT INTO ${table} (${columns.join(', ')}) VALUES `;
  let [rows, sum, bytes] = [0, 0n, 0];
  let batch: SqlValue[][] = [];
  const flush = async () => {
    if (batch.length > 0) await target.run(insert + batch.map(() => marks).join(', '), batch.flat());
    [batch, bytes] = [[], 0];
  };
  for (const row of source
    .prepare(`SELECT ${columns.join(', ')} FROM ${table}${orderOf(source, table)}`)
    .iterate()) {
    const values = columns.map((column) => row[column] as SqlValue);
    rows += 1;
    sum += sumOf(values);
    bytes += values.reduce<number>((size, value) => size + sizeOf(value), 0);
    batch.push(values);
    if (batch.length >= BATCH_ROWS || bytes >= BATCH_BYTES) await flush();
  }
  await flush();
  return { rows, sum };
}

async function readBack(source: DatabaseSync, table: string, target: SqlTransaction): Promise<Contents> {
  const columns = columnsOf(source, table);
  let [rows, sum] = [0, 0n];
  await target.script(`DECLARE copied CURSOR FOR SELECT ${columns.join(', ')} FROM ${table}`);
  for (;;) {
    const page: SqlRow[] = await target.all(`FETCH ${BATCH_ROWS} FROM copied`);
    if (page.length === 0) break;
    for (const row of page) {
      rows += 1;
      sum += sumOf(columns.map((column) => row[column] as SqlValue));
    }
  }
  await target.script('CLOSE copied');
  return { rows, sum };
}

function columnsOf(source: DatabaseSync, table: string): string[] {
  return source
    .prepare(`PRAGMA table_info(${table})`)
    .all()
    .map(({ name }) => String(name));
}

/** Sessions are listed in the order in which they came. */
function orderOf(source: DatabaseSync, table: string): string {
  const [{ wr = 0 } = {}] = source.prepare('SELECT wr FROM pragma_table_list WHERE name = ?').all(table);
  return wr === 0 ? ' ORDER BY rowid' : '';
}

function sumOf(values: readonly SqlValue[]): bigint {
  const hash = createHash('sha256');
  for (const value of values) {
    const bytes = value instanceof Uint8Array ? value : Buffer.from(JSON.stringify(value));
    hash.update(`${bytes.byteLength}:`).update(bytes);
  }
  return BigInt(`0x${hash.digest('hex')}`);
}

const sizeOf = (value: SqlValue): number =>
  value instanceof Uint8Array ? value.byteLength : typeof value === 'string' ? value.length : 8;

process.exitCode = await main();
