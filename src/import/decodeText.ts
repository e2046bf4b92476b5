/** The text of a file in whatever encoding Danish offices use, or undefined if it is no text. */
export function decodeText(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return decode('utf-16le', bytes);
  if (first === 0xfe && second === 0xff) return decode('utf-16be', bytes);
  // Windows-1252 reads any bytes at all, so it comes last and must look like text.
  const text = decode('utf-8', bytes) ?? decode('windows-1252', bytes);
  return text !== undefined && isText(text) ? text : undefined;
}

function decode(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** At most one character in this many may be a control character. */
const CHARS_PER_CONTROL = 500;

function isText(text: string): boolean {
  const controls = text.match(/(?!\s)\p{Cc}/gu)?.length ?? 0;
  return !text.includes('\u0000') && controls * CHARS_PER_CONTROL <= text.length;
}
