/** Where the long words of our own texts may be divided, for browsers that know no Danish words. Stored texts have no soft hyphens. */

const SOFT_HYPHEN = '\u00AD';

/** Between the parts of a word: a line may well end there, even if the word has room on the next one. */
const COMPOUNDS = [
  'anvendelses|kompetencer',
  'bruger|kompetencer',
  'data|anvendelse',
  'informations|sikkerhed',
  'kompetence|hjul',
  'kompetence|hjulet',
  'ledelses|information',
  'person|oplysninger',
  'selv|betjening',
  'teknologi|forståelse',
  'teknologi|vurdering',
  'velfærds|teknologi',
] as const;

/** Within a part: on phones alone, where at 200 % a line has 15 letters. */
const OTHERS = ['forvalt|ninger', 'implemen|tering', 'kommunika|tion'] as const;

type Places = ReadonlyMap<string, number>;

const placesOf = (words: readonly string[]): Places =>
  new Map(words.map((divided) => [divided.replace('|', ''), divided.indexOf('|')]));

const IN_COMPOUNDS = placesOf(COMPOUNDS);
const IN_ALL = placesOf([...COMPOUNDS, ...OTHERS]);

/** The text in pieces, between which a line may end with a hyphen. Together they are the text. */
export function divisible(text: string): readonly string[] {
  return divided(text, IN_COMPOUNDS).split(SOFT_HYPHEN);
}

/** The same text to read and to hear; its long words have a place to be divided at. */
export function withSoftHyphens(text: string): string {
  return divided(text, IN_ALL);
}

function divided(text: string, places: Places): string {
  return text.replace(/\p{L}{12,}/gu, (word) => {
    const at = places.get(word.toLowerCase());
    return at === undefined ? word : `${word.slice(0, at)}${SOFT_HYPHEN}${word.slice(at)}`;
  });
}
