import {
  fitGrid,
  fitMiddle,
  fitRow,
  heightOf,
  LEAST_CARD_PX,
} from '../../../../../src/client/features/table/stage/fitGrid.ts';

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

  it('[STAGE-2] scrolls before its cards become too small to hit', () => {
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

describe('the deck in a row', () => {
  it('[STAGE-14] shows 24 pixels of each card at least, and scrolls where that is too wide', () => {
    expect(fitRow(35, 990, 64)).toMatchObject({ overflows: false });
    const phone = fitRow(35, 296, 52);
    expect(phone).toMatchObject({ step: 24, overflows: true });
    for (const count of [1, 5, 12]) expect(fitRow(count, 990, 64).overflows).toBe(false);
  });
});

describe('the card in the middle', () => {
  it.each([
    [983, 460, 983],
    [690, 460, 983],
    [772, 380, 800],
    [1880, 840, 1920],
    [1250, 500, 1280],
    // Beside a round, in a room that is higher than wide.
    [507, 580, 800],
    [640, 900, 1024],
  ])(
    '[STAGE-15] takes 62 %% of the width in a room of %i × %i on a stage %i wide',
    (width, height, whole) => {
      const card = fitMiddle(width, height, whole);
      expect(card.width / whole).toBeGreaterThanOrEqual(0.62);
      expect(card.width).toBeLessThanOrEqual(width);
      expect(card.height).toBeLessThanOrEqual(height);
    },
  );

  it('stands where there is height', () => {
    expect(fitMiddle(300, 900)).toEqual({ width: 300, height: 420 });
  });
});
