/** How cards of one size fill a box: as large as they can be, in a grid in reading order. */

/** A card that is hit with a finger or a mouse is at least so wide, even if not all of them are seen then. */
export const LEAST_CARD_PX = 26;
/** Height of a card by its width. */
export const CARD_RATIO = 7 / 5;
/** Between cards, as a part of a card's width: room for laying them unevenly. */
const GAP = 0.16;
/** Cards in a column that is as wide as it is are a little larger than wanted, to fill it. */
const GROWTH = 1.25;

export interface Grid {
  readonly columns: number;
  readonly rows: number;
  /** Pixels, whole. */
  readonly cardWidth: number;
  readonly gap: number;
}

export interface Room {
  readonly width: number;
  /** Without a height the grid grows downwards, and `cardWidth` is as near `wanted` as the width allows. */
  readonly height?: number;
  /** The largest a card may become. */
  readonly wanted: number;
}

/** `count` cards in the room, all seen at once if they do not become too small to hit. */
export function fitGrid(count: number, { width, height, wanted }: Room): Grid {
  const cards = Math.max(1, count);
  if (height === undefined) return grid(cards, columnsIn(width, wanted), width, wanted * GROWTH);
  let best = grid(cards, 1, width, widthOfCard(cards, 1, width, height, wanted));
  for (let columns = 2; columns <= cards; columns += 1) {
    const cardWidth = widthOfCard(cards, columns, width, height, wanted);
    const rows = Math.ceil(cards / columns);
    // Of two equally large ones the one with fewer empty places at the end.
    const better =
      cardWidth > best.cardWidth ||
      (cardWidth === best.cardWidth && columns * rows < best.columns * best.rows);
    if (better) best = grid(cards, columns, width, cardWidth);
  }
  if (best.cardWidth >= LEAST_CARD_PX) return best;
  return grid(cards, columnsIn(width, LEAST_CARD_PX), width, LEAST_CARD_PX);
}

/** As many as there is room for, with their gaps, none after the last. */
function columnsIn(width: number, cardWidth: number): number {
  return Math.max(1, Math.floor((width + cardWidth * GAP) / (cardWidth * (1 + GAP))));
}

function grid(cards: number, columns: number, width: number, cardWidth: number): Grid {
  const used = Math.min(columns, cards);
  const fitting = Math.floor(width / (used + (used - 1) * GAP));
  const whole = Math.max(1, Math.min(Math.floor(cardWidth), fitting));
  return { columns: used, rows: Math.ceil(cards / used), cardWidth: whole, gap: Math.floor(whole * GAP) };
}

function widthOfCard(cards: number, columns: number, width: number, height: number, wanted: number): number {
  const rows = Math.ceil(cards / columns);
  const byWidth = width / (columns + (columns - 1) * GAP);
  const byHeight = height / (rows * CARD_RATIO + (rows - 1) * GAP);
  return Math.floor(Math.min(byWidth, byHeight, wanted));
}

/** Height of a grid, pixels. */
export function heightOf({ rows, cardWidth, gap }: Grid): number {
  return rows * cardWidth * CARD_RATIO + (rows - 1) * gap;
}

/** The card in the middle, lying or upright, whichever is larger in the box. */
export interface MiddleCard {
  readonly shape: 'landscape' | 'portrait';
  readonly width: number;
}

/** A lying card has longer lines, which are read more easily: an upright one has to be so much larger. */
const UPRIGHT_GAIN = 1.25;

export function fitMiddle(width: number, height: number): MiddleCard {
  const landscape = Math.min(width, height * CARD_RATIO);
  const portrait = Math.min(width, height / CARD_RATIO);
  const gain = (portrait ** 2 * CARD_RATIO) / (landscape ** 2 / CARD_RATIO);
  return gain > UPRIGHT_GAIN
    ? { shape: 'portrait', width: Math.floor(portrait) }
    : { shape: 'landscape', width: Math.floor(landscape) };
}
