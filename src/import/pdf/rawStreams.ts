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
const OBJECT_CHARS = 1024;

/** @param text the bytes as Latin-1 */
export function* rawStreams(bytes: Uint8Array, text: string): Generator<RawStream> {
  for (let at = text.indexOf(STREAM); at >= 0; at = text.indexOf(STREAM, at + STREAM.length)) {
    const start = at + STREAM.length + (text[at + STREAM.length] === '\r' ? 2 : 1);
    const end = text.indexOf('endstream', start);
    const before = text.slice(Math.max(0, at - DICTIONARY_CHARS), at);
    const begins = before.lastIndexOf('obj');
    const object = /(\d+)\s+\d+\s+$/u.exec(before.slice(Math.max(0, begins - 30), begins))?.[1];
    yield {
      ...(object !== undefined && { object: Number(object) }),
      dictionary: begins < 0 ? before : before.slice(begins + 3),
      data: bytes.subarray(start, end < 0 ? bytes.length : end),
    };
    if (end < 0) return;
    at = end;
  }
}

const SHORT_NAMES: Readonly<Record<string, string>> = {
  Fl: 'FlateDecode',
  LZW: 'LZWDecode',
  RL: 'RunLengthDecode',
  AHx: 'ASCIIHexDecode',
  A85: 'ASCII85Decode',
};

/** Each list of filters that a dictionary may be read to name: one, unless the file is made to be misread. */
export function filtersIn(dictionary: string, text: string): string[][] {
  return [...dictionary.matchAll(/\/F(?:ilter)?\s*(\[[^\]]*\]|\/[^\s<>[\]/()]+|\d+\s+\d+\s+R)/gu)].map(
    ([, value = '']) => namesIn(/R$/u.test(value) ? objectNamed(value, text) : value),
  );
}

function namesIn(value: string): string[] {
  return [...value.matchAll(/\/([^\s<>[\]/()]+)/gu)].map(([, written = '']) => {
    const name = written.replace(/#([0-9a-f]{2})/giu, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
    return SHORT_NAMES[name] ?? name;
  });
}

/** An array or name that stands as an object of its own. */
function objectNamed(reference: string, text: string): string {
  const [number = '', generation = ''] = reference.split(/\s+/u);
  const at = text.indexOf(`${number} ${generation} obj`);
  if (at < 0) return '';
  return /^\d+ \d+ obj\s*(\[[^\]]*\]|\/[^\s]+)/u.exec(text.slice(at, at + OBJECT_CHARS))?.[1] ?? '';
}
