import { hkdfSync } from 'node:crypto';

/** One secret is configured; each use has a key of its own, so that none can stand in for another. */
export type KeyPurpose =
  | 'pseudonym'
  | 'meeting-key'
  | 'meeting-seal'
  | 'viewing-ticket'
  | 'box-seal'
  | 'server-identity'
  | 'names'
  | 'author-seal'
  | 'security-log'
  | 'phone-ticket'
  | 'door-code';

const KEY_BYTES = 32;

/** Changing the purpose's name or version makes what was written with the old key unreadable. */
export function deriveKey(serverKey: string, purpose: KeyPurpose): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', serverKey, '', `dialogkort/1/${purpose}`, KEY_BYTES));
}
