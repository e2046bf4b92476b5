/**
 * Names for the Fluid service. It writes down who connects, name and all, so it gets the name under seal. Whoever is let in
 * to the session gets the key; what the service keeps says nothing without it.
 */
import { createHmac } from 'node:crypto';
import { SEALED_NAME } from '../../shared/sealedName.ts';
import { createSeal } from '../sealing.ts';

export interface Names {
  /** In base64url; nothing where names are not sealed. */
  keyOf(sessionId: string): string | undefined;
  /** `id` is whose name it is: sealed for one person it does not open for another. */
  seal(sessionId: string, id: string, name: string): string;
}

/** `isSealing`: false where pages have no cryptography, that is on plain http from another machine. */
export function createNames(key: Uint8Array, isSealing: boolean): Names {
  const keyBytes = (sessionId: string): Uint8Array => createHmac('sha256', key).update(sessionId).digest();
  return {
    keyOf: (sessionId) => (isSealing ? Buffer.from(keyBytes(sessionId)).toString('base64url') : undefined),
    seal(sessionId, id, name) {
      if (!isSealing || name === '') return name;
      return SEALED_NAME + createSeal(keyBytes(sessionId)).seal(id, name);
    },
  };
}

const LOCAL_HOST = /^(localhost|.+\.localhost|127\.0\.0\.1|\[::1\])$/;

/** As browsers see it: https, or this very machine. */
export function havePagesCryptography(appOrigin: string): boolean {
  const { protocol, hostname } = new URL(appOrigin);
  return protocol === 'https:' || LOCAL_HOST.test(hostname);
}
