/** Cards lie a little unevenly, as if dealt by hand; the same card always in the same way, on every screen. */

const TURN_DEG = 1.8;
const SHIFT = 2.5;

export interface Dealt {
  /** Degrees. */
  readonly turn: number;
  /** Hundredths of the card's width and height. */
  readonly x: number;
  readonly y: number;
}

export function dealt(cardId: string): Dealt {
  const hash = hashOf(cardId);
  const part = (shift: number) => (((hash >>> shift) & 0xff) / 255) * 2 - 1;
  return { turn: round(part(0) * TURN_DEG), x: round(part(8) * SHIFT), y: round(part(16) * SHIFT) };
}

/** FNV-1a, finished so that ids which differ in their last letter only lie differently. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
