import { RelayError } from '../errors.ts';
import type { RelayStore, StoredOp } from '../store/port.ts';
import { parseOp } from './logReader.ts';

const ONE = { ops: 1, bytes: 1 };

/** The operations with these numbers. Throws `document/gap` if one is not in the log. */
export async function findOps(
  store: RelayStore,
  documentId: string,
  sequenceNumbers: readonly number[],
): Promise<readonly StoredOp[]> {
  const found: StoredOp[] = [];
  for (const seq of sequenceNumbers) {
    const [row] = await store.readOps(documentId, seq - 1, seq + 1, ONE);
    if (!row) throw new RelayError('document/gap', 'An operation that is asked for is not in the log.');
    found.push(row);
  }
  return found;
}

/**
 * Empties operations that no client can apply. Each keeps its sequence number, its sender and its sender's count, which
 * later operations build on, so that the log stays whole and no number is given out twice.
 */
export async function setAside(
  store: RelayStore,
  documentId: string,
  sequenceNumbers: readonly number[],
): Promise<void> {
  const rows = await findOps(store, documentId, sequenceNumbers);
  await store.replaceOps(documentId, rows.map(emptied));
}

function emptied(row: StoredOp): StoredOp {
  const {
    metadata: _,
    compression: __,
    ...op
  } = parseOp(row) as ReturnType<typeof parseOp> & {
    compression?: string;
  };
  if (op.type !== 'op' && op.type !== 'noop') {
    throw new RelayError('document/gap', 'Only operations of clients can be set aside.');
  }
  return { ...row, body: JSON.stringify({ ...op, type: 'noop', contents: null }) };
}
