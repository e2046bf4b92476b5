/** PostgreSQL's SQLSTATE codes, https://www.postgresql.org/docs/current/errcodes-appendix.html. */
import { SqlError, type SqlErrorKind } from './sqlError.ts';

const KINDS: Readonly<Record<string, readonly [SqlErrorKind, message: string]>> = {
  '23503': ['reference', 'The row that it belongs to is not there.'],
  '23505': ['unique', 'The row is there already.'],
  '40001': ['busy', 'Another transaction is in the way.'],
  '40P01': ['busy', 'Another transaction is in the way.'],
  '53100': ['full', "The database's disk is full."],
};
/** Connection exceptions, insufficient resources, operator intervention. */
const AWAY_CLASSES = ['08', '53', '57'];
const AWAY = ['away', 'The database does not answer.'] as const;

/** Runs the work and turns the driver's errors into `SqlError`. */
export async function translated<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw postgresError(error);
  }
}

/** Errors without SQLSTATE come from the connection. */
export function postgresError(error: unknown): SqlError {
  const found: unknown = typeof error === 'object' && error !== null && Reflect.get(error, 'code');
  const code = typeof found === 'string' ? found : undefined;
  const [kind, message] = meaningOf(code);
  return new SqlError(kind, message, code === undefined ? {} : { code }, error);
}

function meaningOf(code: string | undefined): readonly [SqlErrorKind, message: string] {
  // EPIPE looks like a SQLSTATE, but is the system's.
  if (code === undefined || code === 'EPIPE' || !/^[0-9A-Z]{5}$/.test(code)) return AWAY;
  return (
    KINDS[code] ??
    (AWAY_CLASSES.includes(code.slice(0, 2)) ? AWAY : ['refused', `PostgreSQL refused with ${code}.`])
  );
}
