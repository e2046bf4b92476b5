/** SQLite's result codes, https://sqlite.org/rescode.html. */
import { SqlError, type SqlErrorKind } from './sqlError.ts';

const CONSTRAINT_FOREIGN_KEY = 787;
const CONSTRAINTS_UNIQUE = [1555, 2067, 2579];

const KINDS: Readonly<Record<number, readonly [SqlErrorKind, message: string]>> = {
  5: ['busy', 'The database is busy.'],
  6: ['busy', 'The database is busy.'],
  11: ['damaged', 'The database file is damaged.'],
  13: ['full', 'The disk is full.'],
  26: ['damaged', 'The database file is damaged.'],
};
/** Read-only, input and output, cannot be opened. */
const UNWRITABLE = [8, 10, 14];

/** Runs the work and turns SQLite's errors into `SqlError`. */
export function translated<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw sqliteError(error);
  }
}

/** SQLite's error as a `SqlError`; any other error unchanged. */
export function sqliteError(error: unknown): unknown {
  const errcode: unknown = typeof error === 'object' && error !== null && Reflect.get(error, 'errcode');
  if (typeof errcode !== 'number') return error;
  const [kind, message] = meaningOf(errcode);
  return new SqlError(kind, message, { errcode }, error);
}

function meaningOf(errcode: number): readonly [SqlErrorKind, message: string] {
  if (errcode === CONSTRAINT_FOREIGN_KEY) return ['reference', 'The row that it belongs to is not there.'];
  if (CONSTRAINTS_UNIQUE.includes(errcode)) return ['unique', 'The row is there already.'];
  // Extended result codes carry the primary code in their low byte.
  const primary = errcode & 0xff;
  const refused = `SQLite refused with result code ${errcode}.`;
  return KINDS[primary] ?? [UNWRITABLE.includes(primary) ? 'unwritable' : 'refused', refused];
}
