/** How large a question can be written so that all of it fits: worked out from its length, so that nothing is measured. */

/** Widths of letters as a part of the type's size: a broad fallback font, since Segoe UI is not everywhere. */
const LETTER = 0.56;
/** Lines break before they are full. */
const LINE_USE = 0.86;
export const QUESTION_LINE_HEIGHT = 1.22;
const STEP = 0.1;
/** A question is taken in at a glance in so many lines; it may have more when its type would become small. */
const LINES = 4;
const SMALL_FOR_LINES = 0.68;

export interface TextBox {
  /** All lengths in hundredths of the card's width (`cqi`). */
  readonly width: number;
  readonly height: number;
  readonly largest: number;
  readonly smallest: number;
}

/** The largest size of type, in `cqi`, at which the question fits into the box. */
export function questionSize(question: string, box: TextBox): number {
  const longestWord = Math.max(...question.split(/[\s-]+/u).map((word) => word.length));
  const widest = box.width / (Math.max(longestWord, 1) * LETTER * 1.06);
  let size = Math.min(box.largest, Math.max(widest, box.smallest));
  const floor = Math.max(box.smallest, box.largest * SMALL_FOR_LINES);
  while (size > floor && linesAt(question, size, box.width) > LINES) size -= STEP;
  while (size > box.smallest && heightAt(question, size, box.width) > box.height) size -= STEP;
  return Math.max(Math.round(size * 10) / 10, box.smallest);
}

/** Height of the question set in this size, in the box's unit. */
export function heightAt(question: string, size: number, width: number): number {
  return linesAt(question, size, width) * size * QUESTION_LINE_HEIGHT;
}

function linesAt(question: string, size: number, width: number): number {
  const lettersInLine = Math.max(1, (width / (size * LETTER)) * LINE_USE);
  return Math.ceil(question.length / lettersInLine);
}
