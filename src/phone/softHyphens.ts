/** Soft hyphens in the long words of our own texts, for browsers that know no Danish words: at 200 % a phone has 15 letters in a line. */

const SOFT_HYPHEN = '\u00AD';

/** With the place where a word may be divided. */
const DIVIDED = [
  'anvendelses|kompetencer',
  'forvalt|ninger',
  'implemen|tering',
  'kommunika|tion',
  'kompetence|hjul',
  'person|oplysninger',
  'selv|betjening',
  'teknologi|forståelse',
  'velfærds|teknologi',
] as const;

const BY_WORD: ReadonlyMap<string, readonly string[]> = new Map(
  DIVIDED.map((divided) => [divided.replaceAll('|', ''), divided.split('|')]),
);

/** The same text to read and to hear; its long words have a place to be divided at. */
export function withSoftHyphens(text: string): string {
  return text.replace(/\p{L}{12,}/gu, (word) => {
    const [first = ''] = BY_WORD.get(word.toLowerCase()) ?? [];
    return first === '' ? word : `${word.slice(0, first.length)}${SOFT_HYPHEN}${word.slice(first.length)}`;
  });
}
