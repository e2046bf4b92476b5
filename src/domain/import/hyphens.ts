import type { Vocabulary } from './vocabulary.ts';
import { fold, isJoiningWord, withoutControls } from './words.ts';

export interface Mended {
  readonly text: string;
  /** Hyphens for which the document has no other evidence. */
  readonly doubts: readonly { readonly printed: string; readonly read: string }[];
}

/**
 * Joins the lines of a paragraph. A hyphen that only breaks a word over two lines goes, also where an earlier layout left
 * it with a blank inside a line; hyphens that belong to the word stay, with or without the blank after them.
 */
export function joinLines(lines: readonly string[], vocabulary: Vocabulary): Mended {
  const doubts: { printed: string; read: string }[] = [];
  const joined = lines
    .map((line) => withoutControls(line).replace(/\s+/gu, ' ').trim())
    .filter((line) => line !== '')
    .join('\n')
    .replace(/\u00ad(\s*)(?=([\p{L}\p{N}]*))/gu, (_, blank: string, after: string) =>
      blank !== '' && isJoiningWord(after) ? '- ' : '',
    );
  const mended = joined.replace(
    /(?<![\p{L}\p{N}\p{M}])([\p{L}\p{N}][\p{L}\p{N}\p{M}]*)([-‐])([ \n])(?=([\p{L}\p{N}]+))/gu,
    (printed, before: string, hyphen: string, blank: string, after: string) => {
      const verdict = judge(before, hyphen, blank, after, vocabulary);
      if (verdict.doubtful) {
        doubts.push({ printed: fold(`${printed}${after}`), read: `${before}${verdict.link}${after}` });
      }
      return `${before}${verdict.link}`;
    },
  );
  return { text: fold(mended), doubts };
}

interface Verdict {
  /** What stands between the parts. */
  readonly link: '' | '-' | '- ' | '-\n';
  readonly doubtful?: boolean;
}

function judge(before: string, hyphen: string, blank: string, after: string, words: Vocabulary): Verdict {
  if (isJoiningWord(after)) return { link: '- ' };
  // Typesetters draw U+2010 only where they break a line themselves.
  if (hyphen === '‐' && blank === '\n') return { link: '' };
  const startsAfresh = !/^\p{Ll}/u.test(after);
  if (startsAfresh) return { link: blank === '\n' ? '-' : '- ' };
  if (words.has(`${before}-${after}`)) return { link: '-' };
  if (words.has(`${before}${after}`)) return { link: '' };
  if (isAbbreviation(before) || words.hyphenates(before)) return { link: '-' };
  if (STANDS_ALONE.test(before) && words.hasLike(after)) return { link: '-', doubtful: true };
  return { link: '', doubtful: true };
}

/** Words which Danish ties on with a hyphen ("skal-opgave"), yet which also are syllables ("vil-kår"). */
const STANDS_ALONE = /^(?:skal|kan|må|bør|vil|ja|nej)$/iu;

/** Danish hyphenates after these: capitals, digits, single letters, and unpronounceable letters. */
function isAbbreviation(part: string): boolean {
  return (
    /^[\p{Lu}\p{N}]{2,}$/u.test(part) ||
    /\p{N}$/u.test(part) ||
    part.length === 1 ||
    !/[aeiouyæøåéü]/iu.test(part) ||
    /^(?:it|ai|ui|ip|id|edb|ikt|usb|eu|ikke|non|ex)$/iu.test(part)
  );
}
