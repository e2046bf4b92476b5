/**
 * Encrypts a backup for a public key, whose private key need not be on this machine: X25519 with a key pair made for this backup,
 * HKDF-SHA256, AES-256-GCM in chunks, so that a backup of any size passes through little memory. A chunk opens at its place
 * only, and the last one says that it is the last: what is cut off, swapped or changed is noticed. Layout: label, public key made for
 * this backup (32 bytes), chunks of 64 kB with a tag of 16 bytes each.
 */
import {
  createCipheriv,
  createDecipheriv,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
} from 'node:crypto';
import { Transform, type TransformCallback } from 'node:stream';

const CIPHER = 'aes-256-gcm';
const CURVE = 'x25519';
const LABEL = Buffer.from('dialogkort-backup/1\n');
const KEY_BYTES = 32;
const TAG_BYTES = 16;
const IV_BYTES = 12;
const CHUNK_BYTES = 64 * 1024;
const HEADER_BYTES = LABEL.length + KEY_BYTES;
/** What a public X25519 key has before its 32 bytes, in the form that Node takes (RFC 8410). */
const SPKI_PREFIX = Buffer.from('302a300506032b656e032100', 'hex');

/** It was made for another key, was changed, or ends too soon. What has come out by then is not to be used. */
export class BrokenBackupError extends Error {
  override readonly name = 'BrokenBackupError';
}

export const isBackupKey = (key: KeyObject): boolean => key.asymmetricKeyType === CURVE;

/** `recipient`: public. */
export function encryption(recipient: KeyObject): Transform {
  const { publicKey, privateKey } = generateKeyPairSync(CURVE);
  const made = rawOf(publicKey);
  const key = keyFrom(diffieHellman({ privateKey, publicKey: recipient }), made, rawOf(recipient));
  return chunked(
    CHUNK_BYTES,
    (chunk, iv) => {
      const cipher = createCipheriv(CIPHER, key, iv);
      return Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()]);
    },
    Buffer.concat([LABEL, made]),
  );
}

/** `own`: private. Emits a {@link BrokenBackupError}. */
export function decryption(own: KeyObject): Transform {
  let header: Buffer | undefined = Buffer.alloc(0);
  let key: Uint8Array | undefined;
  const opening = chunked(CHUNK_BYTES + TAG_BYTES, (chunk, iv) => {
    if (!key || chunk.length < TAG_BYTES) throw new BrokenBackupError('It is no backup, or it is not whole.');
    const decipher = createDecipheriv(CIPHER, key, iv, { authTagLength: TAG_BYTES });
    decipher.setAuthTag(chunk.subarray(-TAG_BYTES));
    try {
      return Buffer.concat([decipher.update(chunk.subarray(0, -TAG_BYTES)), decipher.final()]);
    } catch {
      throw new BrokenBackupError('It was made for another key, or it was changed or cut off.');
    }
  });
  const transform = opening._transform.bind(opening);
  opening._transform = (bytes: Buffer, encoding, done) => {
    if (!header) return transform(bytes, encoding, done);
    header = Buffer.concat([header, bytes]);
    if (header.length < HEADER_BYTES) return done();
    const [label, made] = [header.subarray(0, LABEL.length), header.subarray(LABEL.length, HEADER_BYTES)];
    if (!label.equals(LABEL)) return done(new BrokenBackupError('It is no encrypted backup of this app.'));
    try {
      key = keyFrom(sharedWith(own, made), made, rawOf(createPublicKey(own)));
    } catch {
      return done(new BrokenBackupError('It was changed.'));
    }
    const rest = header.subarray(HEADER_BYTES);
    header = undefined;
    return transform(rest, encoding, done);
  };
  return opening;
}

/** Throws for the few public keys that no honest side has. */
function sharedWith(own: KeyObject, made: Buffer): Buffer {
  const publicKey = createPublicKey({
    ...{ key: Buffer.concat([SPKI_PREFIX, made]), format: 'der', type: 'spki' },
  } as const);
  return diffieHellman({ privateKey: own, publicKey });
}

function keyFrom(shared: Buffer, made: Buffer, recipient: Buffer): Uint8Array {
  const salt = Buffer.concat([made, recipient]);
  return new Uint8Array(hkdfSync('sha256', shared, salt, 'dialogkort/1/backup', KEY_BYTES));
}

const rawOf = (key: KeyObject): Buffer => key.export({ format: 'der', type: 'spki' }).subarray(-KEY_BYTES);

/** Does the work for each chunk of that size, and for the last one, which is as large or smaller. */
function chunked(size: number, work: (chunk: Buffer, iv: Buffer) => Buffer, first?: Buffer): Transform {
  let waiting = Buffer.alloc(0);
  let count = 0;
  const take = (bytes: Buffer, isLast: boolean): Buffer => {
    // Never used twice: the key is of this backup alone.
    const iv = Buffer.alloc(IV_BYTES);
    iv.writeUIntBE(count, IV_BYTES - 1 - 6, 6);
    iv[IV_BYTES - 1] = isLast ? 1 : 0;
    count += 1;
    return work(bytes, iv);
  };
  const stream = new Transform({
    transform(bytes: Buffer, _encoding, done: TransformCallback) {
      try {
        waiting = Buffer.concat([waiting, bytes]);
        // One is kept back: only at the end it is known which is the last.
        for (; waiting.length > size; waiting = waiting.subarray(size)) {
          this.push(take(waiting.subarray(0, size), false));
        }
        done();
      } catch (error) {
        done(error as Error);
      }
    },
    flush(done: TransformCallback) {
      try {
        done(null, take(waiting, true));
      } catch (error) {
        done(error as Error);
      }
    },
  });
  if (first) stream.push(first);
  return stream;
}
