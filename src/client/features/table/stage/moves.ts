/** From where a card lay to where it lies: the transform that makes it seem to lie still where it was. No DOM here. */

export type Shape = 'portrait' | 'landscape';
export type Side = 'back' | 'face';

export interface Lying {
  readonly shape: Shape;
  readonly side: Side;
  /** Of the card's middle, pixels in the window. */
  readonly x: number;
  readonly y: number;
  /** Of its long side, pixels. */
  readonly length: number;
}

export interface Move {
  readonly from: string;
  readonly to: string;
}

const PERSPECTIVE = 'perspective(1600px)';
/** Less than this is not seen. */
const STILL_PX = 0.5;

/** Undefined if the card lies as it lay, or had or has no size, as in a window that is hidden. */
export function moveBetween(was: Lying, is: Lying): Move | undefined {
  if (was.length === 0 || is.length === 0) return undefined;
  const dx = was.x - is.x;
  const dy = was.y - is.y;
  const scale = was.length / is.length;
  const quarter = was.shape === is.shape ? 0 : is.shape === 'landscape' ? 90 : -90;
  const half = was.side === is.side ? 0 : 180;
  const still = Math.hypot(dx, dy) < STILL_PX && Math.abs(was.length - is.length) < STILL_PX;
  if (still && quarter === 0 && half === 0) return undefined;
  // Around the long side: the axis in the card's own terms, before it is laid across.
  const axis = is.shape === 'landscape' ? 'rotateX' : 'rotateY';
  const place = (x: number, y: number, s: number, q: number, h: number) =>
    `translate(${round(x)}px, ${round(y)}px) scale(${round(s)}) ` +
    (half === 0 ? `rotate(${q}deg)` : `${PERSPECTIVE} rotate(${q}deg) ${axis}(${h}deg)`);
  return { from: place(dx, dy, scale, quarter, half), to: place(0, 0, 1, 0, 0) };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
