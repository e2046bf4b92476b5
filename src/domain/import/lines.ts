import type { Block } from './blocks.ts';
import type { TextRun } from './source.ts';
import { opensExamplesAfter } from './words.ts';

export interface Line {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** Baseline. */
  readonly y: number;
  readonly size: number;
  /** Face and weight of most of the line. */
  readonly font: string;
  /** Whether all of it is bold. */
  readonly bold: boolean;
  /** 1, and one more for each gap so wide that what follows may belong to another column. */
  readonly parts: number;
}

/** Runs whose baselines are closer than this part of their type's height stand on one line. */
const SAME_LINE_EM = 0.45;
/** A gap wider than this is a blank even where the file draws none. */
const BLANK_EM = 0.17;
/** Even justified text has no gap wider than this. */
const COLUMN_EM = 1.5;
/** Baselines further apart than this start a new paragraph, whatever the page's usual distance. */
const PARAGRAPH_EM = 1.75;
/** So do baselines further apart than this many times the closest pair in the cell. */
const PARAGRAPH_RATIO = 1.35;
/** Type that differs more than this in height belongs to another paragraph. */
const OTHER_SIZE_EM = 0.12;
/** Text drawn again this close is a printer's way to make it bold. */
const OVERPRINT_EM = 0.15;

/** Puts runs together to lines, top to bottom, as one reads them. The order of the runs does not matter. */
export function linesOf(runs: readonly TextRun[]): Line[] {
  return rowsOf(runs).map(lineOf);
}

/** Runs that stand on one line across the page, top to bottom. */
export function rowsOf(runs: readonly TextRun[]): TextRun[][] {
  const drawn = runs.filter((run) => run.text.trim() !== '').toSorted((a, b) => a.y - b.y || a.x - b.x);
  const groups: TextRun[][] = [];
  for (const run of drawn) {
    const group = groups.at(-1);
    const first = group?.[0];
    if (group && first && run.y - first.y <= SAME_LINE_EM * Math.max(run.size, first.size)) group.push(run);
    else groups.push([run]);
  }
  return groups;
}

export function lineOf(runs: readonly TextRun[]): Line {
  const backwards = runs.filter((run) => run.rightToLeft).length * 2 > runs.length;
  const inOrder = runs.toSorted((a, b) => (backwards ? b.x - a.x : a.x - b.x));
  let text = '';
  let parts = 1;
  let before: TextRun | undefined;
  for (const run of inOrder) {
    if (before) {
      if (run.text === before.text && Math.abs(run.x - before.x) < OVERPRINT_EM * run.size) continue;
      const gap = backwards ? before.x - (run.x + run.width) : run.x - (before.x + before.width);
      const size = Math.max(run.size, before.size);
      // A line goes on after this one, so it breaks no word.
      text = text.replace(/\u00ad$/u, '-');
      if (gap > BLANK_EM * size) text += ' ';
      if (gap > COLUMN_EM * size) parts++;
    }
    text += run.text;
    before = run;
  }
  const widest = inOrder.reduce((a, b) => (b.text.length > a.text.length ? b : a));
  return {
    text,
    left: Math.min(...runs.map((run) => run.x)),
    right: Math.max(...runs.map((run) => run.x + run.width)),
    y: widest.y,
    size: widest.size,
    font: widest.font,
    bold: runs.every((run) => run.bold === true),
    parts,
  };
}

/** Puts lines together to paragraphs, by the distance between them and by their type. */
export function blocksOf(lines: readonly Line[]): Block[] {
  const usual = usualDistances(lines);
  const blocks: { lines: string[]; size: number }[] = [];
  let before: Line | undefined;
  for (const line of lines) {
    const current = blocks.at(-1);
    if (before && current && !startsParagraph(before, line, usual)) current.lines.push(line.text);
    else blocks.push({ lines: [line.text], size: line.size });
    before = line;
  }
  return blocks;
}

function startsParagraph(before: Line, line: Line, usual: ReadonlyMap<number, number>): boolean {
  const distance = line.y - before.y;
  const size = Math.max(before.size, line.size);
  const closest = usual.get(Math.round(line.size)) ?? distance;
  return (
    distance > PARAGRAPH_EM * size ||
    (distance > PARAGRAPH_RATIO * closest && distance > size * PARAGRAPH_RATIO) ||
    Math.abs(before.size - line.size) > OTHER_SIZE_EM * size ||
    before.font !== line.font ||
    opensExamplesAfter(before.text, line.text)
  );
}

/** The smallest distance between neighbouring lines, by height of type. */
function usualDistances(lines: readonly Line[]): Map<number, number> {
  const usual = new Map<number, number>();
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1];
    if (!next || Math.abs(next.size - line.size) > 1) continue;
    const key = Math.round(next.size);
    usual.set(key, Math.min(usual.get(key) ?? Infinity, next.y - line.y));
  }
  return usual;
}
