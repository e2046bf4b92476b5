/** Where things are on the wheel: angles in degrees clockwise from the top, lengths in the drawing's own units. */

export const WHEEL = {
  /** Half the drawing, rim included. */
  half: 120,
  hole: 28,
  areaRim: 56,
  placeStart: 60,
  placeRim: 114,
  signAt: 42,
  signSize: 20,
  dotRadius: 4.4,
} as const;

export const AREA_DEGREES = 90;
export const PLACE_DEGREES = 30;

/** More than this many dots are told as a number. */
export const DOTS_MAX = 9;

export interface Point {
  readonly x: number;
  readonly y: number;
}

export function pointAt(radius: number, degrees: number): Point {
  const radians = ((degrees - 90) * Math.PI) / 180;
  return { x: rounded(radius * Math.cos(radians)), y: rounded(radius * Math.sin(radians)) };
}

/** Path data of a piece of a ring, at most half of it. */
export function ringPiece(inner: number, outer: number, from: number, to: number): string {
  const [a, b, c, d] = [pointAt(outer, from), pointAt(outer, to), pointAt(inner, to), pointAt(inner, from)];
  return `M${a.x} ${a.y}A${outer} ${outer} 0 0 1 ${b.x} ${b.y}L${c.x} ${c.y}A${inner} ${inner} 0 0 0 ${d.x} ${d.y}Z`;
}

/** Rows of dots across a place, inner to outer: the middle one is filled first, then the one towards the rim. */
const ROWS = [
  { radius: 71, capacity: 2 },
  { radius: 87, capacity: 3 },
  { radius: 103, capacity: 4 },
] as const;
const DOT_GAP = 13;

/** Where so many dots lie in the place that begins at `from`; none if there are too many to draw. */
export function dotsAt(count: number, from: number): readonly Point[] {
  if (count > DOTS_MAX) return [];
  const inRow = [0, 0, 0];
  for (const row of [1, 2, 0]) {
    const free = ROWS[row]?.capacity ?? 0;
    inRow[row] = Math.min(free, count - inRow.reduce((sum, n) => sum + n, 0));
  }
  return ROWS.flatMap(({ radius }, row) => {
    const dots = inRow[row] ?? 0;
    const step = ((DOT_GAP / radius) * 180) / Math.PI;
    const first = from + PLACE_DEGREES / 2 - ((dots - 1) * step) / 2;
    return Array.from({ length: dots }, (_, at) => pointAt(radius, first + at * step));
  });
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
