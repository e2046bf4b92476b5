import { exceedsShape } from '../../shared/jsonShape.ts';
import { isRecord, parseJson } from '../json.ts';
import { LZ4_BYTES_MAX, lz4Bytes, readLz4 } from './lz4.ts';
import { fault, hasOnly, isWhole, type OpFault, type Reading } from './runtimeMessage.ts';

/** An operation's contents and what stands beside them, as they come over the wire. */
export interface WireOp {
  readonly contents: unknown;
  readonly metadata?: unknown;
  readonly compression?: unknown;
}

export interface Unwrapped {
  /** The runtime's messages, unchecked. None while a chunk is still to come. */
  readonly messages: readonly unknown[];
  readonly batchId: string | undefined;
  /** What it was decompressed to, in bytes. 0 if it was not compressed. */
  readonly unpackedBytes: number;
}

/** Asked before so many bytes are decompressed. False: they are not, and the operation is refused. */
export type MayUnpack = (bytes: number) => boolean;

/** More than any table does in one go: Fluid warns from a thousand on. */
const MESSAGES_MAX = 5_000;
/** A client splits what it has compressed into parts of 200 kB. */
const CHUNKS_MAX = 32;
const CHUNK_BYTES_MAX = 4 * 1024 * 1024;
/**
 * Of what one operation holds, also when it was compressed. Counted before it is parsed. Measured: an edit of a table has some
 * hundred parts; a deck is one value.
 */
const SHAPE = { parts: 100_000, depth: 1_000 };
/** `<client>_[<its operation's number>]`, or any UUID if the batch has never been sent. */
const BATCH_ID = /^[\da-f-]{36}_\[-?\d{1,15}\]$/;

const NOTHING: Unwrapped = { messages: [], batchId: undefined, unpackedBytes: 0 };

/**
 * Takes one client's operations out of what they come in: chunks, compression, groups, in this order. Clients do the same
 * and throw on anything that does not fit, so that every step is as strict here.
 */
export class Unwrapper {
  readonly #mayUnpack: MayUnpack;
  #chunks: string[] = [];
  #total = 0;
  #bytes = 0;

  constructor(mayUnpack: MayUnpack = () => true) {
    this.#mayUnpack = mayUnpack;
  }

  unwrap({ contents, metadata, compression }: WireOp): Reading<Unwrapped> {
    const value = typeof contents === 'string' ? parseWithin(contents) : contents;
    if (!isRecord(value)) return fault('form');
    if (compression !== undefined || value.type !== 'chunkedOp') {
      return this.#unwrapWhole(value, metadata, compression);
    }
    if (!isMetadata(metadata)) return fault('metadata');
    const whole = hasOnly(value, ['type', 'contents']) ? this.#addChunk(value.contents) : fault('chunk');
    if (!('ok' in whole)) return whole;
    if (!whole.ok) return { ok: NOTHING };
    const { contents: joined, originalMetadata, originalCompression } = whole.ok;
    const inside = parseWithin(joined);
    if (!isRecord(inside) || originalCompression !== 'lz4') return fault('chunk');
    return this.#unwrapWhole(inside, originalMetadata, originalCompression);
  }

  /** Whether a chunk is still to come. */
  get isWaiting(): boolean {
    return this.#chunks.length > 0;
  }

  #unwrapWhole(value: unknown, metadata: unknown, compression: unknown): Reading<Unwrapped> {
    if (!isMetadata(metadata)) return fault('metadata');
    const batchId = metadata?.batchId;
    const plain =
      compression === undefined ? { ok: { value, unpackedBytes: 0 } } : this.#decompress(value, compression);
    if (!('ok' in plain)) return plain;
    const { value: inside, unpackedBytes } = plain.ok;
    if (!isRecord(inside) || inside.type !== 'groupedBatch')
      return { ok: { messages: [inside], batchId, unpackedBytes } };
    if (!hasOnly(inside, ['type', 'contents']) || !Array.isArray(inside.contents)) return fault('form');
    if (inside.contents.length > MESSAGES_MAX) return fault('form');
    const messages: unknown[] = [];
    for (const entry of inside.contents) {
      const problem = faultOfEntry(entry);
      if (problem) return fault(problem);
      messages.push(entry.contents);
    }
    return { ok: { messages, batchId, unpackedBytes } };
  }

  #decompress(value: unknown, compression: unknown): Reading<Plain> {
    if (compression !== 'lz4' || !hasOnly(value, ['packedContents'])) return fault('compression');
    if (typeof value.packedContents !== 'string') return fault('compression');
    const packed = Buffer.from(value.packedContents, 'base64');
    // Node passes over what is no base64, browsers throw.
    if (packed.toString('base64') !== value.packedContents) return fault('compression');
    const unpackedBytes = lz4Bytes(packed);
    if (unpackedBytes === undefined || unpackedBytes > LZ4_BYTES_MAX) return fault('compression');
    if (!this.#mayUnpack(unpackedBytes)) return fault('rate');
    const plain = readLz4(packed, unpackedBytes);
    const messages = plain && parseWithin(plain.toString());
    // A list of one, from the time before groups.
    return Array.isArray(messages) && messages.length === 1
      ? { ok: { value: messages[0], unpackedBytes } }
      : fault('compression');
  }

  #addChunk(chunk: unknown): Reading<WholeChunks | undefined> {
    if (!isRecord(chunk)) return fault('chunk');
    const { chunkId, totalChunks, contents, originalMetadata, originalCompression, originalType } = chunk;
    if (!isWhole(totalChunks) || totalChunks < 1 || totalChunks > CHUNKS_MAX) return fault('chunk');
    if (chunkId !== this.#chunks.length + 1 || typeof contents !== 'string') return fault('chunk');
    if (this.isWaiting && totalChunks !== this.#total) return fault('chunk');
    this.#bytes += contents.length;
    if (this.#bytes > CHUNK_BYTES_MAX) return fault('chunk');
    this.#total = totalChunks;
    this.#chunks.push(contents);
    const isLast = this.#chunks.length === totalChunks;
    if (!isLast) return { ok: undefined };
    const joined = this.#chunks.join('');
    this.#chunks = [];
    this.#bytes = 0;
    if (originalType !== 'component') return fault('chunk');
    return { ok: { contents: joined, originalMetadata, originalCompression } };
  }
}

interface Plain {
  readonly value: unknown;
  readonly unpackedBytes: number;
}

interface WholeChunks {
  readonly contents: string;
  readonly originalMetadata: unknown;
  readonly originalCompression: unknown;
}

function faultOfEntry(entry: unknown): OpFault | undefined {
  if (!hasOnly(entry, ['contents', 'metadata'])) return 'form';
  const { metadata } = entry;
  return metadata === undefined || hasOnly(metadata, ['batch', 'batchId']) ? undefined : 'metadata';
}

/** Undefined for what has too many parts to be parsed, and for what is no JSON. */
const parseWithin = (text: string): unknown => (exceedsShape(text, SHAPE) ? undefined : parseJson(text));

interface Metadata {
  readonly batchId?: string;
}

/** The mark for the first and last operation of a batch is not taken: with groups there is none, and clients wait for its end. */
function isMetadata(metadata: unknown): metadata is Metadata | null | undefined {
  if (metadata === undefined || metadata === null) return true;
  if (!hasOnly(metadata, ['batchId', 'groupedOpCount'])) return false;
  const { batchId, groupedOpCount } = metadata;
  return (
    (batchId === undefined || (typeof batchId === 'string' && BATCH_ID.test(batchId))) &&
    (groupedOpCount === undefined || (isWhole(groupedOpCount) && groupedOpCount >= 0))
  );
}
