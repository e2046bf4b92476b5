import { createHmac, randomBytes } from 'node:crypto';
import type { Principal } from './identity.ts';

const PSEUDONYM_BYTES = 16;
const VIEWER_PREFIX = 'viewer-';

/** Names people without naming them: the same person has another pseudonym in each session. */
export interface Pseudonyms {
  ofMember(sessionId: string, person: Principal): string;
  /** Viewers are not told apart, so each answer has a new one. */
  ofViewer(): string;
}

export function createPseudonyms(key: Uint8Array): Pseudonyms {
  return {
    ofMember(sessionId, { tenantId, objectId }) {
      const digest = createHmac('sha256', key)
        .update(JSON.stringify([sessionId, tenantId, objectId]))
        .digest();
      return digest.subarray(0, PSEUDONYM_BYTES).toString('base64url');
    },
    ofViewer: () => VIEWER_PREFIX + randomBytes(PSEUDONYM_BYTES).toString('base64url'),
  };
}

export const isViewerId = (id: string): boolean => id.startsWith(VIEWER_PREFIX);
