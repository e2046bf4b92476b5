import { Unzlib } from 'fflate';
import { ImportFailure } from '../../domain/import/failure.ts';
import { IMPORT_LIMITS } from '../../domain/import/limits.ts';

/** Deflate makes nothing smaller than this part of its size: shorter streams need no look. */
const MOST_INFLATION = 1032;
const CHUNK_BYTES = 16 * 1024;

/**
 * Refuses a PDF with a stream that inflates beyond the limit; pdf.js would inflate it whole.
 * @throws ImportFailure `inflates-too-far`
 */
export function refuseInflated(bytes: Uint8Array): void {
  const text = new TextDecoder('latin1').decode(bytes);
  for (let at = text.indexOf(STREAM); at >= 0; at = text.indexOf(STREAM, at + STREAM.length)) {
    const start = at + STREAM.length + (text[at + STREAM.length] === '\r' ? 2 : 1);
    const end = text.indexOf('endstream', start);
    const stream = bytes.subarray(start, end < 0 ? bytes.length : end);
    if (stream.length * MOST_INFLATION > IMPORT_LIMITS.inflatedStreamBytes && isZlib(stream)) measure(stream);
    if (end < 0) return;
    at = end;
  }
}

const STREAM = 'stream';

function isZlib(stream: Uint8Array): boolean {
  const [method = 0, flags = 0] = stream;
  return (method & 15) === 8 && (method * 256 + flags) % 31 === 0;
}

function measure(stream: Uint8Array): void {
  let inflated = 0;
  const decoder = new Unzlib((chunk) => {
    inflated += chunk.length;
  });
  for (let at = 0; at < stream.length; at += CHUNK_BYTES) {
    try {
      decoder.push(stream.subarray(at, at + CHUNK_BYTES));
    } catch {
      // A damaged stream ends here for pdf.js too.
      return;
    }
    if (inflated > IMPORT_LIMITS.inflatedStreamBytes) {
      throw new ImportFailure({ code: 'inflates-too-far', maxBytes: IMPORT_LIMITS.inflatedStreamBytes });
    }
  }
}
