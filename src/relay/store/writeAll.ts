import type { SqlDatabase, SqlQueries, SqlValue } from '../../sql/sqlDatabase.ts';
import { RelayError } from '../errors.ts';

export interface SqlStatement {
  readonly sql: string;
  readonly params: readonly SqlValue[];
  /** If it changes no row the transaction is rolled back, with `store/conflict`. */
  readonly mustChange?: boolean;
}

/** Runs the statements, all or none. Returns rows changed by each. */
export async function writeAll(db: SqlDatabase, statements: readonly SqlStatement[]): Promise<number[]> {
  const [only] = statements;
  if (only && statements.length === 1) return [await run(db, only)];
  return db.transaction(async (transaction) => {
    const changes: number[] = [];
    for (const statement of statements) changes.push(await run(transaction, statement));
    return changes;
  });
}

async function run(on: SqlQueries, { sql, params, mustChange = false }: SqlStatement): Promise<number> {
  const changed = await on.run(sql, params);
  if (!mustChange || changed > 0) return changed;
  throw new RelayError('store/conflict', 'Another object is stored under this name.');
}
