/**
 * Reads an LZ4 frame of the one kind that Fluid's clients write: one block, no checksums, no size. Stricter than their own
 * reader, which believes every length: what is read here is read the same there.
 */

const MAGIC = 0x184d2204;
/** Format version 1 without options. */
const DESCRIPTOR = 0x40;
/** Blocks of at most 4 MB. */
const BLOCK_SIZE = 0x70;
const HEADER_BYTES = 7;
const UNCOMPRESSED = 0x80000000;
/** Larger contents take several blocks, which refer to each other. */
export const LZ4_BYTES_MAX = 0x400000;
const END_BYTES = 4;
const SHORT_MAX = 15;
const MATCH_MIN = 4;

/**
 * What a frame says it unpacks to, in bytes, without unpacking it. Undefined if it is no such frame or ends too early; whether the
 * rest of it is right shows when it is read.
 */
export function lz4Bytes(frame: Buffer): number | undefined {
  const block = blockIn(frame);
  return block && (block.isPlain ? block.bytes.length : sizeOf(block.bytes));
}

/** Undefined if it is no such frame, or holds more than `maxBytes` (at most {@link LZ4_BYTES_MAX}). */
export function readLz4(frame: Buffer, maxBytes: number): Buffer | undefined {
  const block = blockIn(frame);
  if (!block) return undefined;
  const most = Math.min(maxBytes, LZ4_BYTES_MAX);
  if (!block.isPlain) return readBlock(block.bytes, most);
  return block.bytes.length <= most ? block.bytes : undefined;
}

interface Block {
  readonly bytes: Buffer;
  readonly isPlain: boolean;
}

function blockIn(frame: Buffer): Block | undefined {
  if (frame.length < HEADER_BYTES + 4 + END_BYTES || frame.readUInt32LE(0) !== MAGIC) return undefined;
  if (frame[4] !== DESCRIPTOR || frame[5] !== BLOCK_SIZE) return undefined;
  if (frame.readUInt32LE(frame.length - END_BYTES) !== 0) return undefined;
  const header = frame.readUInt32LE(HEADER_BYTES);
  const bytes = frame.subarray(HEADER_BYTES + 4, frame.length - END_BYTES);
  const isPlain = header >= UNCOMPRESSED;
  if ((isPlain ? header - UNCOMPRESSED : header) !== bytes.length || bytes.length === 0) return undefined;
  return { bytes, isPlain };
}

/** The lengths of all literals and matches of a block. */
function sizeOf(source: Buffer): number | undefined {
  let from = 0;
  let size = 0;
  const length = (short: number): number => {
    let sum = short;
    let more = short === SHORT_MAX ? 255 : 0;
    for (; more === 255; sum += more) more = source[from++] ?? Number.NaN;
    return sum;
  };
  while (from < source.length) {
    const token = source[from++] ?? 0;
    const literals = length(token >> 4);
    from += literals;
    size += literals;
    if (from === source.length) return size;
    from += 2;
    size += length(token & 0xf) + MATCH_MIN;
    if (!(from <= source.length)) return undefined;
  }
  return undefined;
}

function readBlock(source: Buffer, maxBytes: number): Buffer | undefined {
  const target = Buffer.allocUnsafe(maxBytes);
  let from = 0;
  let to = 0;
  /** A length of 15 goes on in further bytes, for as long as they are 255. */
  const length = (short: number): number => {
    let sum = short;
    let more = short === SHORT_MAX ? 255 : 0;
    for (; more === 255; sum += more) more = source[from++] ?? Number.NaN;
    return sum;
  };
  while (from < source.length) {
    const token = source[from++] ?? 0;
    const literals = length(token >> 4);
    if (!(from + literals <= source.length && to + literals <= maxBytes)) return undefined;
    source.copy(target, to, from, from + literals);
    from += literals;
    to += literals;
    if (from === source.length) return target.subarray(0, to);
    if (from + 2 > source.length) return undefined;
    const back = source.readUInt16LE(from);
    from += 2;
    const end = to + length(token & 0xf) + MATCH_MIN;
    if (back === 0 || back > to || !(end <= maxBytes)) return undefined;
    // A match may reach into itself, so that it is copied byte by byte.
    for (; to < end; to += 1) target[to] = target[to - back] ?? 0;
  }
  // A block ends with literals.
  return undefined;
}
