import { RelayError } from '../errors.ts';
import { isRecord } from '../json.ts';

/** SQLSTATE classes and codes, see the appendix of PostgreSQL's manual. */
const UNIQUE_VIOLATION = '23505';
const FOREIGN_KEY_VIOLATION = '23503';
const DISK_FULL = '53100';
/** Of our own making, see the trigger. */
export const STALE_EPOCH = 'RLY01';
/** Connection exceptions, insufficient resources, operator intervention: they pass. */
const TRANSIENT_CLASSES = ['08', '53', '57'];
const TRANSIENT_CODES = ['40001', '40P01'];

/** Turns what the driver throws into the store's errors. */
export async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw translate(error);
  }
}

function translate(error: unknown): unknown {
  if (error instanceof RelayError || error instanceof TypeError) return error;
  const state = isRecord(error) ? String(error.code) : '';
  const cause = { cause: error };
  if (state === UNIQUE_VIOLATION) return new RelayError('store/conflict', 'The row is there already.', cause);
  if (state === FOREIGN_KEY_VIOLATION)
    return new RelayError('document/unknown', 'The document does not exist.', cause);
  if (state === STALE_EPOCH)
    return new RelayError('store/lease-lost', 'Another process has the database now.', cause);
  if (state === DISK_FULL) return new RelayError('store/full', "The database's disk is full.", cause);
  const hasSqlState = /^[0-9A-Z]{5}$/.test(state);
  const transient =
    !hasSqlState || TRANSIENT_CLASSES.includes(state.slice(0, 2)) || TRANSIENT_CODES.includes(state);
  return transient
    ? new RelayError('store/unavailable', 'The database does not answer.', cause)
    : new RelayError('store/failed', `PostgreSQL refused with ${state}.`, cause);
}
