/** Headers and footers of a running document: what stands at the edge of its pages and is no part of the text. */
import { lineOf, rowsOf } from '../lines.ts';
import type { TextPage, TextRun } from '../source.ts';
import { asks, fold, isNumbering, shapeOf } from '../words.ts';

/** They stand within this part of the page's height from its edge. */
const EDGE_PART = 0.1;
const FAR_EDGE_PART = 0.07;
/** And further from the text than this, in heights of its type. */
const CLEAR_EM = 1.5;
const FAR_EM = 3;
const MOST_ROWS = 3;
/** What returns on this part of the other pages runs through the document. */
const RUNNING_PART = 0.5;
const SAME_PLACE_PT = 3;
/** Parts of a line further apart than this are read each by itself. */
const PART_EM = 1;
const FAR_PART_EM = 3;

interface Row {
  readonly runs: readonly TextRun[];
  readonly text: string;
  readonly y: number;
  readonly size: number;
  readonly left: number;
}

/** The runs of each page without its header and footer. */
export function withoutRunningEdges(pages: readonly TextPage[]): TextRun[][] {
  const rows = pages.map(({ runs }) => rowsOf(runs).map(rowOf));
  const edges = pages.map((page, index) =>
    (['top', 'bottom'] as const).map((end) => edgeOf(rows[index] ?? [], page, end)),
  );
  return pages.map((page, index) => {
    const aside = new Set<Row>();
    for (const [at, edge] of (edges[index] ?? []).entries()) {
      const others = edges.filter((_, other) => other !== index).map((each) => each[at] ?? []);
      const last = edge.findLastIndex((row, place) => {
        const next = edge[place + 1] ?? nextOf(rows[index] ?? [], edge, at === 0);
        return isAside(row, next, page, returns(row, others));
      });
      for (const row of edge.slice(0, last + 1)) aside.add(row);
    }
    return (rows[index] ?? []).filter((row) => !aside.has(row)).flatMap((row) => row.runs);
  });
}

/** Says whether the row is found in the same place on most other pages. */
function returns(row: Row, others: readonly (readonly Row[])[]): boolean {
  const again = others.filter((edge) =>
    edge.some(
      (other) =>
        shapeOf(other.text) === shapeOf(row.text) &&
        Math.abs(other.y - row.y) < SAME_PLACE_PT &&
        Math.abs(other.left - row.left) < SAME_PLACE_PT,
    ),
  ).length;
  return again > 0 && again >= RUNNING_PART * others.length;
}

function rowOf(runs: readonly TextRun[]): Row {
  const { text, y, size, left } = lineOf(runs);
  return { runs, text: fold(text), y, size, left };
}

/** The outermost rows that may be a header or footer, from the edge inwards. */
function edgeOf(rows: readonly Row[], { height }: TextPage, end: 'top' | 'bottom'): Row[] {
  const fromEdge = end === 'top' ? rows : rows.toReversed();
  const isNear = ({ y }: Row) => (end === 'top' ? y < EDGE_PART * height : y > (1 - EDGE_PART) * height);
  const inner = fromEdge.findIndex((row) => !isNear(row) || asks(row.text));
  return fromEdge.slice(0, Math.min(inner < 0 ? fromEdge.length : inner, MOST_ROWS));
}

function nextOf(rows: readonly Row[], edge: readonly Row[], isTop: boolean): Row | undefined {
  return (isTop ? rows : rows.toReversed())[edge.length];
}

/** The number of a page, what returns on other pages, or a line at the very foot that keeps clear of all else. */
function isAside(row: Row, next: Row | undefined, { height }: TextPage, returns: boolean): boolean {
  const distance = next ? Math.abs(next.y - row.y) : height;
  if (distance < CLEAR_EM * row.size) return false;
  if (returns || isPageNumber(row)) return true;
  return row.y > (1 - FAR_EDGE_PART) * height && distance > FAR_EM * row.size;
}

/** A number at the end of the row, or far in front of what follows; close to it, it counts the entries of a list. */
function isPageNumber({ runs }: Row): boolean {
  const across = runs.toSorted((a, b) => a.x - b.x);
  return (
    isNumbering(partsOf(across, PART_EM).at(-1) ?? '') || isNumbering(partsOf(across, FAR_PART_EM)[0] ?? '')
  );
}

function partsOf(runs: readonly TextRun[], gapEm: number): string[] {
  const parts: string[] = [];
  let right = -Infinity;
  for (const { x, width, size, text } of runs) {
    if (x - right > gapEm * size) parts.push(text);
    else parts.push(`${parts.pop() ?? ''} ${text}`);
    right = x + width;
  }
  return parts.map(fold);
}
