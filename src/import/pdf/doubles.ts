/**
 * Text that is drawn twice: a printer's way to make it bold, or a shadow behind it. Sign by sign or line by line, by a fifth
 * of a point or by a few.
 */

/** A sign in the frame in which its text stands upright: x grows with the writing, y downwards. */
export interface Sign {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
}

/** No shadow falls further than this. */
const FURTHEST_EM = 0.3;
/** A sign of the same baseline is no neighbour if it begins before this part of the other one has passed. */
const OVERLAP = 0.6;
const OTHER_BASELINE_EM = 0.04;
/** So exactly does the shift of one sign return with the others of its line. */
const SAME_SHIFT_EM = 0.05;
/** A line is drawn twice if at least so many of its signs, and this part of them, are. */
const LEAST_SIGNS = 2;
const LEAST_PART = 0.35;
/** Bounds for a page that was drawn over and over on purpose. */
const MOST_SHIFTS = 12;
const MOST_NEAR = 8;

interface Shift {
  readonly x: number;
  readonly y: number;
}

/** The signs without those that only repeat an earlier one of their line, in the order given. */
export function withoutDoubles<T extends Sign>(signs: readonly T[]): T[] {
  const dropped = new Set<number>();
  for (const line of linesOf(signs)) {
    for (const index of doublesIn(line, signs)) dropped.add(index);
  }
  return dropped.size === 0 ? [...signs] : signs.filter((_, index) => !dropped.has(index));
}

/** Indices of signs, grouped so that a line and its shadow are together. */
function linesOf(signs: readonly Sign[]): number[][] {
  const order = [...signs.keys()]
    .filter((index) => signs[index]?.text.trim() !== '')
    .toSorted((a, b) => (signs[a]?.y ?? 0) - (signs[b]?.y ?? 0));
  const lines: number[][] = [];
  let before: Sign | undefined;
  for (const index of order) {
    const sign = signs[index];
    if (!sign) continue;
    if (before && sign.y - before.y <= FURTHEST_EM * Math.max(sign.size, before.size))
      lines.at(-1)?.push(index);
    else lines.push([index]);
    before = sign;
  }
  return lines;
}

function doublesIn(line: readonly number[], signs: readonly Sign[]): number[] {
  const pairs = pairsIn(line, signs);
  const certain = pairs.filter(({ isNeighbour }) => !isNeighbour);
  if (certain.length === 0) return [];
  const shifts: Shift[] = [];
  const tried: Pair[] = [];
  for (const pair of certain) {
    if (tried.length === MOST_SHIFTS) break;
    if (tried.some(({ shift, size }) => isSame(shift, pair.shift, size))) continue;
    tried.push(pair);
    if (isShiftOf(line, pair, certain, signs)) shifts.push(pair.shift);
  }
  const isSingle = line.length === 2;
  return pairs
    .filter(({ shift, size }) => isSingle || shifts.some((known) => isSame(known, shift, size)))
    .map(({ later }) => later);
}

/** Says whether enough signs return with this shift, among those that stand between the first and the last that do. */
function isShiftOf(
  line: readonly number[],
  { shift, size }: Pair,
  pairs: readonly Pair[],
  signs: readonly Sign[],
): boolean {
  const again = new Set(pairs.filter((pair) => isSame(pair.shift, shift, size)).map(({ later }) => later));
  const places = [...again].map((index) => signs[index]?.x ?? 0);
  const [from, to] = [Math.min(...places) - FURTHEST_EM * size, Math.max(...places) + FURTHEST_EM * size];
  const among = line.filter((index) => {
    const sign = signs[index];
    return sign && isAbout(sign.size, size) && sign.x >= from && sign.x <= to;
  });
  return again.size >= LEAST_SIGNS && again.size >= LEAST_PART * among.length;
}

interface Pair {
  /** Index of the one that was drawn later. */
  readonly later: number;
  readonly shift: Shift;
  readonly size: number;
  /** It may just as well be the next letter, as in "ll". */
  readonly isNeighbour: boolean;
}

function pairsIn(line: readonly number[], signs: readonly Sign[]): Pair[] {
  const bySign = new Map<string, number[]>();
  for (const index of line) {
    const text = signs[index]?.text ?? '';
    const known = bySign.get(text);
    if (known) known.push(index);
    else bySign.set(text, [index]);
  }
  const pairs: Pair[] = [];
  for (const alike of bySign.values()) {
    if (alike.length < 2) continue;
    const across = alike.toSorted((a, b) => (signs[a]?.x ?? 0) - (signs[b]?.x ?? 0));
    for (const [at, one] of across.entries()) {
      for (let next = at + 1; next < Math.min(across.length, at + 1 + MOST_NEAR); next++) {
        const other = across[next] ?? one;
        const a = signs[Math.min(one, other)];
        const b = signs[Math.max(one, other)];
        if (!a || !b) continue;
        if (Math.abs(b.x - a.x) > FURTHEST_EM * a.size) break;
        const shift = { x: b.x - a.x, y: b.y - a.y };
        if (Math.abs(shift.y) > FURTHEST_EM * a.size || !isAbout(a.size, b.size)) continue;
        const isNeighbour =
          Math.abs(shift.y) < OTHER_BASELINE_EM * a.size &&
          Math.abs(shift.x) > OVERLAP * Math.max(a.width, b.width);
        pairs.push({ later: Math.max(one, other), shift, size: a.size, isNeighbour });
      }
    }
  }
  return pairs;
}

function isSame(a: Shift, b: Shift, size: number): boolean {
  return Math.abs(a.x - b.x) <= SAME_SHIFT_EM * size && Math.abs(a.y - b.y) <= SAME_SHIFT_EM * size;
}

function isAbout(a: number, b: number): boolean {
  return Math.abs(a - b) <= 0.05 * Math.max(a, b);
}
