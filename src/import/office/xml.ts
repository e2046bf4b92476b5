import { Parser } from 'saxen';
import { ImportFailure } from '../../domain/import/failure.ts';

export interface XmlHandlers {
  /** Names come without their prefix; attributes that have one also as `:name`, for elements that have both. */
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
}

/**
 * Walks through a part of an Office document. Entities of a document's own are not known here, so none can expand.
 * @throws ImportFailure `file-broken`, and what a handler throws
 */
export function walkXml(bytes: Uint8Array, { open, close, text }: XmlHandlers): void {
  const parser = new Parser();
  let failure: unknown;
  // The parser swallows what handlers throw; it is kept and thrown once the parser has stopped.
  const guarded = (act: () => void): void => {
    if (failure !== undefined) return;
    try {
      act();
    } catch (error) {
      failure = error;
      parser.stop();
    }
  };
  parser.on('openTag', (name, attributes, decode) => {
    guarded(() => {
      if (!open) return;
      const decoded = Object.entries(attributes()).flatMap(([key, value]) => {
        const text = decode(value);
        const local = localName(key);
        return key.includes(':')
          ? [[local, text] as const, [`:${local}`, text] as const]
          : [[local, text] as const];
      });
      open(localName(name), Object.fromEntries(decoded));
    });
  });
  parser.on('closeTag', (name) => guarded(() => close?.(localName(name))));
  parser.on('text', (value, decode) => guarded(() => text?.(decode(value))));
  parser.on('cdata', (value) => guarded(() => text?.(value)));
  parser.on('error', () => {
    failure ??= new ImportFailure({ code: 'file-broken' });
  });
  parser.parse(xmlText(bytes));
  if (failure !== undefined) throw failure;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** The text of a part in the encoding that its first bytes or its declaration name. */
export function xmlText(bytes: Uint8Array): string {
  const [first = 0, second = 0] = bytes;
  // With a byte order mark, or without one as "<" and a zero.
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0))
    return decoded('utf-16le', bytes);
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c))
    return decoded('utf-16be', bytes);
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, DECLARATION_BYTES));
  const declared = /^\s*<\?xml[^>]*\bencoding\s*=\s*["']([\w-]+)["']/u.exec(head)?.[1] ?? 'utf-8';
  return decoded(/^utf-?16/i.test(declared) ? 'utf-8' : declared, bytes);
}

const DECLARATION_BYTES = 200;

function decoded(encoding: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder(encoding).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}
