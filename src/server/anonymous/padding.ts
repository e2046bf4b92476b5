const BLOCK_BYTES = 4096;

/** JSON with blanks behind it, so that its length in UTF-8 says little of what is in it. */
export function padded(json: string): string {
  const bytes = Buffer.byteLength(json);
  return json + ' '.repeat(Math.ceil(bytes / BLOCK_BYTES) * BLOCK_BYTES - bytes);
}
