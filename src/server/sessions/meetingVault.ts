/**
 * What the registry may know of a meeting: a key to find its sessions by, and its chat under seal, because the directory
 * is asked again for every token. A copy of the file alone tells neither.
 */
import { createHmac } from 'node:crypto';
import { deriveKey } from '../keys.ts';
import { createSeal } from '../sealing.ts';

export interface MeetingVault {
  keyOf(tenantId: string, chatId: string): string;
  seal(tenantId: string, chatId: string): string;
  /** Nothing if it was sealed with another key or for another tenant. */
  open(tenantId: string, sealed: string): string | undefined;
}

export function createMeetingVault(serverKey: string): MeetingVault {
  const findingKey = deriveKey(serverKey, 'meeting-key');
  const { seal, open } = createSeal(deriveKey(serverKey, 'meeting-seal'));
  return {
    keyOf: (tenantId, chatId) =>
      createHmac('sha256', findingKey)
        .update(JSON.stringify([tenantId, chatId]))
        .digest('base64url'),
    seal,
    open,
  };
}
