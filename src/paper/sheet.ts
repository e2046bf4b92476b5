/**
 * Layout of a sheet: A4, four cards of 5 : 7, backs in register with the fronts when the sheet is turned over its
 * long edge. Lengths in PDF points (1/72 inch), from the lower left corner as in PDF.
 */
const POINTS_PER_MM = 72 / 25.4;
export const mm = (millimetres: number): number => millimetres * POINTS_PER_MM;

export const PAGE = { width: mm(210), height: mm(297) };
export const CARD = { width: mm(95), height: mm(133) };
const COLUMNS = 2;
const ROWS = 2;
export const CARDS_PER_SHEET = COLUMNS * ROWS;

const MARGIN = {
  x: (PAGE.width - COLUMNS * CARD.width) / 2,
  y: (PAGE.height - ROWS * CARD.height) / 2,
};
/** Crop marks stay this far from the cards and are this long: most printers leave 5 mm blank. */
const MARK_GAP = mm(1);
const MARK_LENGTH = mm(4);

export interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * Lower left corner of the n-th card of a sheet, counted from the upper left. On the back the columns are swapped.
 */
export function cardCorner(index: number, side: 'front' | 'back'): Point {
  const row = Math.floor(index / COLUMNS);
  const column = side === 'front' ? index % COLUMNS : COLUMNS - 1 - (index % COLUMNS);
  return { x: MARGIN.x + column * CARD.width, y: PAGE.height - MARGIN.y - (row + 1) * CARD.height };
}

/** Lines outside the cards that continue every edge to be cut. The same on both sides of the sheet. */
export function cropMarks(): readonly { readonly start: Point; readonly end: Point }[] {
  const edgesX = Array.from({ length: COLUMNS + 1 }, (_, column) => MARGIN.x + column * CARD.width);
  const edgesY = Array.from({ length: ROWS + 1 }, (_, row) => MARGIN.y + row * CARD.height);
  const top = PAGE.height - MARGIN.y;
  const right = PAGE.width - MARGIN.x;
  return [
    ...edgesX.flatMap((x) => [
      { start: { x, y: MARGIN.y - MARK_GAP - MARK_LENGTH }, end: { x, y: MARGIN.y - MARK_GAP } },
      { start: { x, y: top + MARK_GAP }, end: { x, y: top + MARK_GAP + MARK_LENGTH } },
    ]),
    ...edgesY.flatMap((y) => [
      { start: { x: MARGIN.x - MARK_GAP - MARK_LENGTH, y }, end: { x: MARGIN.x - MARK_GAP, y } },
      { start: { x: right + MARK_GAP, y }, end: { x: right + MARK_GAP + MARK_LENGTH, y } },
    ]),
  ];
}
