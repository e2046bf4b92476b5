/** Text files do not name their encoding; it is guessed from the letters. */

export type TextEncoding =
  | 'utf-8'
  | 'utf-16'
  | 'windows-1252'
  | 'ms-dos'
  | 'macintosh'
  | 'mixed'
  | 'utf-8-twice';

export interface DecodedText {
  readonly text: string;
  readonly encoding: TextEncoding;
}

/** A file's text in any encoding that Danish offices use, or undefined if it is not text. */
export function decodeText(bytes: Uint8Array): DecodedText | undefined {
  const decoded = decodeAny(bytes);
  return decoded && isText(decoded.text) ? decoded : undefined;
}

function decodeAny(bytes: Uint8Array): DecodedText | undefined {
  const wide = wideEncoding(bytes);
  if (wide) return withEncoding('utf-16', decode(wide, bytes));
  const utf8 = decode('utf-8', bytes);
  if (utf8 !== undefined) {
    const once = withoutSecondEncoding(utf8);
    return once === utf8 ? { text: utf8, encoding: 'utf-8' } : { text: once, encoding: 'utf-8-twice' };
  }
  // These decode any bytes; the one that gives words is right.
  const candidates: DecodedText[] = [
    { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252' },
    { text: lineByLine(bytes), encoding: 'mixed' },
    { text: decodeDos(bytes), encoding: 'ms-dos' },
    { text: new TextDecoder('macintosh').decode(bytes), encoding: 'macintosh' },
  ];
  return candidates.reduce((best, each) => (lettersIn(each.text) > lettersIn(best.text) ? each : best));
}

function withEncoding(encoding: TextEncoding, text: string | undefined): DecodedText | undefined {
  return text === undefined ? undefined : { text, encoding };
}

function decode(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Of letters from Western Europe every second byte is zero, also where no mark says so. */
function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (bytes.length % 2 === 1) return undefined;
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  const zeros = [0, 0];
  for (const [index, byte] of sample.entries())
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const most = (sample.length / 2) * WIDE_PART;
  if (odd > most && even === 0) return 'utf-16le';
  return even > most && odd === 0 ? 'utf-16be' : undefined;
}

const SAMPLE_BYTES = 4096;
const WIDE_PART = 0.7;

/** Letters of Danish and its neighbours in words, less the signs that no word has inside. */
function lettersIn(text: string): number {
  const letters = text.match(/[æøåÆØÅéüöäÉÜÖÄèêëáóíúñçß](?=[a-zæøåéüöä\s.,;:?!"»)-]|$)/gu)?.length ?? 0;
  const strange =
    text.match(/(?<=\p{L})[^\p{L}\p{N}\s.,;:?!'"’”»«()/&\-–—…](?=\p{L})|\p{Cc}(?<![\t\n\r\f\u0085])|\ufffd/gu)
      ?.length ?? 0;
  // Letters that these languages do not use, such as the "Ã" of text that was read the wrong way.
  const foreign = text.match(/[ÃÂ¸¾¿¼½Œœšžˆ˜†‡‰›‹ƒ∂∑∏π∫Ω≈◊ﬁﬂıı]/gu)?.length ?? 0;
  return letters - 2 * strange - foreign;
}

/** Each line in the encoding that suits it: files that were put together of several. */
function lineByLine(bytes: Uint8Array): string {
  const parts: string[] = [];
  let from = 0;
  while (from < bytes.length) {
    const ends = [bytes.indexOf(0x0a, from), bytes.indexOf(0x0d, from)].filter((end) => end >= 0);
    const line = bytes.subarray(from, ends.length === 0 ? bytes.length : Math.min(...ends) + 1);
    parts.push(decode('utf-8', line) ?? new TextDecoder('windows-1252').decode(line));
    from += line.length;
  }
  return parts.join('');
}

/** What 0x80 to 0xff mean in code page 850, MS-DOS in Western Europe. */
const DOS_LETTERS =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0';

function decodeDos(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (const byte of bytes)
    parts.push(byte < 0x80 ? String.fromCharCode(byte) : (DOS_LETTERS[byte - 0x80] ?? ''));
  return parts.join('');
}

/** What 0x80 to 0x9f are in Windows-1252, by their character. */
const WINDOWS_BYTES = new Map(
  Array.from({ length: 0x20 }, (_, index) => [
    new TextDecoder('windows-1252').decode(Uint8Array.of(0x80 + index)),
    0x80 + index,
  ]),
);

/** The first bytes of Danish letters, of quotation marks and of emoji, as Windows-1252 shows them, and what follows. */
const TWICE =
  /[ÂÃ][\u0080-\u00bf\u0152-\u2122]|â[\u0080-\u00bf\u0152-\u2122]{2}|ð[\u0080-\u00bf\u0152-\u2122]{3}/gu;

/** Text that was taken for Windows-1252 and saved as UTF-8 once more: "sÃ¸" is "sø". */
function withoutSecondEncoding(text: string): string {
  return text.replace(TWICE, (run) => {
    const bytes = [...run].map((char) => WINDOWS_BYTES.get(char) ?? char.charCodeAt(0));
    const once = bytes.every((byte) => byte < 0x100) ? decode('utf-8', Uint8Array.from(bytes)) : undefined;
    return once ?? run;
  });
}

/** At most one character in this many may be a control character. */
const CHARS_PER_CONTROL = 500;

function isText(text: string): boolean {
  const controls = text.match(/(?!\s)\p{Cc}/gu)?.length ?? 0;
  return !text.includes('\u0000') && controls * CHARS_PER_CONTROL <= text.length;
}
