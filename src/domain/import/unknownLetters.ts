/**
 * Finds fonts of a PDF that do not say which letters they draw, or say it wrongly: a viewer shows the text, but
 * reading it gives control characters or words of no language.
 */
import { ImportFailure } from './failure.ts';
import type { TextPage, TextRun } from './source.ts';
import { isStrangeWord } from './strangeWords.ts';
import type { ImportWarning } from './warning.ts';

/** Beyond this part of its text a document cannot be read; below, the pages are named. */
const MOST_UNKNOWN_PART = 0.2;
/** This part of a font's signs, or of its words, shows that it does not tell its letters. */
const UNKNOWN_SIGNS_PART = 0.2;
const STRANGE_PART = 0.3;
/** Fewer words show nothing, and more need not be looked at. */
const LEAST_WORDS = 12;
const MOST_WORDS = 2000;
const WORD_CHARS = 3;
/** Letters in the private use area one by one are bullets and signs. */
const UNKNOWN_SIGN = /[\p{Cc}\p{Cn}\ufffd]|\p{Co}(?=\p{Co})|(?<=\p{Co})\p{Co}/gu;

/**
 * The pages on which some text cannot be read.
 * @throws ImportFailure `pdf-letters-unknown` if that is more than a fifth of all text
 */
export function unknownLetters(pages: readonly TextPage[]): ImportWarning[] {
  const fonts = unknownFonts(pages);
  if (fonts.size === 0) return [];
  let all = 0;
  let unknown = 0;
  const numbers: number[] = [];
  for (const page of pages) {
    const own = runsOf(page).filter(({ font }) => fonts.has(font));
    all += charsIn(runsOf(page));
    unknown += charsIn(own);
    if (own.length > 0) numbers.push(page.number);
  }
  if (unknown > MOST_UNKNOWN_PART * all) throw new ImportFailure({ code: 'pdf-letters-unknown' });
  return [{ code: 'letters-unknown', pages: numbers }];
}

function runsOf({ runs, turned = [] }: TextPage): readonly TextRun[] {
  return turned.length > 0 ? [...runs, ...turned] : runs;
}

function charsIn(runs: readonly TextRun[]): number {
  return runs.reduce((sum, { text }) => sum + text.length, 0);
}

function unknownFonts(pages: readonly TextPage[]): ReadonlySet<string> {
  const words = new Map<string, string[]>();
  for (const { font, text } of pages.flatMap(runsOf)) {
    const own = words.get(font) ?? [];
    words.set(font, own);
    for (const word of own.length < MOST_WORDS ? text.split(/\s+/u, MOST_WORDS) : []) {
      if (word.length >= WORD_CHARS) own.push(word);
    }
  }
  return new Set([...words].filter(([, own]) => areUnknown(own)).map(([font]) => font));
}

function areUnknown(words: readonly string[]): boolean {
  const text = words.join('');
  const signs = text.match(UNKNOWN_SIGN)?.length ?? 0;
  if (signs > UNKNOWN_SIGNS_PART * text.length) return true;
  return words.length >= LEAST_WORDS && words.filter(isStrangeWord).length > STRANGE_PART * words.length;
}
