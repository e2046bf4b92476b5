import { createHmac } from 'node:crypto';
import type { Actor } from './securityLog.ts';

const HASH_BYTES = 16;

/** The same for a person in all sessions; cannot be reversed without the key. */
export function actorHash(key: Uint8Array, { tenantId, objectId }: Actor): string {
  return createHmac('sha256', key)
    .update(JSON.stringify([tenantId, objectId]))
    .digest()
    .subarray(0, HASH_BYTES)
    .toString('base64url');
}
