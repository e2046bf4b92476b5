/** Where the columns of a table on pages begin, told from the places of its text. */
import { rowsOf } from '../lines.ts';
import type { TextRun } from '../source.ts';

/** Text further apart than this, in heights of its type, stands in different cells of a heading. */
const APART_EM = 0.8;
/** A boundary that more than this part of the text runs across is none. */
const ACROSS_PART = 0.1;
const SAME_LEFT_PT = 1;
/** Columns without names begin in the same place on so many rows, and on this part of them. */
const COLUMN_ROWS = 2;
const COLUMN_PART = 0.25;
/** And keep this far from what stands before them, in heights of type. */
const GUTTER_EM = 0.5;
const MOST_COLUMNS = 12;
const TITLE_PART = 1.3;

/** A row of text cut where it has wide gaps. */
export interface Part {
  readonly text: string;
  readonly left: number;
  readonly right: number;
}

export function partsOf(row: readonly TextRun[]): Part[] {
  const parts: Part[] = [];
  for (const { text, x, width, size } of row.toSorted((a, b) => a.x - b.x)) {
    const last = parts.at(-1);
    if (last && x - last.right <= APART_EM * size)
      parts[parts.length - 1] = {
        text: `${last.text} ${text}`,
        left: last.left,
        right: Math.max(last.right, x + width),
      };
    else parts.push({ text, left: x, right: x + width });
  }
  return parts;
}

/**
 * The left ends of the columns below a heading. Names may stand over the middle of their columns, so between two of them lies
 * the boundary that the text below keeps clear of.
 */
export function columnsBelow(heading: readonly Part[], runs: readonly TextRun[]): number[] | undefined {
  const lefts = leftEnds(runs);
  const columns = [-Infinity];
  for (const [index, part] of heading.entries()) {
    const before = heading[index - 1];
    if (!before) continue;
    const candidates = [part.left, ...lefts.filter((left) => left > before.right && left < part.left)];
    const best = candidates
      .map((at) => ({ at, ...blankBefore(at, runs) }))
      .filter(({ across, width }) => across <= ACROSS_PART * runs.length && Number.isFinite(width))
      .toSorted((a, b) => a.across - b.across || b.width - a.width)[0];
    if (!best || best.at <= (columns.at(-1) ?? 0)) return undefined;
    columns.push(best.at);
  }
  return columns;
}

/** The left ends of the columns of a table that names none; undefined if the text stands in one column. */
export function columnsWithin(all: readonly TextRun[]): number[] | undefined {
  const size = usualSize(all);
  // A title stands above the table and is wide.
  const runs = all.filter((run) => run.size <= TITLE_PART * size);
  const rows = rowsOf(runs).map(partsOf);
  const starts = countsOf(rows.flat());
  const apart = countsOf(rows.flatMap((parts) => parts.slice(1)));
  const columns = [-Infinity];
  for (const [at, count] of [...starts].toSorted(([a], [b]) => a - b)) {
    const isColumn = count >= COLUMN_PART * rows.length && (apart.get(at) ?? 0) >= COLUMN_ROWS;
    if (!isColumn || columns.length >= MOST_COLUMNS) continue;
    const { across, width } = blankBefore(at, runs);
    if (across <= ACROSS_PART * runs.length && width >= GUTTER_EM * size) columns.push(at - SAME_LEFT_PT);
  }
  return columns.length > 1 ? columns : undefined;
}

/** How many parts begin in each place. */
function countsOf(parts: readonly Part[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { left } of parts) counts.set(Math.round(left), (counts.get(Math.round(left)) ?? 0) + 1);
  return counts;
}

export function columnOf({ x }: { readonly x: number }, columns: readonly number[]): number {
  return columns.findLastIndex((left) => x >= left - SAME_LEFT_PT);
}

/** Whether some of the text runs from one column into the next. */
export function runsAcross({ x, width }: TextRun, columns: readonly number[]): boolean {
  return columns.some((left) => x < left - SAME_LEFT_PT && x + width > left + SAME_LEFT_PT);
}

function leftEnds(runs: readonly TextRun[]): number[] {
  return [...new Set(runs.map(({ x }) => Math.round(x)))];
}

/** How much text runs across a place, and how wide the blank before it is. */
function blankBefore(at: number, runs: readonly TextRun[]): { across: number; width: number } {
  let across = 0;
  let right = -Infinity;
  for (const { x, width } of runs) {
    if (x >= at - SAME_LEFT_PT) continue;
    if (x + width > at + SAME_LEFT_PT) across++;
    else right = Math.max(right, x + width);
  }
  return { across, width: at - right };
}

function usualSize(runs: readonly TextRun[]): number {
  const sizes = runs.map(({ size }) => size).toSorted((a, b) => a - b);
  return sizes[Math.floor(sizes.length / 2)] ?? 0;
}
