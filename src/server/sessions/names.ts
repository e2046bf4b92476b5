/**
 * Encrypts names for the Fluid service, which stores who connects, with the name. Members of the session get the key; what the
 * service stores cannot be read without it.
 */
import { createHmac } from 'node:crypto';
import { ENCRYPTED_NAME } from '../../shared/encryptedName.ts';
import { createTextCipher } from '../textCipher.ts';

export interface Names {
  /** In base64url; nothing where names are not encrypted. */
  keyOf(sessionId: string): string | undefined;
  /** `id` is whose name it is: encrypted for one person it does not decrypt for another. */
  encrypt(sessionId: string, id: string, name: string): string;
  /** Nothing for what was not encrypted here for that person. */
  decrypt(sessionId: string, id: string, encrypted: string): string | undefined;
}

/** `isEncrypting`: false where pages have no cryptography, that is on plain http from another machine. */
export function createNames(key: Uint8Array, isEncrypting: boolean): Names {
  const keyBytes = (sessionId: string): Uint8Array => createHmac('sha256', key).update(sessionId).digest();
  return {
    keyOf: (sessionId) => (isEncrypting ? Buffer.from(keyBytes(sessionId)).toString('base64url') : undefined),
    encrypt(sessionId, id, name) {
      if (!isEncrypting || name === '') return name;
      return ENCRYPTED_NAME + createTextCipher(keyBytes(sessionId)).encrypt(id, name);
    },
    decrypt(sessionId, id, encrypted) {
      if (!encrypted.startsWith(ENCRYPTED_NAME)) return undefined;
      return createTextCipher(keyBytes(sessionId)).decrypt(id, encrypted.slice(ENCRYPTED_NAME.length));
    },
  };
}

const LOCAL_HOST = /^(localhost|.+\.localhost|127\.0\.0\.1|\[::1\])$/;

/** As browsers see it: https, or this very machine. */
export function havePagesCryptography(appOrigin: string): boolean {
  const { protocol, hostname } = new URL(appOrigin);
  return protocol === 'https:' || LOCAL_HOST.test(hostname);
}
