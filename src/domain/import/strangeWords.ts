/** Pairs of letters that no word of Danish, its neighbours or English has. */
const STRANGE_PAIR =
  /[qx][bcdfghjklmnpqrstvxz]|[bcdfghjklmnprtvwxz]q|j[cgjqwxz]|v[bcfgjkpqwx]|w[cfgjqvxz]|z[bcdfgjpqrvx]|[fghkpvwz]x/iu;
const VOWEL = /[aeiouyæøåáéíóúöäüèêô]/iu;
/** Signs within a word that no spelling has there. */
const SIGN_WITHIN = /\p{L}[\^_@#$%{}|~\\`<>[\]=+*]\p{L}/u;
const LATIN_WORD = /\p{Script=Latin}{3,}/gu;

/** Says whether a word looks like none of any language here: signs within it, pairs of letters that no word has, no vowel. */
export function isStrangeWord(word: string): boolean {
  if (SIGN_WITHIN.test(word)) return true;
  return (word.match(LATIN_WORD) ?? []).some(hasStrangeLetters);
}

export function hasStrangeLetters(word: string): boolean {
  return STRANGE_PAIR.test(word) || !VOWEL.test(word);
}
