/**
 * What the registry keeps of a meeting: an HMAC to find its sessions by, and the id of its chat, encrypted, because the
 * directory is asked with it for every token. A copy of the database without the server's key tells neither.
 */
import { createHmac } from 'node:crypto';
import { deriveKey } from '../keys.ts';
import { createTextCipher } from '../textCipher.ts';

export interface MeetingIdCipher {
  keyOf(tenantId: string, chatId: string): string;
  encrypt(tenantId: string, chatId: string): string;
  /** Nothing if it was encrypted with another key or for another tenant. */
  decrypt(tenantId: string, encrypted: string): string | undefined;
}

export function createMeetingIdCipher(serverKey: string): MeetingIdCipher {
  const findingKey = deriveKey(serverKey, 'meeting-key');
  const { encrypt, decrypt } = createTextCipher(deriveKey(serverKey, 'meeting-seal'));
  return {
    keyOf: (tenantId, chatId) =>
      createHmac('sha256', findingKey)
        .update(JSON.stringify([tenantId, chatId]))
        .digest('base64url'),
    encrypt,
    decrypt,
  };
}
