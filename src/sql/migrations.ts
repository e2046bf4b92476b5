/** The shape of the tables, step by step. */
import type { SqlDialect, SqlTransaction } from './sqlDatabase.ts';

/** A step that has been released is never changed: the next change is a new step. Empty: nothing to do in this database. */
export type MigrationStep = (dialect: SqlDialect) => string;

export interface Migrations {
  /** The row `key` of this table counts the steps that have been taken. */
  readonly table: string;
  readonly key: string;
  /** `CREATE TABLE IF NOT EXISTS` for that table. */
  readonly createTable: string;
  readonly steps: readonly MigrationStep[];
}

/** The database was written by a newer version of the app, and is left alone. */
export class NewerSchemaError extends Error {
  constructor(steps: number, known: number) {
    super(`The database was written by a newer version of the app: ${steps} steps, ${known} are known.`);
    this.name = 'NewerSchemaError';
  }
}

/**
 * Takes the steps that the database lacks. Of processes that start at once the first one migrates, and the others find it
 * done. `taken`: steps that are known in another way to have been taken. Throws {@link NewerSchemaError}.
 */
export async function migrate(
  transaction: SqlTransaction,
  { table, key, createTable, steps }: Migrations,
  taken = 0,
): Promise<void> {
  await transaction.lock(`migrations of ${table}`);
  await transaction.script(createTable);
  const [row] = await transaction.all(`SELECT value FROM ${table} WHERE key = ?`, [key]);
  const done = Math.max(taken, row ? Number(row.value) : 0);
  if (done > steps.length) throw new NewerSchemaError(done, steps.length);
  for (const step of steps.slice(done)) await transaction.script(step(transaction.dialect));
  // Written even when nothing changed: a database that takes no more is noticed now rather than in a meeting.
  await transaction.run(
    `INSERT INTO ${table} (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
    [key, String(steps.length)],
  );
}
