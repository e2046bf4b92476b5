/** What comes out of a row, checked: anything else than was written there is damage. All throw `document/corrupt`. */
import type { SqlRow } from '../../sql/sqlDatabase.ts';
import { RelayError } from '../errors.ts';
import type { ObjectKind } from './port.ts';

export function check(intact: boolean, what: string): void {
  if (!intact) throw new RelayError('document/corrupt', `The stored checksum of ${what} does not match.`);
}

export function textOf(value: SqlRow[string]): string {
  if (typeof value === 'string') return value;
  throw new RelayError('document/corrupt', 'A stored text is not a text.');
}

export function numberOf(value: SqlRow[string]): number {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
  throw new RelayError('document/corrupt', 'A stored number is not a whole number.');
}

export function bytesOf(value: SqlRow[string]): Uint8Array {
  if (value instanceof Uint8Array) return value;
  throw new RelayError('document/corrupt', 'Stored bytes are not bytes.');
}

export function kindOf(value: SqlRow[string]): ObjectKind {
  if (value === 'blob' || value === 'tree' || value === 'commit') return value;
  throw new RelayError('document/corrupt', 'A stored object is of no known kind.');
}
