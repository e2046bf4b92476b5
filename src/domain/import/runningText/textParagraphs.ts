/** Puts the lines of a running document together to paragraphs: a wrapped line goes on with the one before it. */
import {
  asksAtEnd,
  fold,
  isAreaLabel,
  isNumbering,
  isUnfinishedQuestion,
  opensExamples,
  opensExamplesAfter,
  opensQuestion,
  opensSequel,
} from '../words.ts';
import { type ListMark, markedTexts } from './listMarks.ts';
import { leftOf, rightOf, type TextLine } from './textLine.ts';

export interface TextParagraph {
  /** Without its list mark; not joined yet. */
  readonly lines: readonly string[];
  /** All of it on one line. */
  readonly text: string;
  readonly mark?: ListMark;
  readonly left: number;
  readonly size: number;
  readonly bold: boolean;
  readonly heading?: number;
  readonly listLevel?: number;
  readonly gap: number;
  readonly page?: number;
}

interface Measured {
  readonly line: TextLine;
  /** Folded, without its mark. */
  readonly text: string;
  readonly mark?: ListMark;
  readonly left: number;
  readonly width: number;
  readonly room: number;
  readonly gap: number;
}

/** Type that differs by more than this part of its height belongs to another paragraph. */
const OTHER_SIZE_PART = 0.12;
/** A line is full if the next word would have ended beyond this part of the column. */
const FULL_PART = 0.98;
const MEANS_SOMETHING = /[\p{L}\p{N}\p{Emoji_Presentation}]/u;

export function paragraphsOfLines(lines: readonly TextLine[]): TextParagraph[] {
  const measured = measure(lines);
  // Where lines were measured, how full each is shows by itself whether it was broken.
  const wraps = isWrapped(measured) || measured.some(({ line }) => line.right !== undefined);
  const groups: Measured[][] = [];
  // Whether a question stands right above the paragraph that grows.
  let isBelow = false;
  for (const [index, line] of measured.entries()) {
    const group = groups.at(-1);
    const before = measured[index - 1];
    if (group && before && !startsParagraph(before, line, { group, wraps, isBelow })) group.push(line);
    else {
      isBelow = line.gap === 0 && group !== undefined && (isBelow || asksAtEnd(textOf(group)));
      groups.push([line]);
    }
  }
  return groups.map(paragraphOf);
}

function measure(lines: readonly TextLine[]): Measured[] {
  const marked = markedTexts(lines);
  const widest = lines.reduce((most, line) => Math.max(most, rightOf(line)), 0);
  const longest = lines.reduce((most, { text }) => Math.max(most, text.trim().length), 0);
  const measured: Measured[] = [];
  let gap = 0;
  let waiting: ListMark | undefined;
  for (const [index, line] of lines.entries()) {
    const { text, mark = waiting } = marked[index] ?? { text: '' };
    gap += line.gap ?? 0;
    const folded = fold(text);
    // "Kort 3" on a line of its own counts what stands below it; rules and the numbers of pages say nothing.
    if (folded === '' || !MEANS_SOMETHING.test(folded) || (!mark && isNumbering(folded))) {
      waiting = folded === '' ? mark : waiting;
      gap = Math.max(gap, 1);
      continue;
    }
    const left = leftOf(line);
    const right = rightOf(line);
    // Where a text's lines are indented anyhow, it is how long they are that shows where they were broken.
    const room =
      line.right === undefined && line.room === undefined
        ? Math.min(widest - left, longest)
        : (line.room ?? widest) - left;
    measured.push({
      line,
      text: folded,
      left,
      width: right - left,
      room,
      gap,
      ...(mark && { mark }),
    });
    gap = 0;
    waiting = undefined;
  }
  return measured;
}

interface Around {
  /** The paragraph that the line may go on with. */
  readonly group: readonly Measured[];
  /** Whether sentences run on from full lines into the next in this document. */
  readonly wraps: boolean;
  /** Whether that paragraph stands right below a question. */
  readonly isBelow: boolean;
}

