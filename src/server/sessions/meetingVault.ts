/**
 * What the registry may know of a meeting: a key to find its sessions by, and its chat under seal, because the directory
 * is asked again for every token. A copy of the file alone tells neither.
 */
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { deriveKey } from '../keys.ts';

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

export interface MeetingVault {
  keyOf(tenantId: string, chatId: string): string;
  seal(tenantId: string, chatId: string): string;
  /** Nothing if it was sealed with another key or for another tenant. */
  open(tenantId: string, sealed: string): string | undefined;
}

export function createMeetingVault(serverKey: string): MeetingVault {
  const findingKey = deriveKey(serverKey, 'meeting-key');
  const sealingKey = deriveKey(serverKey, 'meeting-seal');
  return {
    keyOf: (tenantId, chatId) =>
      createHmac('sha256', findingKey)
        .update(JSON.stringify([tenantId, chatId]))
        .digest('base64url'),
    seal(tenantId, chatId) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv(CIPHER, sealingKey, iv).setAAD(Buffer.from(tenantId));
      const body = Buffer.concat([cipher.update(chatId, 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url');
    },
    open(tenantId, sealed) {
      const bytes = Buffer.from(sealed, 'base64url');
      if (bytes.length < IV_BYTES + TAG_BYTES) return undefined;
      const decipher = createDecipheriv(CIPHER, sealingKey, bytes.subarray(0, IV_BYTES), {
        authTagLength: TAG_BYTES,
      })
        .setAAD(Buffer.from(tenantId))
        .setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
      try {
        const body = bytes.subarray(IV_BYTES + TAG_BYTES);
        return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
      } catch {
        return undefined;
      }
    },
  };
}
