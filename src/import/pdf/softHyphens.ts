/** What a PDF means by U+00AD: any hyphen of its own, or one that breaks a word at the end of a line. */
import type { TextPage, TextRun } from '../../domain/import/source.ts';

const WITHIN = /\u00ad(?=.)/u;
const AT_END = /\u00ad$/u;
/** Where no word could break: beside a blank, a capital or a digit, or after one or two letters as in "e-mail". */
const HYPHEN = /(?:^|[\s\p{Lu}\p{N}])\u00ad.|\u00ad[\s\p{Lu}\p{N}]|(?<!\p{L})\p{L}{1,2}\u00ad./u;

/**
 * Google Docs and Chrome name every hyphen so, InDesign those at the ends of lines, where alone a viewer shows them. What is left
 * in the text after this breaks a word over two lines.
 */
export function withHyphensNamed(pages: readonly TextPage[]): TextPage[] {
  const texts = pages.flatMap(({ runs, turned = [] }) => [...runs, ...turned]).map(({ text }) => text);
  const areHyphens = texts.some((text) => HYPHEN.test(text));
  const hasOthers = texts.some((text) => /\p{L}-/u.test(text));
  const areSoft = !areHyphens && texts.some((text) => AT_END.test(text));
  const read = (text: string): string => {
    if (areHyphens && !hasOthers) return text.replaceAll('\u00ad', '-');
    return text.replace(new RegExp(WITHIN, 'gu'), areSoft ? '' : '-');
  };
  const named = <T extends TextRun>(run: T): T =>
    run.text.includes('\u00ad') ? { ...run, text: read(run.text) } : run;
  return pages.map(({ runs, turned, ...page }) => ({
    ...page,
    runs: runs.map(named),
    ...(turned && { turned: turned.map(named) }),
  }));
}
