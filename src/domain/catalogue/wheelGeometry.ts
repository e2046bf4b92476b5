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

/** A piece of the ring. */
export interface Piece {
  readonly from: number;
  readonly to: number;
}

/** Each area's piece, clockwise from the top. All places are equally wide. */
export function piecesOf(placesPerArea: readonly number[]): readonly Piece[] {
  const width = 360 / placesPerArea.reduce((sum, count) => sum + count, 0);
  let from = 0;
  return placesPerArea.map((count) => {
    const piece = { from, to: from + count * width };
    from = piece.to;
    return piece;
  });
}

/** The place's piece, of as many as its area has. */
export function pieceIn({ from, to }: Piece, at: number, count: number): Piece {
  const width = (to - from) / count;
  return { from: from + at * width, to: from + (at + 1) * width };
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export function pointAt(radius: number, degrees: number): Point {
  const radians = ((degrees - 90) * Math.PI) / 180;
  return { x: rounded(radius * Math.cos(radians)), y: rounded(radius * Math.sin(radians)) };
}

/** Path data of a piece of a ring, at most half of it. */
export function ringPiece(inner: number, outer: number, { from, to }: Piece): string {
  const [a, b, c, d] = [pointAt(outer, from), pointAt(outer, to), pointAt(inner, to), pointAt(inner, from)];
  return `M${a.x} ${a.y}A${outer} ${outer} 0 0 1 ${b.x} ${b.y}L${c.x} ${c.y}A${inner} ${inner} 0 0 0 ${d.x} ${d.y}Z`;
}

/** Rows of dots across a place, inner to outer: the middle one is filled first, then the one towards the rim. */
const ROWS = [71, 87, 103] as const;
const DOT_GAP = 13;

/** How many dots fit in a row of so many degrees. */
function roomAt(radius: number, degrees: number): number {
  const arc = (radius * degrees * Math.PI) / 180;
  return Math.max(0, Math.floor((arc - 2 * WHEEL.dotRadius - 2) / DOT_GAP) + 1);
}

/** Where so many dots lie in a place; undefined if there are too many to draw. */
export function dotsIn({ from, to }: Piece, count: number): readonly Point[] | undefined {
  const inRow = [0, 0, 0];
  for (const row of [1, 2, 0]) {
    const left = count - inRow.reduce((sum, n) => sum + n, 0);
    inRow[row] = Math.min(roomAt(ROWS[row] ?? 0, to - from), left);
  }
  if (inRow.reduce((sum, n) => sum + n, 0) < count) return undefined;
  return ROWS.flatMap((radius, row) => {
    const dots = inRow[row] ?? 0;
    const step = ((DOT_GAP / radius) * 180) / Math.PI;
    const first = (from + to) / 2 - ((dots - 1) * step) / 2;
    return Array.from({ length: dots }, (_, at) => pointAt(radius, first + at * step));
  });
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
