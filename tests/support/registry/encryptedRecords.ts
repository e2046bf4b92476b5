import type { RecordOutcome } from '../../../src/server/registry/conversation.ts';
import type { ServerRecord } from '../../../src/server/registry/ownership.ts';
import type { Registry } from '../../../src/server/registry/registry.ts';

export const OWNER: ServerRecord = { id: 'owner', publicKey: 'key of the owner' };
const LONG_LEASE_MS = 600_000;

/** Writes a record as the server that owns the session. */
export async function putRecord(
  { conversation, ownership }: Registry,
  sessionId: string,
  name: string,
  body: string,
): Promise<RecordOutcome> {
  await ownership.renew(OWNER, LONG_LEASE_MS);
  await ownership.claim(sessionId, OWNER.id);
  return conversation.putRecord({ sessionId, name, body, by: OWNER.id, most: 500 });
}
