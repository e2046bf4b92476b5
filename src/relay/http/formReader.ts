import { RelayError } from '../errors.ts';

/** What stands in a form before its body. */
export interface FormHead {
  readonly method: string;
  /** The value of the header `Authorization`. */
  readonly authorization: string | undefined;
}

/** A form is a method, a handful of headers and a body. Clients' heads have 700 bytes, most of it the token. */
const HEAD_MAX_BYTES = 16 * 1024;
const FIELDS_MAX = 100;
const METHODS = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'];
const AUTHORIZATION = /^authorization: (\S.*)$/i;
const BODY_FIELD = /(?:^|&)body=/;
const PERCENT = 0x25;
const PLUS = 0x2b;
const SPACE = 0x20;
const AMPERSAND = 0x26;

/**
 * Reads a whole request out of a form, in pieces as they come (Fluid's clients call it "RestLess"; it spares them a preflight): a
 * `method`, any number of `header` fields and, last, the JSON of a `body`. So the sender is authenticated before the body
 * is read. Of the headers only the one with the token counts.
 */
export class FormReader {
  #begun = Buffer.alloc(0);
  #head: FormHead | undefined;
  readonly #body = new PercentDecoder();

  /** Undefined until all that stands before the body has come. */
  get head(): FormHead | undefined {
    return this.#head;
  }

  /** Returns what the chunk has of the body, decoded. Throws `request/invalid` or `request/too-large`. */
  read(chunk: Uint8Array): Buffer {
    if (this.#head) return this.#readBody(chunk);
    this.#begun = Buffer.concat([this.#begun, chunk]);
    const text = this.#begun.toString('latin1');
    const found = BODY_FIELD.exec(text);
    const headEnd = found?.index ?? text.length;
    if (headEnd > HEAD_MAX_BYTES) throw new RelayError('request/too-large', 'The form is too long.');
    if (!found) return Buffer.alloc(0);
    const bodyStart = found.index + found[0].length;
    this.#head = headOf(text.slice(0, headEnd));
    const rest = this.#begun.subarray(bodyStart);
    this.#begun = Buffer.alloc(0);
    return this.#readBody(rest);
  }

  /** The form has ended. Returns what it says before the body, if there is one. */
  end(): FormHead {
    this.#head ??= headOf(this.#begun.toString('latin1'));
    return this.#head;
  }

  #readBody(chunk: Uint8Array): Buffer {
    // In a form's field it would be written in another way: here another field begins.
    if (chunk.includes(AMPERSAND)) throw malformed();
    return this.#body.decode(chunk);
  }
}

function headOf(text: string): FormHead {
  if (text.split('&', FIELDS_MAX + 1).length > FIELDS_MAX) {
    throw new RelayError('request/too-large', 'The form has too many fields.');
  }
  const fields = new URLSearchParams(text);
  const methods = fields.getAll('method');
  const method = METHODS.find((known) => known === methods[0]?.toUpperCase());
  if (methods.length !== 1 || method === undefined) throw malformed();
  const [authorization] = fields
    .getAll('header')
    .flatMap((line) => AUTHORIZATION.exec(line)?.[1] ?? [])
    .slice(-1);
  return { method, authorization };
}

/** `%41` and `+` back to what they stand for, in pieces that may end anywhere. */
export class PercentDecoder {
  /** `%`, or `%` and the first digit. */
  #open: number[] = [];

  decode(chunk: Uint8Array): Buffer {
    const bytes = this.#open.length > 0 ? Buffer.concat([Buffer.from(this.#open), chunk]) : chunk;
    this.#open = [];
    const decoded = Buffer.allocUnsafe(bytes.byteLength);
    let length = 0;
    for (let i = 0; i < bytes.byteLength; i += 1) {
      const byte = bytes[i] ?? 0;
      if (byte !== PERCENT) {
        decoded[length++] = byte === PLUS ? SPACE : byte;
      } else if (i + 2 < bytes.byteLength) {
        const value = (hexOf(bytes[i + 1] ?? 0) << 4) | hexOf(bytes[i + 2] ?? 0);
        if (value < 0) throw malformed();
        decoded[length++] = value;
        i += 2;
      } else {
        this.#open = [...bytes.subarray(i)];
        break;
      }
    }
    return decoded.subarray(0, length);
  }
}

/** Negative if it is no digit. */
function hexOf(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const letter = code | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}

const malformed = (): RelayError => new RelayError('request/invalid', 'The form is malformed.');
