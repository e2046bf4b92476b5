import { RelayError } from '../errors.ts';
import { isRecord } from '../json.ts';

const SQLITE_BUSY = 5;
const SQLITE_LOCKED = 6;
const SQLITE_FULL = 13;
const SQLITE_CORRUPT = 11;
const SQLITE_NOT_A_DATABASE = 26;
const SQLITE_CONSTRAINT_FOREIGN_KEY = 787;
const SQLITE_CONSTRAINT = 19;

/** Turns SQLite's result codes into the store's errors. */
export function guarded<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw translate(error);
  }
}

function translate(error: unknown): unknown {
  const code = isRecord(error) ? error.errcode : undefined;
  if (typeof code !== 'number') return error;
  const cause = { cause: error };
  if (code === SQLITE_CONSTRAINT_FOREIGN_KEY) {
    return new RelayError('document/unknown', 'The document does not exist.', cause);
  }
  switch (code & 0xff) {
    case SQLITE_CONSTRAINT:
      return new RelayError('store/conflict', 'The row is there already.', cause);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return new RelayError('store/unavailable', 'The database is busy.', cause);
    case SQLITE_FULL:
      return new RelayError('store/full', 'The disk is full.', cause);
    case SQLITE_CORRUPT:
    case SQLITE_NOT_A_DATABASE:
      return new RelayError('document/corrupt', 'The database file is damaged.', cause);
    default:
      return new RelayError('store/failed', `SQLite refused with result code ${code}.`, cause);
  }
}
