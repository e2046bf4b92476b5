/** Sends the answers of calls one after the other, so that many or long answers to one caller do not delay those to others. */
import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import type { Request, Response } from 'express';
import { FairQueue } from '../../shared/fairQueue.ts';
import { standsBack } from '../../shared/http/accepting.ts';
import { StoredJson } from '../storedJson.ts';

const compress = promisify(gzip);
/** As many as Node has threads for. Each that is packed holds memory besides its text. */
const PACKED_AT_ONCE = 4;
/** Packs JSON to a few percent more than the default does, in a fifth of its memory. */
const PACKING = { level: constants.Z_BEST_SPEED, memLevel: 5, windowBits: 13 };
const SCRATCH_BYTES = 256 * 1_024;
/** Of a string's UTF-16 units, written as UTF-8. */
const BYTES_PER_CHAR_MAX = 3;
/** Smaller ones fit in a packet as they are. */
const COMPRESS_FROM_CHARS = 1_024;

export class Answers {
  readonly #queue = new FairQueue(PACKED_AT_ONCE, standsBack());
  /** Used again: Node frees a buffer long after its answer, so that those of a room of phones would add up. */
  readonly #scratch: Buffer[] = [];

  /** One answer is made into text in each turn of the event loop; callers take turns. */
  send(caller: string, request: Request, response: Response, reply: unknown): Promise<void> {
    return this.#queue.run(caller, async () => {
      if (response.closed) return;
      const text = reply instanceof StoredJson ? reply.text : JSON.stringify(reply);
      response.type('json');
      const isPacked = text.length >= COMPRESS_FROM_CHARS && request.acceptsEncodings('gzip') === 'gzip';
      if (!isPacked) {
        response.send(text);
        return;
      }
      const packed = await this.#pack(text);
      response.vary('Accept-Encoding').setHeader('Content-Encoding', 'gzip');
      response.send(packed);
    });
  }

  async #pack(text: string): Promise<Buffer> {
    const scratch = this.#scratch.pop() ?? Buffer.allocUnsafeSlow(SCRATCH_BYTES);
    const fits = text.length * BYTES_PER_CHAR_MAX <= SCRATCH_BYTES;
    const bytes = fits ? scratch.subarray(0, scratch.write(text)) : Buffer.from(text);
    return compress(bytes, PACKING).finally(() => this.#scratch.push(scratch));
  }
}
