/**
 * - `unique`: a row with this key is there. `reference`: the row that it belongs to is not there.
 * - `busy`: another process or transaction is in the way. `away`: the connection is lost, or the database does not answer.
 * - `full`: the disk is full. `unwritable`: the file cannot be opened or written to. `damaged`: the file is broken.
 * - `refused`: anything else.
 */
export type SqlErrorKind =
  | 'unique'
  | 'reference'
  | 'busy'
  | 'away'
  | 'full'
  | 'unwritable'
  | 'damaged'
  | 'refused';

export interface SqlErrorCodes {
  /** PostgreSQL's SQLSTATE, or the code of an error on the way there. */
  readonly code?: string;
  /** SQLite's extended result code. */
  readonly errcode?: number;
}

/** The message holds codes and never the driver's own words, which may quote data or the database's address. */
export class SqlError extends Error {
  readonly kind: SqlErrorKind;
  readonly code?: string;
  readonly errcode?: number;

  constructor(kind: SqlErrorKind, message: string, { code, errcode }: SqlErrorCodes, cause: unknown) {
    super(message, { cause });
    this.name = 'SqlError';
    this.kind = kind;
    if (code !== undefined) this.code = code;
    if (errcode !== undefined) this.errcode = errcode;
  }
}

export function isSqlError(error: unknown, ...kinds: readonly SqlErrorKind[]): error is SqlError {
  return error instanceof SqlError && (kinds.length === 0 || kinds.includes(error.kind));
}

/** Worth another try in a moment. */
export function isTransient(error: unknown): boolean {
  return isSqlError(error, 'busy', 'away');
}
