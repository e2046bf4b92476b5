/**
 * Messages between servers are encrypted with ephemeral keys that exist in memory only: a copy of the database or its log does not reveal
 * them, even with the server's key. That key authenticates the public keys.
 */
import {
  createHmac,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  randomUUID,
  timingSafeEqual,
} from 'node:crypto';
import type { ServerRecord } from '../registry/ownership.ts';
import { createTextCipher } from '../textCipher.ts';
import { padded } from './padding.ts';

const KEY_BYTES = 32;
const PURPOSE = 'dialogkort/1/server-message';

export interface ServerIdentity extends ServerRecord {
  /** `context` is the same when it is opened, such as the message's id and direction. */
  encryptFor(other: ServerRecord, context: string, contents: unknown): string;
  /** Nothing if it does not come from that server, or was for another one or another context. */
  decryptFrom(other: ServerRecord, context: string, body: string): unknown;
}

/** `vouchingKey` is the same at all servers of one installation. */
export function createServerIdentity(vouchingKey: Uint8Array): ServerIdentity {
  const id = randomUUID();
  const { privateKey, publicKey } = generateKeyPairSync('x25519');
  const vouch = (serverId: string, key: string) =>
    createHmac('sha256', vouchingKey)
      .update(JSON.stringify([serverId, key]))
      .digest('base64url');
  const key = publicKey.export({ format: 'der', type: 'spki' }).toString('base64url');

  function cipherWith({ id: otherId, publicKey: told }: ServerRecord) {
    const [otherKey = '', proof = ''] = told.split('.');
    const expected = Buffer.from(vouch(otherId, otherKey));
    const given = Buffer.from(proof);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
    const other = createPublicKey({ key: Buffer.from(otherKey, 'base64url'), format: 'der', type: 'spki' });
    const shared = diffieHellman({ privateKey, publicKey: other });
    return createTextCipher(new Uint8Array(hkdfSync('sha256', shared, '', PURPOSE, KEY_BYTES)));
  }

  return {
    id,
    publicKey: `${key}.${vouch(id, key)}`,
    encryptFor(other, context, contents) {
      const cipher = cipherWith(other);
      if (!cipher) throw new TypeError('The other server is not one of this installation.');
      return cipher.encrypt(context, padded(JSON.stringify(contents)));
    },
    decryptFrom(other, context, body) {
      const text = cipherWith(other)?.decrypt(context, body);
      return text === undefined ? undefined : JSON.parse(text);
    },
  };
}
