import { LZ4_BYTES_MAX, lz4Bytes, readLz4 } from '../../../src/relay/operations/lz4.ts';
import { Dice } from '../../support/import/random.ts';
import { lz4js } from '../../support/relay/lz4.ts';

const dice = new Dice(7);
const noise = (length: number, letters: number): Buffer =>
  Buffer.from(Array.from({ length }, () => dice.between(0, letters - 1)));
const packed = (bytes: Uint8Array): Buffer => Buffer.from(lz4js.compress(bytes));

describe('[RELAY-30] readLz4: reads what Fluid compresses, as Fluid reads it', () => {
  it.each([
    ['one byte', Buffer.from('x')],
    ['a text', Buffer.from(JSON.stringify({ deck: 'Hvem spørger I om hjælp? '.repeat(50_000) }))],
    ['noise', noise(300_000, 256)],
    ['noise of two letters', noise(300_000, 2)],
    ['long runs', Buffer.concat([noise(20, 256), Buffer.alloc(1_000_000, 7), noise(20, 256)])],
  ])('%s', (_name, bytes) => {
    expect(readLz4(packed(bytes), LZ4_BYTES_MAX)?.equals(bytes)).toBe(true);
    expect(lz4Bytes(packed(bytes))).toBe(bytes.byteLength);
  });
});

describe('[RELAY-30] readLz4: refuses', () => {
  const text = Buffer.from('Hvem spørger I om hjælp? '.repeat(100));

  it('more than it may hold, without making room for it', () => {
    const bomb = packed(Buffer.alloc(1_000_000));
    expect(bomb.length).toBeLessThan(5_000);
    expect(lz4Bytes(bomb)).toBe(1_000_000);
    expect(readLz4(bomb, 999_999)).toBeUndefined();
    expect(readLz4(packed(Buffer.alloc(LZ4_BYTES_MAX + 1)), LZ4_BYTES_MAX)).toBeUndefined();
    expect(readLz4(packed(noise(1_000, 256)), 999)).toBeUndefined();
  });

  it('a frame that says its own size, or anything else that no client writes', () => {
    for (const descriptor of [0x00, 0x44, 0x48, 0x50, 0x80]) {
      const frame = packed(text);
      frame[4] = descriptor;
      expect(readLz4(frame, LZ4_BYTES_MAX)).toBeUndefined();
    }
    expect(readLz4(Buffer.concat([packed(text), Buffer.alloc(1)]), LZ4_BYTES_MAX)).toBeUndefined();
    expect(readLz4(Buffer.alloc(0), LZ4_BYTES_MAX)).toBeUndefined();
  });

  it('every damage, or reads it as Fluid does', () => {
    const whole = packed(text);
    const maxBytes = 10_000;
    let read = 0;
    for (let i = 0; i < 5_000; i += 1) {
      const frame = Buffer.from(whole);
      for (let n = dice.between(1, 3); n > 0; n -= 1)
        frame[dice.between(0, frame.length - 1)] = dice.between(0, 255);
      const found = readLz4(
        frame.subarray(0, dice.chance(0.2) ? dice.between(0, frame.length) : undefined),
        maxBytes,
      );
      if (!found) continue;
      read += 1;
      // Without a size it makes room for 4 MB each time.
      expect(Buffer.from(lz4js.decompress(frame, maxBytes)).equals(found)).toBe(true);
    }
    expect(read).toBeGreaterThan(0);
  });
});
