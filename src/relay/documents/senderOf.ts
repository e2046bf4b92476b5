import { isRecord, parseJson } from '../json.ts';
import type { RelayStore } from '../store/port.ts';
import { parseOp, payloadOf } from './logReader.ts';
import { findOps } from './setAside.ts';

const PAGE = { ops: 1_000, bytes: 1024 * 1024 };

/**
 * User id of the sender of an operation in the log. Undefined for the service's own operations, and if neither the log nor the
 * checkpoint names the sender any more. Throws `document/gap` if it is not in the log.
 */
export async function senderOf(
  store: RelayStore,
  documentId: string,
  sequenceNumber: number,
): Promise<string | undefined> {
  const [row] = await findOps(store, documentId, [sequenceNumber]);
  const clientId = row && parseOp(row).clientId;
  if (typeof clientId !== 'string') return undefined;
  return (
    (await joinedAs(store, documentId, clientId, sequenceNumber)) ?? memberAs(store, documentId, clientId)
  );
}

/** A connection's join stands in the log before its operations, unless it has been trimmed. */
async function joinedAs(
  store: RelayStore,
  documentId: string,
  clientId: string,
  before: number,
): Promise<string | undefined> {
  for (let after = 0; ; ) {
    const page = await store.readOps(documentId, after, before, PAGE);
    for (const row of page) {
      if (!row.body.includes(clientId)) continue;
      const op = parseOp(row);
      const join = op.type === 'join' ? payloadOf(op) : undefined;
      if (isRecord(join) && join.clientId === clientId) return userIdOf(join.detail);
    }
    const last = page.at(-1);
    if (!last) return undefined;
    after = last.seq;
  }
}

/** Among the clients in the checkpoint. */
async function memberAs(
  store: RelayStore,
  documentId: string,
  clientId: string,
): Promise<string | undefined> {
  const document = await store.readDocument(documentId);
  const scribe = document && parseJson(document.scribe);
  const state = isRecord(scribe) && isRecord(scribe.protocolState) ? scribe.protocolState : {};
  const members: unknown[] = Array.isArray(state.members) ? state.members : [];
  for (const member of members) {
    const [id, joined]: unknown[] = Array.isArray(member) ? member : [];
    if (id === clientId && isRecord(joined)) return userIdOf(joined.client);
  }
  return undefined;
}

function userIdOf(client: unknown): string | undefined {
  const user = isRecord(client) ? client.user : undefined;
  return isRecord(user) && typeof user.id === 'string' && user.id !== '' ? user.id : undefined;
}
