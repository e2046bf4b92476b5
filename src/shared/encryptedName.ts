import { bytesOf } from './base64url.ts';

/**
 * Prefix of an encrypted name that only people at the session's table can read: AES-GCM, see `TextCipher` at the server.
 */
export const ENCRYPTED_NAME = 'sealed:1:';

const IV_BYTES = 12;
const TAG_BYTES = 16;

export type DecryptName = (id: string, name: string) => Promise<string>;

/** Returns a plain name unchanged, and an empty one if the key does not fit. */
export function nameDecrypter(key: string | undefined): DecryptName {
  const imported =
    key === undefined || globalThis.crypto?.subtle === undefined
      ? undefined
      : crypto.subtle.importKey('raw', bytesOf(key), 'AES-GCM', false, ['decrypt']);
  return async (id, name) => {
    if (!name.startsWith(ENCRYPTED_NAME)) return name;
    if (imported === undefined) return '';
    try {
      const sealed = bytesOf(name.slice(ENCRYPTED_NAME.length));
      const body = sealed.subarray(IV_BYTES + TAG_BYTES);
      // WebCrypto expects the tag at the end.
      const data = new Uint8Array(body.length + TAG_BYTES);
      data.set(body);
      data.set(sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES), body.length);
      const algorithm = {
        name: 'AES-GCM',
        iv: sealed.subarray(0, IV_BYTES),
        additionalData: new TextEncoder().encode(id),
      };
      return new TextDecoder().decode(await crypto.subtle.decrypt(algorithm, await imported, data));
    } catch {
      return '';
    }
  };
}
