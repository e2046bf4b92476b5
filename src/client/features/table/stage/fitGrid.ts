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

/** The card that is talked about: wide unless the room is high. Pixels. */
export interface MiddleCard {
  readonly width: number;
  readonly height: number;
}

/** Height of a lying card by its width: as a card's, or less where the room is low, so that it keeps its width. */
const LYING = 5 / 7;
const LOWEST = 0.28;
/** Of the stage's width. */
export const LEAST_SHARE = 0.64;

/** `whole`: width of the stage, of which the room may be a part. */
export function fitMiddle(width: number, height: number, whole: number = width): MiddleCard {
  const upright = Math.min(width, height / CARD_RATIO);
  if (height > width * 1.1 && upright >= Math.min(width, whole * LEAST_SHARE)) {
    return { width: Math.floor(upright), height: Math.floor(Math.min(height, upright * CARD_RATIO)) };
  }
  const wanted = Math.max(height / LYING, Math.min(whole * LEAST_SHARE, height / LOWEST));
  const lying = Math.floor(Math.min(width, wanted));
  return { width: lying, height: Math.floor(Math.min(height, lying * LYING)) };
}

/** Cards in one row, each over the one before. */
export interface Row {
  /** From one card to the next, pixels. */
  readonly step: number;
  readonly cardWidth: number;
  /** Not all of them are seen at once: less of a card could not be hit. */
  readonly overflows: boolean;
}

/** `height`: of what is seen of the cards; the rest lies below the edge. */
export function fitRow(count: number, width: number, height: number): Row {
  const cardWidth = Math.round(height / CARD_RATIO / SEEN);
  const between = Math.max(1, count - 1);
  const fitting = Math.floor((width - cardWidth) / between);
  const step = Math.min(Math.max(fitting, LEAST_STEP_PX), Math.round(cardWidth * (1 + GAP)));
  return { step, cardWidth, overflows: step * between + cardWidth > width };
}

/** This much of a card in the row is seen from above. */
const SEEN = 0.72;
const LEAST_STEP_PX = 24;
