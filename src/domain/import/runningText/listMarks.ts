/** Tells bullets, numbers and labels at the beginning of lines from words. */
import { fold, isUnfinishedQuestion } from '../words.ts';
import { leftOf, type TextLine } from './textLine.ts';

export interface ListMark {
  /** The same for the marks of one list: one sign, or one way to write numbers. */
  readonly style: string;
  /** Such as "Spørgsmål 3:", which says what the line is. */
  readonly isLabel: boolean;
}

export interface MarkedText {
  readonly text: string;
  readonly mark?: ListMark;
}

/**
 * Signs that open the entry of a list. Word's own bullets come from symbol fonts, whose letters lie in the private use
 * area or read as the letters in `LETTER_BULLET`.
 */
const SIGN = /^(?:[•‣◦▪▫●○∙·⁃■□◆◇▶►➢➤➔→✓✔☐☑☒※★\u{e000}-\u{f8ff}]\s*|\[[ xX]?\]\s+|[*+>–—‐‑-]\s+)/u;
/** A dash without a blank after it may be the mark of a hastily typed list. */
const TIGHT_DASH = /^[-–—*](?=\p{Lu})/u;
/** Letters that symbol fonts draw as bullets: round, square, arrow, tick. */
const LETTER_BULLET = /^[o§ØüvqŸà](?:\t\s*|\s{2,}|\s(?=\p{Lu}))/u;

