import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { checkColourIcon, checkOutlineIcon } from '../../../scripts/package/icons.ts';
import { readPng } from '../../../scripts/package/png.ts';
import { PROJECT } from './project-copy.ts';

const CLEAR = [0, 0, 0, 0];
const WHITE = [255, 255, 255, 255];
const RED = [200, 0, 0, 255];

interface Drawing {
  readonly size: number;
  readonly pixel: (x: number, y: number) => readonly number[];
  /** The PNG filter of each row: 0 none, 1 left, 2 above, 3 average, 4 Paeth. */
  readonly filter?: (row: number) => number;
  readonly colourType?: number;
}

/** Writes a PNG the plain way, to read it back with the code under test. */
function png({ size, pixel, filter = () => 0, colourType = 6 }: Drawing): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, colourType], 8);
  const rows = Array.from({ length: size }, (_, y) =>
    Array.from({ length: size }, (_, x) => pixel(x, y)).flat(),
  );
  const bytesPerPixel = rows[0] ? rows[0].length / size : 0;
  const filtered = rows.flatMap((row, y) => [
    filter(y),
    ...row.map((value, at) => {
      const left = row[at - bytesPerPixel] ?? 0;
      const above = rows[y - 1]?.[at] ?? 0;
      const corner = rows[y - 1]?.[at - bytesPerPixel] ?? 0;
      return (value - prediction(filter(y), left, above, corner)) & 0xff;
    }),
  ]);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.from(filtered))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function prediction(filter: number, left: number, above: number, corner: number): number {
  if (filter === 4) {
    const candidates = [left, above, corner];
    const distances = candidates.map((value) => Math.abs(left + above - corner - value));
    return candidates[distances.indexOf(Math.min(...distances))] ?? 0;
  }
  return [0, left, above, Math.floor((left + above) / 2)][filter] ?? 0;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}

const frame = (size: number, line: readonly number[]): Drawing => ({
  size,
  pixel: (x, y) => (x === 3 || y === 3 ? line : CLEAR),
});

describe('the icons of the app', () => {
  it('[PACKAGE-13] are as Teams wants them', () => {
    const read = (name: string) => readFileSync(join(PROJECT, 'appPackage', name));
    expect(checkColourIcon('color.png', read('color.png'))).toEqual([]);
    expect(checkOutlineIcon('outline.png', read('outline.png'))).toEqual([]);
  });

  it('[PACKAGE-13] have their sizes', () => {
    const small = png({ size: 32, pixel: () => RED });
    expect(checkColourIcon('color.png', small)).toEqual([
      'color.png: is 32 × 32 pixels. Expected: 192 × 192.',
    ]);
    const large = png(frame(48, WHITE));
    expect(checkOutlineIcon('o.png', large)).toEqual(['o.png: is 48 × 48 pixels. Expected: 32 × 32.']);
  });

  it.each([
    ['lines that are not white', frame(32, RED), 'has other colours than white'],
    ['a ground', { size: 32, pixel: () => WHITE }, 'is not transparent around its lines'],
    ['nothing in it', { size: 32, pixel: () => CLEAR }, 'is empty: nothing in it can be seen'],
    [
      'no transparency at all',
      { size: 32, pixel: () => [255, 255, 255], colourType: 2 },
      'is not transparent around its lines',
    ],
  ])('[PACKAGE-13] are refused when the outline has %s', (_what, drawing, problem) => {
    expect(checkOutlineIcon('o.png', png(drawing))).toEqual([`o.png: ${problem}.`]);
  });

  it('[PACKAGE-13] are refused when they are no picture, or of a kind that Teams may not show', () => {
    expect(checkColourIcon('c.png', Buffer.from('<svg/>'))).toEqual(['c.png: is not a PNG picture.']);
    const palette = png({ size: 192, pixel: () => [0], colourType: 3 });
    expect(checkColourIcon('c.png', palette)).toEqual([expect.stringContaining('is not a true-colour PNG')]);
    const cut = png({ size: 192, pixel: () => RED }).subarray(0, 60);
    expect(checkColourIcon('c.png', cut)).toHaveLength(1);
  });
});

describe('reading a PNG', () => {
  it.each([0, 1, 2, 3, 4])('gives back every pixel of rows with filter %i', (filter) => {
    const pixel = (x: number, y: number) => [x * 37, y * 53, x * y, 255 - x].map((value) => value & 0xff);
    // The first row has nothing above it; each filter must cope.
    const picture = readPng(png({ size: 7, pixel, filter: () => filter }));
    const expected = Array.from({ length: 49 }, (_, at) => pixel(at % 7, Math.floor(at / 7))).flat();
    expect([...picture.rgba]).toEqual(expected);
  });
});
