/** Finds the columns of pages and puts their text in the order in which one reads it. */
import { rowsOf } from '../lines.ts';
import type { TextRun } from '../source.ts';

type Runs = readonly TextRun[];

/** A part of a page with one column. */
export interface PagePart {
  readonly runs: Runs;
  /** The same for the parts of one column. */
  readonly column: string;
}

/** A column has so many lines, of so many characters in the mean; marks of lists have fewer. */
const COLUMN_ROWS = 3;
const COLUMN_CHARS = 12;
/** Columns keep this far from each other, in heights of their type. */
const GUTTER_EM = 0.9;
/** Lines of a column begin in the same place. */
const SAME_LEFT_PT = 2;
/** At most this part of the lines runs across the columns. */
const ACROSS_PART = 0.4;
/** A line that runs across them speaks against columns as much as this much of space between them speaks for them. */
const ACROSS_EM = 0.7;
/** The second of two columns begins no further beyond the middle than this part of the width. */
const MIDDLE_PART = 0.08;
const MOST_DEPTH = 4;

/** For each page its parts, each of one column, in reading order. */
export function readingOrder(pages: readonly Runs[]): PagePart[][] {
  const rows = pages.map(rowsOf);
  const cuts = rows.map(gutterIn);
  // The columns of a document are the same on all pages, and a last page may hold too little to show its own.
  const usual = usualOf(rows, cuts);
  return pages.map((runs, index) => {
    const own = rows[index] ?? [];
    const here = usual === undefined ? undefined : edgeOf(own, usual);
    const cut = here !== undefined && isKeptBy(own, here) ? here : cuts[index];
    return cut === undefined ? whole(runs, '') : columnsOf(own, cut, '');
  });
}

/** Says whether a page has the columns of the others, though nothing may stand in one of them. */
function isKeptBy(rows: readonly Runs[], cut: number): boolean {
  const apart = rows.filter((row) => !row.some((run) => crosses(run, cut)));
  const left = apart.flat().filter((run) => !isRight(run, cut));
  return (
    rows.length - apart.length <= ACROSS_PART * rows.length &&
    left.every(({ x, width, size }) => cut - x - width >= (GUTTER_EM / 2) * size)
  );
}

/** The cut that suits all pages together best. */
function usualOf(
  pages: readonly (readonly Runs[])[],
  cuts: readonly (number | undefined)[],
): number | undefined {
  const scored = [...new Set(cuts)].flatMap((cut) =>
    cut === undefined ? [] : [{ cut, score: pages.reduce((sum, rows) => sum + scoreOf(rows, cut), 0) }],
  );
  return scored.toSorted((a, b) => b.score - a.score)[0]?.cut;
}

function parts(runs: Runs, column: string): PagePart[] {
  const rows = rowsOf(runs);
  const cut = column.length < MOST_DEPTH ? gutterIn(rows) : undefined;
  return cut === undefined ? whole(runs, column) : columnsOf(rows, cut, column);
}

function whole(runs: Runs, column: string): PagePart[] {
  return runs.length > 0 ? [{ runs, column }] : [];
}

/** What is left of the cut, then what is right of it, between lines that run across. */
function columnsOf(rows: readonly Runs[], cut: number, column: string): PagePart[] {
  const found: PagePart[] = [];
  let left: TextRun[] = [];
  let right: TextRun[] = [];
  const close = (): void => {
    found.push(...parts(left, `${column}l`), ...parts(right, `${column}r`));
    left = [];
    right = [];
  };
  for (const row of rows) {
    if (row.some((run) => crosses(run, cut))) {
      close();
      found.push({ runs: row, column });
      continue;
    }
    left.push(...row.filter((run) => !isRight(run, cut)));
    right.push(...row.filter((run) => isRight(run, cut)));
  }
  close();
  return found;
}

function crosses({ x, width }: TextRun, cut: number): boolean {
  return x < cut - SAME_LEFT_PT && x + width > cut;
}

function isRight({ x }: TextRun, cut: number): boolean {
  return x >= cut - SAME_LEFT_PT;
}

/** Where the second column begins; undefined if there is one column only. */
function gutterIn(rows: readonly Runs[]): number | undefined {
  let best: { cut: number; score: number } | undefined;
  for (const cut of new Set(leftsIn(rows).map((each) => edgeOf(rows, each)))) {
    const score = scoreOf(rows, cut);
    if (score > (best?.score ?? 0)) best = { cut, score };
  }
  return best?.cut;
}

/** The blank before the cut, less what runs across; 0 if these are no columns. */
function scoreOf(rows: readonly Runs[], cut: number): number {
  const found = strip(rows, cut);
  return found ? found.em - ACROSS_EM * found.across : 0;
}

/** Where the column really begins whose lines begin at the cut: a heading may stand further out than a list. */
function edgeOf(rows: readonly Runs[], cut: number): number {
  const apart = rows.filter((row) => !row.some((run) => crosses(run, cut))).flat();
  const end = Math.max(...apart.filter((run) => !isRight(run, cut)).map(({ x, width }) => x + width));
  const between = rows.flat().filter(({ x }) => x > end + SAME_LEFT_PT && x < cut);
  return Math.min(cut, ...between.map(({ x }) => x));
}

/** Places where several lines begin after a gap, or where nothing stands before them. */
function leftsIn(rows: readonly Runs[]): number[] {
  const times = new Map<number, number>();
  for (const row of rows) {
    let right = -Infinity;
    for (const { x, width, size } of row.toSorted((a, b) => a.x - b.x)) {
      if (x - right > GUTTER_EM * size) {
        const key = Math.round(x / SAME_LEFT_PT);
        times.set(key, (times.get(key) ?? 0) + 1);
      }
      right = x + width;
    }
  }
  return [...times]
    .map(([key, count]) => ({ cut: key * SAME_LEFT_PT, count }))
    .filter(({ cut, count }) => count >= COLUMN_ROWS || isMiddle(rows, cut))
    .map(({ cut }) => cut);
}

/** Two columns are as wide as each other. Where a line begins that would be the second one's, one line is enough. */
function isMiddle(rows: readonly Runs[], cut: number): boolean {
  const left = Math.min(...rows.flat().map(({ x }) => x));
  const right = Math.max(...rows.flat().map(({ x, width }) => x + width));
  const beyond = cut - (left + right) / 2;
  return beyond > 0 && beyond < MIDDLE_PART * (right - left);
}

/** The blank strip before the cut, in heights of type, and how many lines run across; undefined if these are no columns. */
function strip(rows: readonly Runs[], cut: number): { em: number; across: number } | undefined {
  const apart = rows.filter((row) => !row.some((run) => crosses(run, cut)));
  const across = rows.length - apart.length;
  const left = apart.map((row) => row.filter((run) => !isRight(run, cut))).filter((row) => row.length > 0);
  const right = apart.map((row) => row.filter((run) => isRight(run, cut))).filter((row) => row.length > 0);
  const areColumns = [left, right].every(
    (side) => side.length >= COLUMN_ROWS && meanChars(side) >= COLUMN_CHARS,
  );
  if (!areColumns || across > ACROSS_PART * rows.length) return undefined;
  const em = Math.min(...left.flat().map(({ x, width, size }) => (cut - x - width) / size));
  return em < GUTTER_EM / 2 ? undefined : { em, across };
}

function meanChars(rows: readonly Runs[]): number {
  const chars = rows.reduce((sum, row) => sum + row.reduce((each, { text }) => each + text.length, 0), 0);
  return chars / rows.length;
}