const NUMBER = /^\(?(\d{1,3})(?:[.):]\)?|\s[-–—])(?:\s+(?!\d)|(?=\p{L}))/u;
const LONE_NUMBER = /^\(?(\d{1,3})[.):]\)?$/u;
const NESTED_NUMBER = /^\d{1,2}(?:\.\d{1,2}){0,2}\.(\d{1,2})[.)]?\s+(?=\D)/u;
const LETTER = /^\(?([a-zæøå])[.)]\s+/iu;
const ROMAN = /^\(?([ivx]{2,5})[.)]\s+/iu;
/** A number and nothing else before the words: only the numbers around it show that it counts. */
const BARE_NUMBER = /^(\d{1,3})\s+(?=\p{Lu})/u;
const LABEL =
  /^(?:(?:dialog|refleksions)?spørgsmål|sp\.?|dialogkort|kort|question|card|q)(?:\s*(?:nr\.?|no\.?|#)?\s*(?:\d{1,4}|[a-h](?=\s*[:.)])))?(?:\s*[:.)]+\s*|\s[-–—]\s+)/iu;
const LONE_LABEL =
  /^(?:(?:dialog|refleksions)?spørgsmål|dialogkort|kort|question|card)\s*(?:nr\.?|no\.?|#)?\s*\d{1,4}$/iu;
const COUNTED = /^(?:nr\.?|no\.?|#)\s*\d{1,4}(?:\s*[:.)]\s*|\s[-–—]\s+|\s+)/iu;

interface Candidate extends MarkedText {
  readonly mark: ListMark;
  /** What an ordered mark may count; empty for signs. */
  readonly ordinals: readonly number[];
  /**
   * What else must hold, as the sign might belong to a sentence: `opening` where no sentence runs on into the line,
   * `company` where the list goes on in another line.
   */
  readonly needs?: 'opening' | 'company';
}

/** The lines without their marks. What might as well belong to a sentence is a mark only where the lines around show it. */
export function markedTexts(lines: readonly TextLine[]): MarkedText[] {
  const candidates = lines.map(({ text }) => candidateOf(text.trim()));
  return lines.map((line, index): MarkedText => {
    const found = candidates[index];
    const isMark =
      found !== undefined &&
      (found.needs === undefined ||
        (found.needs === 'opening' ? opensEntry(lines, candidates, index) : hasCompany(candidates, index)));
    return isMark ? { text: found.text, mark: found.mark } : { text: line.text.trim() };
  });
}

function candidateOf(text: string): Candidate | undefined {
  const make = (
    match: RegExpExecArray,
    style: string,
    needs?: (lowercase: boolean) => Candidate['needs'],
    ordinals: readonly number[] = [],
  ): Candidate => {
    const rest = text.slice(match[0].length).trim();
    const needed = needs?.(/^\p{Ll}/u.test(rest));
    return {
      text: rest,
      mark: { style, isLabel: style.startsWith('label') },
      ordinals,
      ...(needed && { needs: needed }),
    };
  };
  const label = LABEL.exec(text) ?? LONE_LABEL.exec(text) ?? COUNTED.exec(text);
  if (label)
    return make(
      label,
      `label ${fold(label[0])
        .toLowerCase()
        .replace(/[^\p{L}]/gu, '')}`,
    );
  const nested = NESTED_NUMBER.exec(text);
  if (nested) return make(nested, 'number nested', () => 'company', [Number(nested[1])]);
  const number = NUMBER.exec(text) ?? LONE_NUMBER.exec(text);
  if (number) {
    const style = `number ${punctuationOf(number[0])}`;
    return make(number, style, (lowercase) => (lowercase ? 'company' : undefined), [Number(number[1])]);
  }
  const sign = SIGN.exec(text);
  if (sign) {
    // A dash followed by a tab is a list mark, not part of a sentence.
    const isPlain = /^[*+>–—‐‑-](?!\t)/u.test(text);
    return make(sign, `sign ${sign[0].trim()}`, (lowercase) =>
      isPlain && lowercase ? 'opening' : undefined,
    );
  }
  const dash = TIGHT_DASH.exec(text);
  if (dash) return make(dash, `sign ${dash[0]}`, () => 'company');
  const roman = ROMAN.exec(text);
  if (roman)
    return make(roman, `letter ${punctuationOf(roman[0])}`, () => 'company', [romanValue(roman[1] ?? '')]);
  const letter = LETTER.exec(text);
  if (letter) {
    const ordinals = [letterValue(letter[1] ?? ''), romanValue(letter[1] ?? '')];
    return make(letter, `letter ${punctuationOf(letter[0])}`, () => 'company', ordinals);
  }
  const drawn = LETTER_BULLET.exec(text);
  if (drawn) return make(drawn, `sign ${drawn[0].trim()}`, () => 'company');
  const bare = BARE_NUMBER.exec(text);
  return bare ? make(bare, 'number', () => 'company', [Number(bare[1])]) : undefined;
}

function punctuationOf(mark: string): string {
  return mark.replace(/[\p{L}\p{N}\s]/gu, '');
}

/** Says whether no sentence of the line above runs on into this one. */
function opensEntry(
  lines: readonly TextLine[],
  candidates: readonly (Candidate | undefined)[],
  index: number,
): boolean {
  const before = lines[index - 1];
  const line = lines[index];
  if (!before || !line || (line.gap ?? 0) > 0 || /[.?!:;…]["»”’')\]]*\s*$/u.test(before.text)) return true;
  const above = candidates[index - 1];
  const isSameList = above !== undefined && above.mark.style === candidates[index]?.mark.style;
  if (isSameList && leftOf(before) === leftOf(line) && !isUnfinishedQuestion(above.text)) return true;
  return (
    line.right !== undefined && !isUnfinishedQuestion(before.text) && beginsInRow(lines, candidates, index)
  );
}

/** Where lines were measured: signs that stand below each other, as those of a list do and a dash at the start of a line by chance does not. */
function beginsInRow(
  lines: readonly TextLine[],
  candidates: readonly (Candidate | undefined)[],
  index: number,
): boolean {
  const left = leftOf(lines[index] as TextLine);
  const from = Math.max(0, index - NEAR_LINES);
  const alike = candidates.slice(from, index + NEAR_LINES + 1).filter((other, at) => {
    const line = lines[from + at];
    return (
      line &&
      other?.needs === 'opening' &&
      other.mark.style === candidates[index]?.mark.style &&
      Math.abs(leftOf(line) - left) < SAME_LEFT
    );
  });
  return alike.length >= LEAST_IN_ROW;
}

const SAME_LEFT = 2;
const LEAST_IN_ROW = 3;

/** Lines of one list lie near each other. */
const NEAR_LINES = 30;

/** Says whether the list of a mark goes on near by: the same sign again, or the number before or after. */
function hasCompany(candidates: readonly (Candidate | undefined)[], index: number): boolean {
  const own = candidates[index];
  if (!own) return false;
  const near = candidates.slice(Math.max(0, index - NEAR_LINES), index + NEAR_LINES + 1);
  return near.some((other) => {
    if (!other || other === own || other.mark.style !== own.mark.style) return false;
    if (own.ordinals.length === 0) return true;
    return own.ordinals.some((ordinal) => other.ordinals.some((value) => Math.abs(value - ordinal) === 1));
  });
}

function letterValue(letter: string): number {
  return 100 + letter.toLowerCase().charCodeAt(0);
}

function romanValue(letters: string): number {
  const values: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10 };
  const digits = [...letters.toLowerCase()].map((letter) => values[letter] ?? Number.NaN);
  return digits.reduce((sum, digit, at) => sum + (digit < (digits[at + 1] ?? 0) ? -digit : digit), 0);
}
