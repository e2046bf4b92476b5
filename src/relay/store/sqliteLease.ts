import { DatabaseSync } from 'node:sqlite';
import { RelayError } from '../errors.ts';

/**
 * Keeps a second process off the database: an exclusive transaction, held open, on a small file beside it. The
 * operating system drops the lock with the process, however it ends, so there is no stale lock to clear away, and
 * backup tools can still read the database itself.
 */
export function takeSqliteLease(path: string): { release: () => void } {
  const lock = new DatabaseSync(path);
  try {
    lock.exec('PRAGMA busy_timeout = 0; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
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