function startsParagraph(before: Measured, line: Measured, { group, wraps, isBelow }: Around): boolean {
  if (line.line.paragraph) return line.line.paragraph === 'starts';
  if (line.gap > 0 || line.mark || line.line.heading !== before.line.heading) return true;
  if (hasOtherType(before, line)) return true;
  const begun = textOf(group);
  if (opensExamplesAfter(before.text, line.text) || (opensExamples(line.text) && asksAtEnd(begun)))
    return true;
  if (isAreaLabel(line.text) || /^\[.*\]$/u.test(before.text)) return true;
  const isLower = /^["»«“(]?\p{Ll}/u.test(line.text);
  const isFull = wraps && fills(before, line);
  if (asksAtEnd(begun)) {
    // A question that is over; what follows in the same paragraph takes it up, or the line had no room for it.
    const isSequel = /^(?:og|men|eller|and|but|or)\b/iu.test(line.text);
    // After »hvorfor?« a sentence goes on; after a question mark none begins with a small letter.
    if (isLower) return !isFull || !(isSequel || /["»«”’')\]]$/u.test(begun));
    return !isSequel && !(isFull && isShortSequel(line.text));
  }
  // "Hvornår spurgte / I sidst ...": the pronoun is a capital, and a question ends with its mark.
  if (isUnfinishedQuestion(begun) && begun.length <= UNFINISHED_CHARS && !opensQuestion(line.text))
    return false;
  // Entries that are jotted down below a question; a sentence that began with a capital goes on.
  if (opensQuestion(line.text) && !isLower) return true;
  if (isLower) return isBelow && !isFull && /^["»«“(]?\p{Ll}/u.test(begun);
  return !isFull;
}

const UNFINISHED_CHARS = 300;
const SHORT_WORDS = 3;

/** "Hvorfor ikke?": no card by itself. */
function isShortSequel(line: string): boolean {
  return opensSequel(line) && line.split(' ').length <= SHORT_WORDS;
}

function textOf(lines: readonly Measured[]): string {
  return lines.map(({ text }) => text).join(' ');
}

function hasOtherType(before: Measured, line: Measured): boolean {
  const [a = 0, b = 0] = [before.line.size, line.line.size];
  const isOtherSize = a > 0 && b > 0 && Math.abs(a - b) > OTHER_SIZE_PART * Math.max(a, b);
  return isOtherSize || (before.line.bold ?? false) !== (line.line.bold ?? false);
}

/** Says whether the next line's first word would not have fitted on the line before. */
function fills(before: Measured, line: Measured): boolean {
  const [word = ''] = line.text.split(' ');
  const perChar = before.width / Math.max(1, before.text.length);
  return before.width + perChar * (1 + word.length) > before.room * FULL_PART;
}

/** Sentences that run on into the next line do so from a full line, in this part of the places at least. */
const FULL_LINES_PART = 0.7;

function isWrapped(lines: readonly Measured[]): boolean {
  let runOn = 0;
  let full = 0;
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1];
    if (!before || line.gap > 0 || line.mark || line.line.paragraph === 'starts') continue;
    if (!/^["»«“(]?[\p{Ll}\d]/u.test(line.text) || /[.?!:;…]["»”’')\]]*$/u.test(before.text)) continue;
    runOn++;
    if (fills(before, line)) full++;
  }
  return runOn > 0 && full >= FULL_LINES_PART * runOn;
}

function paragraphOf(lines: readonly Measured[]): TextParagraph {
  const [first] = lines;
  if (!first) throw new RangeError('A paragraph without lines');
  const { line, mark, left, gap } = first;
  const { heading, listLevel, page } = line;
  return {
    lines: lines.map(({ text }) => text),
    text: textOf(lines),
    left,
    size: line.size ?? 0,
    bold: lines.every((each) => each.line.bold ?? false),
    gap,
    ...(mark && { mark }),
    ...(heading !== undefined && { heading }),
    ...(listLevel !== undefined && { listLevel }),
    ...(page !== undefined && { page }),
  };
}
