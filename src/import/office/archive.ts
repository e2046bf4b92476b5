import { Inflate } from 'fflate';
import { ImportFailure } from '../../domain/import/failure.ts';
import { IMPORT_LIMITS } from '../../domain/import/limits.ts';

/** So little at a time that even the most inflated piece stays small in memory. */
const CHUNK_BYTES = 16 * 1024;

const END_SIGNATURE = 0x06054b50;
const END_BYTES = 22;
const MAX_COMMENT_BYTES = 0xffff;
const END64_SIGNATURE = 0x06064b50;
const LOCATOR64_SIGNATURE = 0x07064b50;
const LOCATOR64_BYTES = 20;
const ENTRY_SIGNATURE = 0x02014b50;
const ENTRY_BYTES = 46;
const LOCAL_SIGNATURE = 0x04034b50;
const LOCAL_BYTES = 30;
/** A size or place of this value stands in the zip64 field. */
const IN_ZIP64 = 0xffffffff;
const ZIP64_FIELD = 1;
const ENCRYPTED_FLAG = 1;
const UTF8_FLAG = 0x800;
const STORED = 0;
const DEFLATED = 8;

interface Entry {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly compressed: number;
  readonly at: number;
}

/**
 * A ZIP archive (PKWARE APPNOTE 6.3.10), read by its own directory, since local headers may lack sizes. Names are
 * compared regardless of case and of the direction of slashes, as Office does. The limit counts the actual output of
 * all parts together.
 */
export class Archive {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #entries = new Map<string, Entry>();
  #left: number = IMPORT_LIMITS.inflatedBytes;

  /** @throws ImportFailure `file-broken` without a directory, `inflates-too-far` with too many entries */
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (const entry of this.#readDirectory()) {
      const key = keyOf(entry.name);
      if (!this.#entries.has(key)) this.#entries.set(key, entry);
    }
  }

