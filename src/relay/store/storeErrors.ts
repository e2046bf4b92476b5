import { NewerSchemaError } from '../../sql/migrations.ts';
import { SqlError, type SqlErrorKind } from '../../sql/sqlError.ts';
import { RelayError, type RelayErrorCode } from '../errors.ts';

const CODES: Readonly<Record<SqlErrorKind, RelayErrorCode>> = {
  unique: 'store/conflict',
  reference: 'document/unknown',
  busy: 'store/unavailable',
  away: 'store/unavailable',
  full: 'store/full',
  damaged: 'document/corrupt',
  unwritable: 'store/failed',
  refused: 'store/failed',
};

/** What the database threw as one of the store's errors; anything else as it is. */
export function storeError(error: unknown): unknown {
  if (error instanceof NewerSchemaError)
    return new RelayError('store/schema', error.message, { cause: error });
  if (!(error instanceof SqlError)) return error;
  const message = error.kind === 'reference' ? 'The document does not exist.' : error.message;
  return new RelayError(CODES[error.kind], message, { cause: error });
}

/** While the database is opened, damage is not one document's. */
export function openingError(error: unknown): unknown {
  if (error instanceof SqlError && error.kind === 'damaged')
    return new RelayError('store/damaged', error.message, { cause: error });
  return storeError(error);
}

export function leaseLost(cause?: unknown): RelayError {
  return new RelayError('store/lease-lost', 'Another process holds the database lease.', { cause });
}
