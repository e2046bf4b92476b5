/** Decoders that hand on what comes out piece by piece, for measuring it. They are as lenient as pdf.js with damaged data. */
import { Unzlib } from 'fflate';

export interface Decoder {
  push(chunk: Uint8Array): void;
}

export type Out = (chunk: Uint8Array) => void;

interface Filter {
  readonly make: (out: Out) => Decoder;
  /** It makes nothing longer than this many times. */
  readonly most: number;
}

/** LZW whose codes grow as late as they can, which a stream may ask for. */
export const LATE_LZW = 'LZWDecode, late';

/** By the name a PDF has for them. Filters for pictures are not among them: no picture is decoded. */
export const FILTERS: Readonly<Record<string, Filter>> = {
  FlateDecode: { make: (out) => new Flate(out), most: 1032 },
  LZWDecode: { make: (out) => new Lzw(out, 1), most: 2800 },
  [LATE_LZW]: { make: (out) => new Lzw(out, 0), most: 2800 },
  RunLengthDecode: { make: (out) => new RunLength(out), most: 64 },
  ASCII85Decode: { make: (out) => new Ascii85(out), most: 4 },
  ASCIIHexDecode: { make: (out) => new AsciiHex(out), most: 1 },
  Crypt: { make: (out) => ({ push: out }), most: 1 },
};

const OUT_BYTES = 64 * 1024;

/** Collects bytes, so that they are handed on in pieces that are worth it. */
class Collector {
  readonly #out: Out;
  #bytes = new Uint8Array(OUT_BYTES);
  #length = 0;

  constructor(out: Out) {
    this.#out = out;
  }

  add(byte: number): void {
    if (this.#length === OUT_BYTES) this.flush();
    this.#bytes[this.#length++] = byte;
  }

  flush(): void {
    if (this.#length === 0) return;
    this.#out(this.#bytes.subarray(0, this.#length));
    this.#bytes = new Uint8Array(OUT_BYTES);
    this.#length = 0;
  }
}

class Flate implements Decoder {
  readonly #unzlib: Unzlib;
  #ended = false;
  #failure: unknown;

  constructor(out: Out) {
    this.#unzlib = new Unzlib((chunk) => {
      try {
        out(chunk);
      } catch (error) {
        this.#failure = error;
        throw error;
      }
    });
  }

  push(chunk: Uint8Array): void {
    if (this.#ended) return;
    try {
      this.#unzlib.push(chunk);
    } catch {
      // A damaged stream ends here for pdf.js too; what the receiver throws goes on.
      this.#ended = true;
      if (this.#failure !== undefined) throw this.#failure;
    }
  }
}

const CLEAR = 256;
const END = 257;
const FIRST_CODE = 258;
const MOST_CODES = 4096;

class Lzw implements Decoder {
  readonly #out: Collector;
  readonly #early: 0 | 1;
  readonly #prefix = new Uint16Array(MOST_CODES);
  readonly #last = new Uint8Array(MOST_CODES);
  readonly #word = new Uint8Array(MOST_CODES);
  #next = FIRST_CODE;
  #width = 9;
  #before = -1;
  #bits = 0;
  #held = 0;
  #ended = false;

  /** @param early by how many codes they grow before they must: 1, unless a stream says 0 */
  constructor(out: Out, early: 0 | 1) {
    this.#out = new Collector(out);
    this.#early = early;
  }

  push(chunk: Uint8Array): void {
    for (const byte of chunk) {
      if (this.#ended) break;
      this.#held = ((this.#held << 8) | byte) & 0xffffff;
      this.#bits += 8;
      if (this.#bits < this.#width) continue;
      this.#bits -= this.#width;
      this.#take((this.#held >> this.#bits) & ((1 << this.#width) - 1));
    }
    this.#out.flush();
  }

  #take(code: number): void {
    if (code === END) this.#ended = true;
    else if (code === CLEAR) {
      this.#next = FIRST_CODE;
      this.#width = 9;
      this.#before = -1;
    } else this.#write(code);
  }

  #write(code: number): void {
    const isNew = code >= this.#next;
    if (isNew && this.#before < 0) {
      this.#ended = true;
      return;
    }
    let length = 0;
    let at = isNew ? this.#before : code;
    while (at >= FIRST_CODE && length < MOST_CODES - 1) {
      this.#word[length++] = this.#last[at] ?? 0;
      at = this.#prefix[at] ?? 0;
    }
    const first = at;
    this.#word[length++] = first;
    for (let index = length - 1; index >= 0; index--) this.#out.add(this.#word[index] ?? 0);
    if (isNew) this.#out.add(first);
    if (this.#before >= 0 && this.#next < MOST_CODES) {
      this.#prefix[this.#next] = this.#before;
      this.#last[this.#next] = first;
      this.#next++;
      if (this.#next + this.#early >= 1 << this.#width && this.#width < 12) this.#width++;
    }
    this.#before = code;
  }
}

class RunLength implements Decoder {
  readonly #out: Collector;
  /** Bytes to copy, or how often to repeat the next one as a negative number. */
  #left = 0;
  #ended = false;

  constructor(out: Out) {
    this.#out = new Collector(out);
  }

  push(chunk: Uint8Array): void {
    for (const byte of chunk) {
      if (this.#ended) break;
      if (this.#left === 0) {
        if (byte === 128) this.#ended = true;
        else this.#left = byte < 128 ? byte + 1 : byte - 257;
      } else if (this.#left > 0) {
        this.#out.add(byte);
        this.#left--;
      } else {
        for (; this.#left < 0; this.#left++) this.#out.add(byte);
      }
    }
    this.#out.flush();
  }
}

const Z = 122;
const FIRST_DIGIT = 33;
const LAST_DIGIT = 117;

class Ascii85 implements Decoder {
  readonly #out: Collector;
  #digits = 0;
  #value = 0;

  constructor(out: Out) {
    this.#out = new Collector(out);
  }

  push(chunk: Uint8Array): void {
    for (const byte of chunk) {
      if (byte === Z && this.#digits === 0) this.#write(0);
      else if (byte >= FIRST_DIGIT && byte <= LAST_DIGIT) {
        this.#value = this.#value * 85 + byte - FIRST_DIGIT;
        if (++this.#digits < 5) continue;
        this.#write(this.#value);
        this.#digits = 0;
        this.#value = 0;
      }
    }
    this.#out.flush();
  }

  #write(value: number): void {
    for (const shift of [24, 16, 8, 0]) this.#out.add(Math.floor(value / 2 ** shift) & 255);
  }
}

class AsciiHex implements Decoder {
  readonly #out: Collector;
  #high: number | undefined;

  constructor(out: Out) {
    this.#out = new Collector(out);
  }

  push(chunk: Uint8Array): void {
    for (const byte of chunk) {
      const digit = Number.parseInt(String.fromCharCode(byte), 16);
      if (Number.isNaN(digit)) continue;
      if (this.#high === undefined) this.#high = digit;
      else {
        this.#out.add(this.#high * 16 + digit);
        this.#high = undefined;
      }
    }
    this.#out.flush();
  }
}
