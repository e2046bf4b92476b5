import { DatabaseSync } from 'node:sqlite';
import { isRelayError, RelayError } from '../errors.ts';
import { guarded } from './sqliteErrors.ts';

/**
 * Keeps a second process off the database: an exclusive transaction, held open, on a small file beside it. The
 * operating system drops the lock with the process, however it ends, so there is no stale lock to clear away, and
 * backup tools can still read the database itself. Throws `store/leased` if another process has it.
 */
export function takeSqliteLease(path: string): { release: () => void } {
  const lock = guarded(() => new DatabaseSync(path));
  try {
    guarded(() => lock.exec('PRAGMA busy_timeout = 0; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE'));
  } catch (error) {
    lock.close();
    if (!isRelayError(error, 'store/unavailable')) throw error;
    throw new RelayError(
      'store/leased',
      `Another process uses this database (it holds ${path}). Two relays on one database would fork documents.`,
      { cause: error },
    );
  }
  return {
    release: () => {
      if (lock.isOpen) lock.close();
    },
  };
}
