import { errorField } from '../errorField.ts';

/** The database gives no answer, or cannot write now. Its own words may name what is in its address, so they stay inside. */
export class StorageAwayError extends Error {
  constructor(cause: unknown) {
    super('The database gives no answer.', { cause });
    this.name = 'StorageAwayError';
  }
}

/** Busy, read-only, input and output, full, cannot be opened: https://sqlite.org/rescode.html. */
const PASSING_SQLITE_CODES = [5, 8, 10, 13, 14];

/** Whether what is kept cannot be reached, rather than something being wrong with the question. */
export function isStorageAway(error: unknown): boolean {
  if (error instanceof StorageAwayError) return true;
  const code = errorField(error, 'errcode');
  // Extended result codes carry the primary code in their low byte.
  return typeof code === 'number' && PASSING_SQLITE_CODES.includes(code & 0xff);
}
