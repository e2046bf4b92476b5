/** The streams of a PDF as they lie in its bytes, found without pdf.js and before it. Encrypted ones look like any others. */

export interface RawStream {
  /** Number of its object; undefined where that is not to be seen. */
  readonly object?: number;
  /** The text before it, with its dictionary. */
  readonly dictionary: string;
  readonly data: Uint8Array;
}

const STREAM = 'stream';
/** A dictionary is shorter than this. */
const DICTIONARY_CHARS = 16 * 1024;

/** @param text the bytes as Latin-1 */
export function* rawStreams(bytes: Uint8Array, text: string): Generator<RawStream> {
  let looked = 0;
  for (let at = text.indexOf(STREAM); at >= 0; at = text.indexOf(STREAM, at + STREAM.length)) {
    const start = at + STREAM.length + (text[at + STREAM.length] === '\r' ? 2 : 1);
    const end = text.indexOf('endstream', start);
    // Not further back than the stream before it, so that each character is looked at once.
    const before = text.slice(Math.max(looked, at - DICTIONARY_CHARS), at);
    const begins = before.lastIndexOf('obj');
    const object = /(\d+)\s+\d+\s+$/u.exec(before.slice(Math.max(0, begins - 30), begins))?.[1];
    yield {
      ...(object !== undefined && { object: Number(object) }),
      dictionary: begins < 0 ? before : before.slice(begins + 3),
      data: bytes.subarray(start, end < 0 ? bytes.length : end),
    };
    if (end < 0) return;
    at = end;
    looked = end;
  }
}
