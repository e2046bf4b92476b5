import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { constants, createGzip, gzip } from 'node:zlib';
import type { Request, Response } from 'express';
import { type Holder, Holdings } from '../../shared/holdings.ts';
import { RelayError } from '../errors.ts';

const compress = promisify(gzip);
const MIB = 1024 * 1024;
const KIB = 1024;
/** Smaller ones fit in a packet as they are. */
const COMPRESS_FROM_BYTES = 1 * KIB;
const HELD_FOR_ONE_USER = 16 * MIB;
const HELD_FOR_ONE_ADDRESS = 64 * MIB;
const HELD_BYTES = 256 * MIB;
const RETRY_AFTER_MS = 1_000;

/** An answer as it goes over the wire. One that many get is made once and held once. */
export class EncodedJson {
  readonly plain: Buffer;
  readonly gzip: Buffer | undefined;

  /** JSON, in parts if it is long. */
  static async of(...parts: readonly string[]): Promise<EncodedJson> {
    const plain = Buffer.concat(parts.map((part) => Buffer.from(part)));
    if (plain.byteLength < COMPRESS_FROM_BYTES) return new EncodedJson(plain, undefined);
    return new EncodedJson(plain, await compress(plain, { level: constants.Z_BEST_SPEED }));
  }

  private constructor(plain: Buffer, gzip: Buffer | undefined) {
    this.plain = plain;
    this.gzip = gzip;
  }

  get byteLength(): number {
    return this.plain.byteLength + (this.gzip?.byteLength ?? 0);
  }
}

/** An answer that is too long to be in memory at once. */
export class StreamedJson {
  readonly parts: AsyncIterable<string>;
  /** What is in memory of it at once. */
  readonly partBytes: number;

  constructor(parts: AsyncIterable<string>, partBytes: number) {
    this.parts = parts;
    this.partBytes = partBytes;
  }
}

interface Held {
  readonly holder: Holder;
  readonly bytes: number;
  readers: number;
}

/** Sends answers within a memory budget: a client that does not read its answers is refused further ones. */
export class AnswerSender {
  readonly #holdings = new Holdings({
    perUser: HELD_FOR_ONE_USER,
    perAddress: HELD_FOR_ONE_ADDRESS,
    inAll: HELD_BYTES,
  });
  readonly #held = new WeakMap<EncodedJson, Held>();

  /** Throws `throttled`. */
  send(request: Request, response: Response, holder: Holder, answer: EncodedJson): void {
    const packed = request.acceptsEncodings('gzip') === 'gzip' ? answer.gzip : undefined;
    const body = packed ?? answer.plain;
    this.#hold(response, holder, answer);
    response.set({ 'Content-Type': 'application/json; charset=utf-8', Vary: 'Accept-Encoding' });
    if (packed) response.set('Content-Encoding', 'gzip');
    response.set('Content-Length', String(body.byteLength)).end(body);
  }

  /** Throws `throttled`. Resolves when all is sent, or the other side has gone; rejects if a part cannot be made. */
  async stream(request: Request, response: Response, holder: Holder, answer: StreamedJson): Promise<void> {
    // One part waits in the stream while the next one is made.
    const bytes = 2 * answer.partBytes;
    if (!this.#holdings.take(holder, bytes)) throw tooMuch();
    response.once('close', () => this.#holdings.give(holder, bytes));
    response.set({ 'Content-Type': 'application/json; charset=utf-8', Vary: 'Accept-Encoding' });
    const parts = Readable.from(answer.parts, { highWaterMark: 1 });
    if (request.acceptsEncodings('gzip') !== 'gzip') return pipeline(parts, response);
    response.set('Content-Encoding', 'gzip');
    return pipeline(parts, createGzip({ level: constants.Z_BEST_SPEED }), response);
  }

  /** Counts for the first client that asked, until every client that asked has received it. */
  #hold(response: Response, holder: Holder, answer: EncodedJson): void {
    const held = this.#held.get(answer) ?? { holder, bytes: answer.byteLength, readers: 0 };
    if (held.readers === 0 && !this.#holdings.take(held.holder, held.bytes)) {
      throw tooMuch();
    }
    held.readers += 1;
    this.#held.set(answer, held);
    response.once('close', () => {
      held.readers -= 1;
      if (held.readers > 0) return;
      this.#holdings.give(held.holder, held.bytes);
      this.#held.delete(answer);
    });
  }
}

const tooMuch = (): RelayError =>
  new RelayError('throttled', 'The rate limit is exceeded.', { retryAfterMs: RETRY_AFTER_MS });
