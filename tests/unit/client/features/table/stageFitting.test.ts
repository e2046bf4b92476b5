import {
  fitGrid,
  fitMiddle,
  heightOf,
  LEAST_CARD_PX,
} from '../../../../../src/client/features/table/stage/fitGrid.ts';
import { fitTrays } from '../../../../../src/client/features/table/stage/fitTrays.ts';

/** Rooms of the spread on a small tablet, a laptop, a meeting room's screen and a wall. */
const ROOMS = [
  { width: 560, height: 320 },
  { width: 999, height: 588 },
  { width: 1500, height: 880 },
  { width: 3000, height: 1780 },
];

describe('a spread of 5 to 60 cards', () => {
  it.each(ROOMS)('[STAGE-1] is seen as a whole on $width × $height', (room) => {
    for (let count = 5; count <= 60; count += 1) {
      const grid = fitGrid(count, { ...room, wanted: room.height * 0.36 });
      expect(grid.columns * grid.rows).toBeGreaterThanOrEqual(count);
      expect(heightOf(grid)).toBeLessThanOrEqual(room.height);
      expect(grid.columns * grid.cardWidth + (grid.columns - 1) * grid.gap).toBeLessThanOrEqual(room.width);
      expect(grid.cardWidth).toBeGreaterThanOrEqual(LEAST_CARD_PX);
    }
  });

  it('[STAGE-2] steps back to a rim whose cards can still be hit, if need be by scrolling', () => {
    const wide = fitGrid(35, { width: 218, height: 588, wanted: 200 });
    expect(wide.cardWidth).toBeGreaterThanOrEqual(40);
    const narrow = fitGrid(60, { width: 100, height: 300, wanted: 200 });
    expect(narrow.cardWidth).toBeGreaterThanOrEqual(LEAST_CARD_PX);
    expect(heightOf(narrow)).toBeGreaterThan(300);
  });

  it('[STAGE-2] has cards for fingers on a phone, in as many rows as that takes', () => {
    for (const width of [288, 343, 398]) {
      const grid = fitGrid(35, { width, wanted: 46 });
      expect(grid.cardWidth).toBeGreaterThanOrEqual(44);
      expect(grid.columns * grid.cardWidth + (grid.columns - 1) * grid.gap).toBeLessThanOrEqual(width);
    }
  });

  it('does not blow up a few cards to fill a wall', () => {
    expect(fitGrid(5, { width: 3000, height: 1780, wanted: 640 }).cardWidth).toBeLessThanOrEqual(640);
  });
});

describe('the card in the middle', () => {
  it('lies across where there is width and stands where there is height', () => {
    expect(fitMiddle(760, 588)).toEqual({ shape: 'landscape', width: 760 });
    expect(fitMiddle(1000, 500)).toEqual({ shape: 'landscape', width: 700 });
    expect(fitMiddle(300, 900)).toEqual({ shape: 'portrait', width: 300 });
    expect(fitMiddle(600, 800)).toEqual({ shape: 'portrait', width: 571 });
  });
});

describe('the cards that were handled', () => {
  it('have one size in all trays and are all seen', () => {
    const few = fitTrays([3, 1, 1], { width: 200, height: 588, head: 54 });
    const many = fitTrays([30, 2, 3], { width: 200, height: 588, head: 54 });
    expect(few.overflows).toBe(false);
    expect(many.overflows).toBe(false);
    expect(many.cardWidth).toBeLessThan(few.cardWidth);
  });

  it('[STAGE-2] scroll in their own place before they become too small to hit', () => {
    const trays = fitTrays([60, 5, 5], { width: 100, height: 300, head: 54 });
    expect(trays.overflows).toBe(true);
    expect(trays.cardWidth).toBeGreaterThanOrEqual(LEAST_CARD_PX);
  });
});
