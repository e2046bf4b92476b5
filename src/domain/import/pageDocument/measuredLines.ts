/** Lines of one column with what their places tell: blanks above them, how full they are. */
import { type Line, lineOf, rowsOf } from '../lines.ts';
import type { TextLine } from '../runningText/textLine.ts';
import type { TextRun } from '../source.ts';

/** Lines of one paragraph are no further apart than this, in heights of their type, and than this many times the closest. */
const PARAGRAPH_EM = 1.75;
const PARAGRAPH_RATIO = 1.3;
/** From one line to the next where no two are as close as in a paragraph. */
const LINE_EM = 1.2;
const LEAST_EM = 0.95;
const SAME_SIZE_PT = 0.6;

/** @param room where a full line of the column ends */
export function measuredLines(
  runs: readonly TextRun[],
  { page, room }: { readonly page: number; readonly room: number },
): TextLine[] {
  const rows = rowsOf(runs);
  const lines = rows.map(lineOf);
  let text: Place = { left: 0, hangs: false };
  return lines.map((line, index) => {
    const before = lines[index - 1];
    const gap = before ? gapBetween(before, line, closestLike(line, lines)) : 0;
    const place = placeOf(line, rows[index] ?? []);
    const paragraph = before && gap === 0 ? continuation(before, line, text, place) : undefined;
    if (paragraph !== 'goes-on') text = place;
    return {
      text: place.mark === undefined ? line.text : `${place.mark}\t${line.text.slice(place.mark.length + 1)}`,
      left: line.left,
      right: line.right,
      room,
      size: line.size,
      bold: line.bold,
      gap,
      page,
      ...(paragraph && { paragraph }),
    };
  });
}

interface Place {
  /** Where the words of the line begin, behind a mark if it has one. */
  readonly left: number;
  /** A sign or number that is set apart from the words, as a word processor does. */
  readonly mark?: string;
  /** Whether the lines below hang there too. */
  readonly hangs: boolean;
}

const MARK_CHARS = 5;
const HANGING_EM = 0.4;
/** A number or sign before the words of a line, drawn together with them. */
const MARK = /^(?:\(?\d{1,3}[.):]?|\(?\p{L}[.)]|[^\p{L}\p{N}\s"»«“”(]{1,2}|\p{L}{1,12} \d{1,3}[:.)])\s+/u;

function placeOf({ text, left, right }: Line, row: readonly TextRun[]): Place {
  const [first, next] = row.toSorted((a, b) => a.x - b.x);
  const isApart =
    first !== undefined &&
    next !== undefined &&
    first.text.length <= MARK_CHARS &&
    text.startsWith(`${first.text} `) &&
    next.x - (first.x + first.width) > HANGING_EM * first.size;
  if (isApart) return { left: next.x, mark: first.text, hangs: true };
  const mark = MARK.exec(text)?.[0] ?? '';
  return { left: left + ((right - left) * mark.length) / Math.max(1, text.length), hangs: mark !== '' };
}

/** Lines begin in the same place if they differ by no more than this. */
const SAME_LEFT_EM = 0.5;
const DEEPER_EM = 1;

/** What the places of two lines tell: a line further in begins a paragraph; one that hangs below the words of a list entry goes on with it. */
function continuation(before: Line, line: Line, text: Place, place: Place): TextLine['paragraph'] {
  if (Math.abs(before.size - line.size) > SAME_SIZE_PT || before.bold !== line.bold) return undefined;
  const deeper = line.left - Math.max(text.left, before.left);
  if (deeper > DEEPER_EM * line.size && !(text.hangs && deeper < HANGS_EM * line.size)) return 'starts';
  const hangs = text.mark !== undefined && Math.abs(line.left - text.left) < SAME_LEFT_EM * line.size;
  const isOver = /[.?!:;…]["»”’')\]]*\s*$/u.test(before.text);
  return hangs && !isOver && place.mark === undefined && !place.hangs ? 'goes-on' : undefined;
}

/** Where a mark is drawn together with its words, lines may hang this much further in than these begin. */
const HANGS_EM = 1.5;

/** Blank lines that would fill the space; 0 within a paragraph. */
function gapBetween(before: Line, line: Line, closest: number): number {
  const distance = line.y - before.y;
  const size = Math.max(before.size, line.size);
  if (distance <= PARAGRAPH_RATIO * closest || (distance <= LINE_EM * size && before.size !== line.size))
    return 0;
  return Math.max(0.1, distance / closest - 1);
}

/** The distance between lines of a paragraph in this type. */
function closestLike(line: Line, lines: readonly Line[]): number {
  const usual = LINE_EM * line.size;
  let closest = Infinity;
  for (const [index, other] of lines.entries()) {
    const next = lines[index + 1];
    if (!next || [other, next].some(({ size }) => Math.abs(size - line.size) > SAME_SIZE_PT)) continue;
    const distance = next.y - other.y;
    // What is closer than type is high stands beside it rather than below.
    if (distance >= LEAST_EM * line.size) closest = Math.min(closest, distance);
  }
  return closest <= PARAGRAPH_EM * line.size ? closest : usual;
}
