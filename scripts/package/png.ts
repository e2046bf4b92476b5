/** Reads PNG pictures as far as needed for an app icon: 8 bits a channel, true colour, not interlaced. */
import { inflateSync } from 'node:zlib';

export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly hasAlpha: boolean;
  /** Red, green, blue and alpha of each pixel, 0 to 255, row by row. */
  readonly rgba: Uint8Array;
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const TRUE_COLOUR = 2;
const TRUE_COLOUR_WITH_ALPHA = 6;

/** @throws Error with a sentence about the problem */
export function readPng(bytes: Uint8Array): Picture {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!file.subarray(0, SIGNATURE.length).equals(SIGNATURE)) throw new Error('is not a PNG picture');
  const chunks = chunksOf(file);
  const header = chunks.find(({ type }) => type === 'IHDR')?.data;
  if (header?.length !== 13) throw new Error('has no PNG header');
  const colourType = header.readUInt8(9);
  const plain = header.readUInt8(8) === 8 && header.readUInt8(12) === 0;
  if (!plain || (colourType !== TRUE_COLOUR && colourType !== TRUE_COLOUR_WITH_ALPHA)) {
    throw new Error('is not a true-colour PNG with 8 bits a channel and without interlacing');
  }
  const width = header.readUInt32BE(0);
  const height = header.readUInt32BE(4);
  const channels = colourType === TRUE_COLOUR_WITH_ALPHA ? 4 : 3;
  const packed = Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data));
  const samples = unfilter(inflateSync(packed), width * channels, height, channels);
  return { width, height, hasAlpha: channels === 4, rgba: channels === 4 ? samples : withAlpha(samples) };
}

function chunksOf(file: Buffer): { readonly type: string; readonly data: Buffer }[] {
  const chunks: { type: string; data: Buffer }[] = [];
  for (let at = SIGNATURE.length; at + 12 <= file.length; ) {
    const length = file.readUInt32BE(at);
    chunks.push({
      type: file.toString('latin1', at + 4, at + 8),
      data: file.subarray(at + 8, at + 8 + length),
    });
    at += length + 12;
  }
  return chunks;
}

/** Each row names the predictor of its bytes: left, above, or above left. */
function unfilter(rows: Buffer, rowBytes: number, height: number, pixelBytes: number): Uint8Array {
  const out = new Uint8Array(rowBytes * height);
  for (let y = 0; y < height; y += 1) {
    const filter = rows[y * (rowBytes + 1)] ?? 0;
    for (let x = 0; x < rowBytes; x += 1) {
      const at = y * rowBytes + x;
      const left = x >= pixelBytes ? (out[at - pixelBytes] ?? 0) : 0;
      const above = y > 0 ? (out[at - rowBytes] ?? 0) : 0;
      const corner = x >= pixelBytes && y > 0 ? (out[at - rowBytes - pixelBytes] ?? 0) : 0;
      out[at] = (rows[y * (rowBytes + 1) + 1 + x] ?? 0) + predicted(filter, left, above, corner);
    }
  }
  return out;
}

function predicted(filter: number, left: number, above: number, corner: number): number {
  switch (filter) {
    case 1:
      return left;
    case 2:
      return above;
    case 3:
      return (left + above) >> 1;
    case 4: {
      const guess = left + above - corner;
      const near = [left, above, corner].map((value) => Math.abs(guess - value));
      const [toLeft = 0, toAbove = 0, toCorner = 0] = near;
      if (toLeft <= toAbove && toLeft <= toCorner) return left;
      return toAbove <= toCorner ? above : corner;
    }
    default:
      return 0;
  }
}

function withAlpha(rgb: Uint8Array): Uint8Array {
  const pixels = rgb.length / 3;
  const rgba = new Uint8Array(pixels * 4).fill(255);
  for (let pixel = 0; pixel < pixels; pixel += 1) rgba.set(rgb.subarray(pixel * 3, pixel * 3 + 3), pixel * 4);
  return rgba;
}
