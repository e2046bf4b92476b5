/** Doubts about the words of a card, for every kind of file; each doubt names all its cards. */
import type { ImportedCard } from './imported.ts';
import { surplusQuestions } from './readingCost.ts';
import { hasStrangeLetters } from './strangeWords.ts';
import type { ImportWarning } from './warning.ts';
import { isNumbering } from './words.ts';

export function cardDoubts(cards: readonly ImportedCard[]): ImportWarning[] {
  const that = (is: (card: ImportedCard) => boolean) =>
    cards.flatMap((card, index) => (is(card) ? [index + 1] : []));
  const doubts: (ImportWarning & { readonly cards: readonly number[] })[] = [
    { code: 'several-questions', cards: that(({ question }) => surplusQuestions(question) > 0) },
    {
      code: 'number-as-question',
      cards: that(({ question }) => !/\p{L}{2}/u.test(question) || isNumbering(question)),
    },
    {
      code: 'letters-lost',
      cards: that(({ question, examples }) => hasLostLetters(`${question} ${examples}`)),
    },
    { code: 'no-language', cards: that(({ question }) => readsAsNoLanguage(question)) },
  ];
  return doubts.filter((doubt) => doubt.cards.length > 0);
}

/** A sign for what could not be read, or a question mark inside a word, which is what some programs write instead of æ, ø and å. */
function hasLostLetters(text: string): boolean {
  return /\ufffd|\p{L}\?\p{L}/u.test(text);
}

const STRANGE_PART = 0.3;
const WORDS_LEAST = 3;
/** So much of a text may be signs that are neither letters, digits nor punctuation. */
const SIGNS_PART = 0.3;

/**
 * Words with pairs of letters that no supported language has, or hardly any letters: the font names its letters
 * wrongly.
 */
function readsAsNoLanguage(text: string): boolean {
  const chars = text.replace(/\s/gu, '');
  const signs = chars.match(/[^\p{L}\p{N}\p{M}\p{Emoji}\p{Cf}.,;:?!'"’”“»«()/&–—-]/gu)?.length ?? 0;
  if (chars.length > 0 && signs > SIGNS_PART * chars.length) return true;
  const words = text.match(/\p{Script=Latin}{3,}/gu) ?? [];
  const strange = words.filter(hasStrangeLetters);
  return words.length >= WORDS_LEAST && strange.length > STRANGE_PART * words.length;
}