  /** As the archive spells them, with `/` between folders. */
  get names(): string[] {
    return [...this.#entries.values()].map(({ name }) => name);
  }

  has(name: string): boolean {
    return this.#entries.has(keyOf(name));
  }

  /**
   * The bytes of a part; undefined if there is none of that name.
   * @throws ImportFailure `inflates-too-far`, `file-broken`, `file-not-read` if the part has a password
   */
  read(name: string): Uint8Array | undefined {
    const entry = this.#entries.get(keyOf(name));
    if (!entry) return undefined;
    if (entry.flags & ENCRYPTED_FLAG) throw new ImportFailure({ code: 'file-not-read', format: 'locked' });
    const { at, compressed, method } = entry;
    this.#need(at, LOCAL_BYTES);
    if (this.#view.getUint32(at, true) !== LOCAL_SIGNATURE) throw broken();
    const start =
      at + LOCAL_BYTES + this.#view.getUint16(at + 26, true) + this.#view.getUint16(at + 28, true);
    this.#need(start, compressed);
    const data = this.#bytes.subarray(start, start + compressed);
    if (method === STORED) {
      this.#take(data.length);
      return data;
    }
    if (method === DEFLATED) return this.#inflate(data);
    throw broken();
  }

  #inflate(data: Uint8Array): Uint8Array {
    const chunks: Uint8Array[] = [];
    const inflate = new Inflate((chunk) => {
      this.#take(chunk.length);
      chunks.push(chunk);
    });
    for (let at = 0; at < Math.max(1, data.length); at += CHUNK_BYTES) {
      try {
        inflate.push(data.subarray(at, at + CHUNK_BYTES), at + CHUNK_BYTES >= data.length);
      } catch (error) {
        if (error instanceof ImportFailure) throw error;
        throw broken();
      }
    }
    return joined(chunks);
  }

  #take(bytes: number): void {
    this.#left -= bytes;
    if (this.#left < 0) throw tooFar();
  }

  #need(at: number, bytes: number): void {
    if (at < 0 || at + bytes > this.#bytes.length) throw broken();
  }

  #readDirectory(): Entry[] {
    const end = this.#findEnd();
    const { count, size, at: told } = this.#directoryAt(end);
    if (count > IMPORT_LIMITS.archiveEntries) throw tooFar();
    // Where something was put before the archive all its places are off by as much.
    const behind = this.#isZip64(end) ? undefined : end - size - told;
    const shift = behind !== undefined && behind > 0 ? behind : 0;
    const entries: Entry[] = [];
    let at = told + shift;
    for (let index = 0; index < count; index++) {
      this.#need(at, ENTRY_BYTES);
      if (this.#view.getUint32(at, true) !== ENTRY_SIGNATURE) throw broken();
      const [nameBytes, extraBytes, commentBytes] = [28, 30, 32].map((offset) =>
        this.#view.getUint16(at + offset, true),
      ) as [number, number, number];
      this.#need(at, ENTRY_BYTES + nameBytes + extraBytes);
      entries.push(this.#entryAt(at, nameBytes, extraBytes, shift));
      at += ENTRY_BYTES + nameBytes + extraBytes + commentBytes;
    }
    return entries;
  }

  #entryAt(at: number, nameBytes: number, extraBytes: number, shift: number): Entry {
    const view = this.#view;
    const flags = view.getUint16(at + 8, true);
    const inflated = view.getUint32(at + 24, true);
    const name = this.#bytes.subarray(at + ENTRY_BYTES, at + ENTRY_BYTES + nameBytes);
    let compressed = view.getUint32(at + 20, true);
    let place = view.getUint32(at + 42, true);
    let field = this.#zip64Field(at + ENTRY_BYTES + nameBytes, extraBytes);
    if (inflated === IN_ZIP64) field += 8;
    if (compressed === IN_ZIP64) {
      compressed = this.#long(field);
      field += 8;
    }
    if (place === IN_ZIP64) place = this.#long(field);
    return {
      name: nameOf(name, (flags & UTF8_FLAG) !== 0),
      flags,
      method: view.getUint16(at + 10, true),
      compressed,
      at: place + shift,
    };
  }

  #zip64Field(from: number, bytes: number): number {
    for (let at = from; at + 4 <= from + bytes; at += 4 + this.#view.getUint16(at + 2, true)) {
      if (this.#view.getUint16(at, true) === ZIP64_FIELD) return at + 4;
    }
    return Number.NaN;
  }

  #long(at: number): number {
    if (Number.isNaN(at)) throw broken();
    this.#need(at, 8);
    return Number(this.#view.getBigUint64(at, true));
  }

  #findEnd(): number {
    const last = this.#bytes.length - END_BYTES;
    for (let at = last; at >= Math.max(0, last - MAX_COMMENT_BYTES); at--) {
      if (this.#view.getUint32(at, true) === END_SIGNATURE) return at;
    }
    throw broken();
  }

  #isZip64(end: number): boolean {
    const locator = end - LOCATOR64_BYTES;
    return locator >= 0 && this.#view.getUint32(locator, true) === LOCATOR64_SIGNATURE;
  }

  #directoryAt(end: number): { count: number; size: number; at: number } {
    if (this.#isZip64(end)) {
      const end64 = this.#long(end - LOCATOR64_BYTES + 8);
      this.#need(end64, 56);
      if (this.#view.getUint32(end64, true) !== END64_SIGNATURE) throw broken();
      return { count: this.#long(end64 + 32), size: this.#long(end64 + 40), at: this.#long(end64 + 48) };
    }
    return {
      count: this.#view.getUint16(end + 10, true),
      size: this.#view.getUint32(end + 12, true),
      at: this.#view.getUint32(end + 16, true),
    };
  }
}

function nameOf(bytes: Uint8Array, isUtf8: boolean): string {
  const name = new TextDecoder(isUtf8 ? 'utf-8' : 'latin1').decode(bytes);
  return name.replaceAll('\\', '/').replace(/^(?:\.?\/)+/u, '');
}

function keyOf(name: string): string {
  return name.replace(/^\/+/u, '').toLowerCase();
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

function broken(): ImportFailure {
  return new ImportFailure({ code: 'file-broken' });
}

function tooFar(): ImportFailure {
  return new ImportFailure({ code: 'inflates-too-far', maxBytes: IMPORT_LIMITS.inflatedBytes });
}
