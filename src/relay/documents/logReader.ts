import type { ISequencedDocumentMessage } from '@fluidframework/protocol-definitions';
import { RelayError } from '../errors.ts';
import { isRecord, parseJson } from '../json.ts';
import type { RelayStore, StoredDocument, StoredOp } from '../store/port.ts';

/** What is in memory at once while a log is read, besides what is made of it. */
const PAGE = { ops: 1_000, bytes: 1024 * 1024 };

/**
 * The last sequence number of a document's log. Throws `document/gap` if a row is missing anywhere between what was
 * trimmed and the end: the relay never guesses what was there.
 */
export async function lastSequenceNumber(store: RelayStore, document: StoredDocument): Promise<number> {
  const range = await store.opRange(document.id);
  if (!range) return document.floor;
  if (range.first !== document.floor + 1 || range.count !== range.last - range.first + 1) {
    throw new RelayError('document/gap', 'Operations are missing from the log.');
  }
  return range.last;
}

/** The log after `after`, in pages, each checked to follow the one before it. */
export async function* readLog(
  store: RelayStore,
  documentId: string,
  after: number,
): AsyncGenerator<ISequencedDocumentMessage[]> {
  let last = after;
  for (;;) {
    const page = await store.readOps(documentId, last, Number.MAX_SAFE_INTEGER, PAGE);
    if (page.length === 0) return;
    yield page.map((row) => {
      const op = parseOp(row);
      if (op.sequenceNumber !== last + 1)
        throw new RelayError('document/gap', 'Operations are missing from the log.');
      last = op.sequenceNumber;
      return op;
    });
  }
}

export function parseOp(row: StoredOp): ISequencedDocumentMessage {
  const op = parseJson(row.body);
  if (!isSequencedMessage(op) || op.sequenceNumber !== row.seq) {
    throw new RelayError('document/corrupt', 'A stored operation cannot be read.');
  }
  return op;
}

function isSequencedMessage(value: unknown): value is ISequencedDocumentMessage {
  return (
    isRecord(value) &&
    typeof value.sequenceNumber === 'number' &&
    typeof value.minimumSequenceNumber === 'number' &&
    typeof value.type === 'string'
  );
}

/** The payload of a service message: joins, leaves, acknowledgements. */
export function payloadOf(op: ISequencedDocumentMessage): unknown {
  const data = 'data' in op ? op.data : undefined;
  if (typeof data === 'string') return parseJson(data);
  return typeof op.contents === 'string' ? parseJson(op.contents) : op.contents;
}
