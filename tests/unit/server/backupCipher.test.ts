import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { BrokenBackupError, decryption, encryption } from '../../../src/server/backupCipher.ts';

const CHUNK = 64 * 1024;
const HEADER = 20 + 32;
const TAG = 16;
const ours = generateKeyPairSync('x25519');
const theirs = generateKeyPairSync('x25519');

/** In pieces of any size, as a file or a pipe gives them. */
function pieces(bytes: Buffer, size = 10_007): Readable {
  const parts: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += size) parts.push(bytes.subarray(at, at + size));
  return Readable.from(parts);
}

async function through(bytes: Buffer, work: ReturnType<typeof encryption>): Promise<Buffer> {
  let out: Buffer = Buffer.alloc(0);
  await pipeline(pieces(bytes), work, async (result) => {
    out = await buffer(result);
  });
  return out;
}

const encrypted = (bytes: Buffer): Promise<Buffer> => through(bytes, encryption(ours.publicKey));
const decrypted = (bytes: Buffer): Promise<Buffer> => through(bytes, decryption(ours.privateKey));

describe('[OPS-20] the cipher of backups', () => {
  test.each([0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 300_000])(
    'gives %i bytes back as they were',
    async (size) => {
      const plain = randomBytes(size);
      const sealed = await encrypted(plain);
      expect(sealed.length).toBe(HEADER + size + TAG * Math.max(1, Math.ceil(size / CHUNK)));
      expect((await decrypted(sealed)).equals(plain)).toBe(true);
    },
  );

  test('never gives the same twice, and nothing of what it holds', async () => {
    const plain = Buffer.from('Hvad savner vi? '.repeat(1_000));
    const [one, another] = [await encrypted(plain), await encrypted(plain)];
    expect(one.equals(another)).toBe(false);
    expect(one.includes('savner')).toBe(false);
  });

  test('opens for no other key', async () => {
    const sealed = await encrypted(Buffer.from('noget'));
    await expect(through(sealed, decryption(theirs.privateKey))).rejects.toThrow(BrokenBackupError);
  });

  const chunk = CHUNK + TAG;
  const changes: readonly (readonly [string, (sealed: Buffer) => Buffer])[] = [
    ['cut off in a chunk', (sealed) => sealed.subarray(0, -1)],
    ['cut off between chunks', (sealed) => sealed.subarray(0, HEADER + chunk)],
    ['without its chunks', (sealed) => sealed.subarray(0, HEADER)],
    ['cut off in its head', (sealed) => sealed.subarray(0, HEADER - 1)],
    ['longer than it was', (sealed) => Buffer.concat([sealed, Buffer.alloc(1)])],
    [
      'with a chunk twice',
      (sealed) => Buffer.concat([sealed.subarray(0, HEADER + chunk), sealed.subarray(HEADER)]),
    ],
    [
      'with chunks exchanged',
      (sealed) =>
        Buffer.concat([
          sealed.subarray(0, HEADER),
          sealed.subarray(HEADER + chunk, HEADER + 2 * chunk),
          sealed.subarray(HEADER, HEADER + chunk),
          sealed.subarray(HEADER + 2 * chunk),
        ]),
    ],
    [
      'with another bit',
      (sealed) => Buffer.from(sealed.map((byte, at) => (at === HEADER + 5 ? byte ^ 1 : byte))),
    ],
    [
      'with another key in its head',
      (sealed) => Buffer.from(sealed.map((byte, at) => (at === 25 ? byte ^ 1 : byte))),
    ],
    [
      'with a key in its head that makes every secret zero',
      (sealed) => Buffer.from(sealed.map((byte, at) => (at >= 20 && at < HEADER ? 0 : byte))),
    ],
    ['something else', () => Buffer.from('SQLite format 3'.repeat(10))],
    ['nothing', () => Buffer.alloc(0)],
  ];
  test.each(changes)('refuses a backup that is %s', async (_what, change) => {
    const sealed = await encrypted(randomBytes(2 * CHUNK + 100));
    await expect(decrypted(change(sealed))).rejects.toThrow(BrokenBackupError);
  });
});
