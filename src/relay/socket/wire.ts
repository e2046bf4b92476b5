import type { Duplex } from 'node:stream';
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

/**
 * What comes in over one WebSocket, counted in bytes and frames before anything reads it: also pieces of frames, pings and
 * nonsense cost memory and time. A wire that brings more than its share is cut.
 */
export class Wire {
  readonly #socket: Duplex;
  readonly #limits: WireLimits;
  readonly #now: () => number;
  readonly #frames = new FrameCounter();
  readonly #controls: Bucket;
  #open: { readonly bytes: Bucket; readonly frames: Bucket } | undefined;
  #bytesLeft: number;
  #framesLeft: number;

  /** Before the WebSocket begins to listen to it. */
  constructor(socket: Duplex, limits: WireLimits, now: () => number) {
    this.#socket = socket;
    this.#limits = limits;
    this.#now = now;
    this.#bytesLeft = limits.greetingBytes;
    this.#framesLeft = limits.greetingFrames;
    this.#controls = new Bucket(CONTROLS, now());
    // A listener of its own could not keep the others from what is too much.
    const emit = socket.emit.bind(socket);
    socket.emit = (event: string, ...args: unknown[]) => {
      if (event === 'data' && !this.#mayBring(args[0] as Uint8Array)) {
        this.cut();
        return false;
      }
      return emit(event, ...args);
    };
  }

  /** Its client is at a document. */
  open(): void {
    const now = this.#now();
    this.#open ??= {
      bytes: new Bucket(this.#limits.bytes, now),
      frames: new Bucket(this.#limits.frames, now),
    };
  }

  cut(): void {
    this.#socket.destroy();
  }

  #mayBring(chunk: Uint8Array): boolean {
    const { frames, controls } = this.#frames.countIn(chunk);
    const now = this.#now();
    if (controls > 0 && this.#controls.take(controls, now) > 0) return false;
    if (this.#open) {
      const { bytes, frames: bucket } = this.#open;
      return bytes.take(chunk.byteLength, now) === 0 && bucket.take(frames, now) === 0;
    }
    this.#bytesLeft -= chunk.byteLength;
    this.#framesLeft -= frames;
    return this.#bytesLeft >= 0 && this.#framesLeft >= 0;
  }
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
