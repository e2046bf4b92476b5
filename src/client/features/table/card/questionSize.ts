/** How large a question can be written so that all of it fits: worked out from its length, so that nothing is measured. */

/** Width of a letter as a part of the type's size: a broad fallback font, since Segoe UI is not everywhere. */
const LETTER = 0.6;
export const QUESTION_LINE_HEIGHT = 1.22;
const STEP = 0.1;
/** A question may have more lines than it should rather than be smaller than this part of the largest. */
const SMALL_FOR_LINES = 0.68;

export interface TextBox {
  /** All lengths in hundredths of the card's width (`cqi`). */
  readonly width: number;
  readonly height: number;
  readonly largest: number;
  readonly smallest: number;
  /** So many are taken in at a glance. */
  readonly lines: number;
}

/** The largest size of type, in `cqi`, at which the question fits into the box. */
export function questionSize(question: string, box: TextBox): number {
  const longestWord = Math.max(...question.split(/[\s-]+/u).map((word) => word.length));
  const widest = box.width / (Math.max(longestWord, 1) * LETTER);
  let size = Math.min(box.largest, Math.max(widest, box.smallest));
  const floor = Math.max(box.smallest, box.largest * SMALL_FOR_LINES);
  while (size > floor && linesAt(question, size, box.width) > box.lines) size -= STEP;
  while (size > box.smallest && heightAt(question, size, box.width) > box.height) size -= STEP;
  return Math.max(Math.floor(size * 10) / 10, box.smallest);
}

/** Height of the question set in this size, in the box's unit. */
export function heightAt(question: string, size: number, width: number): number {
  return linesAt(question, size, width) * size * QUESTION_LINE_HEIGHT;
}

/** Lines that the text takes: filled as browsers do, word by word; a word that is longer than a line is broken. */
export function linesAt(text: string, size: number, width: number): number {
  const room = Math.max(1, Math.floor(width / (size * LETTER)));
  let lines = 1;
  let used = 0;
  for (const { length } of text.split(/\s+/u)) {
    const needed = used === 0 ? length : used + 1 + length;
    if (needed <= room) used = needed;
    else {
      lines += used === 0 ? 0 : 1;
      lines += Math.ceil(length / room) - 1;
      used = length % room === 0 ? room : length % room;
    }
  }
  return lines;
}
