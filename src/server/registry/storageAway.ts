import { isSqlError } from '../../sql/sqlError.ts';

/** Whether the database cannot be reached or written to now, rather than something being wrong with the question. */
export function isStorageAway(error: unknown): boolean {
  return isSqlError(error, 'busy', 'away', 'full', 'unwritable');
}
