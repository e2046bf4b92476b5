import type { Duplex, Readable } from 'node:stream';
import type { Rate } from '../limits.ts';
import { Bucket } from '../throttle.ts';

export interface WireLimits {
  /** Until its client is at a document: a greeting, and answers to pings. */
  readonly greetingBytes: number;
  readonly greetingFrames: number;
  /** From then on. */
  readonly bytes: Rate;
  readonly frames: Rate;
}

/** Pings of the WebSocket itself, of which browsers send none. Each is answered, whether its sender reads that or not. */
const CONTROLS: Rate = { perSecond: 1, burst: 100 };
const FIRST_CONTROL = 0x8;
const OPCODE = 0x0f;

const FIN_AND_OPCODE_BYTES = 2;
const MASK_BYTES = 4;
const LENGTH_16 = 126;
const LENGTH_64 = 127;

/** What one connection may still bring: a greeting, and a rate once its client is at a document. */
export class Inbound {
  readonly #limits: WireLimits;
  readonly #now: () => number;
  #open: { readonly bytes: Bucket; readonly frames: Bucket } | undefined;
  #bytesLeft: number;
  #framesLeft: number;

  constructor(limits: WireLimits, now: () => number) {
    this.#limits = limits;
    this.#now = now;
    this.#bytesLeft = limits.greetingBytes;
    this.#framesLeft = limits.greetingFrames;
  }

  /** Its client is at a document. */
  open(): void {
    const now = this.#now();
    this.#open ??= {
      bytes: new Bucket(this.#limits.bytes, now),
      frames: new Bucket(this.#limits.frames, now),
    };
  }

  /** False if that is too much. */
  take(bytes: number, frames: number): boolean {
    if (this.#open) {
      const now = this.#now();
      return this.#open.bytes.take(bytes, now) === 0 && this.#open.frames.take(frames, now) === 0;
    }
    this.#bytesLeft -= bytes;
    this.#framesLeft -= frames;
    return this.#bytesLeft >= 0 && this.#framesLeft >= 0;
  }
}

/** Cuts a stream at the first chunk that `mayBring` refuses. A listener of its own could not keep the others from it. */
export function cutAtTooMuch(
  stream: Readable,
  mayBring: (chunk: Uint8Array | string) => boolean,
  cut: () => void,
): void {
  const emit = stream.emit.bind(stream);
  stream.emit = (event: string, ...args: unknown[]) => {
    if (event === 'data' && !mayBring(args[0] as Uint8Array | string)) {
      cut();
      return false;
    }
    return emit(event, ...args);
  };
}

/**
 * What comes in over one WebSocket, counted in bytes and frames before anything reads it: also pieces of frames, pings and
 * nonsense cost memory and time. A wire that brings more than its share is cut.
 */
export class Wire {
  readonly #socket: Duplex;
  readonly #now: () => number;
  readonly #frames = new FrameCounter();
  readonly #controls: Bucket;
  readonly #inbound: Inbound;

  /** Before the WebSocket begins to listen to it. */
  constructor(socket: Duplex, limits: WireLimits, now: () => number) {
    this.#socket = socket;
    this.#now = now;
    this.#inbound = new Inbound(limits, now);
    this.#controls = new Bucket(CONTROLS, now());
    cutAtTooMuch(
      socket,
      (chunk) => this.#mayBring(chunk as Uint8Array),
      () => this.cut(),
    );
  }

  /** Its client is at a document. */
  open(): void {
    this.#inbound.open();
  }

  cut(): void {
    this.#socket.destroy();
  }

  #mayBring(chunk: Uint8Array): boolean {
    const { frames, controls } = this.#frames.countIn(chunk);
    if (controls > 0 && this.#controls.take(controls, this.#now()) > 0) return false;
    return this.#inbound.take(chunk.byteLength, frames);
  }
}

/** In the body of a request that takes the place of a WebSocket (Engine.IO's protocol, version 4). */
const SEPARATOR = '\x1e';
const SEPARATOR_BYTE = 0x1e;

/** Counts the packets in a piece of such a body, of which each stands for a frame. */
export function packetsIn(chunk: Uint8Array | string): number {
  let packets = 1;
  if (typeof chunk === 'string') {
    for (let at = chunk.indexOf(SEPARATOR); at >= 0; at = chunk.indexOf(SEPARATOR, at + 1)) packets += 1;
    return packets;
  }
  for (const byte of chunk) if (byte === SEPARATOR_BYTE) packets += 1;
  return packets;
}

/** Counts the frames that begin in a stream of WebSocket frames from a client (RFC 6455, 5.2). */
export class FrameCounter {
  /** Of the payload under way. */
  #skip = 0;
  /** The header under way. */
  #header: number[] = [];

  countIn(chunk: Uint8Array): { frames: number; controls: number } {
    let frames = 0;
    let controls = 0;
    for (let i = 0; i < chunk.byteLength; ) {
      if (this.#skip > 0) {
        const skipped = Math.min(this.#skip, chunk.byteLength - i);
        this.#skip -= skipped;
        i += skipped;
        continue;
      }
      const byte = chunk[i] ?? 0;
      if (this.#header.length === 0) {
        frames += 1;
        if ((byte & OPCODE) >= FIRST_CONTROL) controls += 1;
      }
      this.#header.push(byte);
      i += 1;
      const payload = payloadAfter(this.#header);
      if (payload === undefined) continue;
      this.#skip = payload;
      this.#header = [];
    }
    return { frames, controls };
  }
}

/** Bytes of payload after a header; undefined while there is more to come of it. */
function payloadAfter(header: readonly number[]): number | undefined {
  const second = header[1];
  if (second === undefined) return undefined;
  const code = second & 0x7f;
  const lengthBytes = code === LENGTH_16 ? 2 : code === LENGTH_64 ? 8 : 0;
  const maskBytes = second & 0x80 ? MASK_BYTES : 0;
  if (header.length < FIN_AND_OPCODE_BYTES + lengthBytes + maskBytes) return undefined;
  if (lengthBytes === 0) return code;
  return header
    .slice(FIN_AND_OPCODE_BYTES, FIN_AND_OPCODE_BYTES + lengthBytes)
    .reduce((length, byte) => length * 256 + byte, 0);
}
