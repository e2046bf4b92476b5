/** Where the lines between cells may lie: in the blanks of a page, near to where equal cells would have them. */

export interface Span {
  readonly from: number;
  readonly to: number;
}

/** How far a boundary may lie from where equal cells without margins would put it, in parts of a cell. */
const MOST_SHIFT = 0.22;
/** Margins of a page in parts of its extent, and how much more of it may be on one side, in parts of a cell. */
const MARGINS = [0, 0.03, 0.06, 0.1];
const SHIFTS = [0, -0.1, 0.1];
const CLEARANCE_PT = 0.5;

/** Every way to put boundaries between `count` parts of `extent`, nearly equal, into gaps of at least `leastGap`. */
export function boundaries(
  count: number,
  extent: number,
  spans: readonly Span[],
  leastGap: number,
): readonly (readonly number[])[] {
  if (count === 1) return [[]];
  const gaps = gapsBetween(spans, extent).filter(({ from, to }) => to - from >= leastGap);
  const ways = new Map<string, number[]>();
  for (const margin of MARGINS) {
    for (const shift of SHIFTS) {
      const pitch = (extent * (1 - 2 * margin)) / count;
      const cuts: number[] = [];
      for (let index = 1; index < count; index++) {
        const cut = nearestIn(gaps, margin * extent + (index + shift) * pitch);
        if (cut === undefined || Math.abs(cut - (index * extent) / count) > MOST_SHIFT * pitch) break;
        cuts.push(cut);
      }
      const key = cuts.map((cut) => gaps.findIndex(({ from, to }) => from <= cut && cut <= to)).join();
      if (cuts.length === count - 1 && !ways.has(key)) ways.set(key, cuts);
    }
  }
  return [...ways.values()];
}

function gapsBetween(spans: readonly Span[], extent: number): Span[] {
  const gaps: Span[] = [];
  let end = 0;
  for (const { from, to } of spans.toSorted((a, b) => a.from - b.from)) {
    if (from > end) gaps.push({ from: end, to: from });
    end = Math.max(end, to);
  }
  if (end < extent) gaps.push({ from: end, to: extent });
  return gaps;
}

/** In gaps that are in order and apart: the nearest is the one at the wanted place, or one beside it. */
function nearestIn(gaps: readonly Span[], wanted: number): number | undefined {
  const after = firstEndingAfter(gaps, wanted);
  let best: number | undefined;
  for (let index = Math.max(0, after - 1); index <= after + 1; index++) {
    const gap = gaps[index];
    if (!gap) break;
    const clearance = Math.min(CLEARANCE_PT, (gap.to - gap.from) / 4);
    const at = Math.min(Math.max(wanted, gap.from + clearance), gap.to - clearance);
    if (best === undefined || Math.abs(at - wanted) < Math.abs(best - wanted)) best = at;
  }
  return best;
}

/** The index of the first gap that ends at the place or after it, found by halving; their number if there is none. */
function firstEndingAfter(gaps: readonly Span[], place: number): number {
  let low = 0;
  let high = gaps.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((gaps[middle]?.to ?? place) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}
