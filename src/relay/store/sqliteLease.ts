import { DatabaseSync } from 'node:sqlite';
import { isSqlError } from '../../sql/sqlError.ts';
import { translated } from '../../sql/sqliteErrors.ts';
import { RelayError } from '../errors.ts';
import type { Lease } from './lease.ts';

/**
 * Keeps a second process off the database: an exclusive transaction, held open, on a small file beside it. The
 * operating system drops the lock with the process, however it ends, so there is no stale lock to clear away, and
 * backup tools can still read the database itself. Throws `store/leased` if another process has it.
 */
export function takeSqliteLease(path: string): Lease {
  const lock = translated(() => new DatabaseSync(path));
  try {
    translated(() => lock.exec('PRAGMA busy_timeout = 0; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE'));
  } catch (error) {
    lock.close();
    if (!isSqlError(error, 'busy')) throw error;
    throw new RelayError(
      'store/leased',
      `Another process uses this database (it holds ${path}). Two relays on one database would fork documents.`,
      { cause: error },
    );
  }
  return {
    assertNotLost: () => undefined,
    lose: () => undefined,
    release: async () => {
      if (lock.isOpen) lock.close();
    },
  };
}
