/** Cards of one size in trays that stand one above the other. */
import { CARD_RATIO, type Grid } from './fitGrid.ts';

const GAP = 0.12;
const FEWEST_COLUMNS = 2;
const MOST_COLUMNS = 12;

export interface TrayRoom {
  readonly width: number;
  readonly height: number;
  /** What each tray takes besides its cards. */
  readonly head: number;
}

/** As large as possible, so that all trays are seen at once. `counts`: cards in each tray, none of them empty. */
export function fitTrays(
  counts: readonly number[],
  room: TrayRoom,
): Pick<Grid, 'columns' | 'cardWidth' | 'gap'> {
  for (let columns = FEWEST_COLUMNS; columns < MOST_COLUMNS; columns += 1) {
    const tray = inColumns(columns, room.width);
    if (heightOf(counts, tray, room.head) <= room.height) return tray;
  }
  return inColumns(MOST_COLUMNS, room.width);
}

function inColumns(columns: number, width: number): Pick<Grid, 'columns' | 'cardWidth' | 'gap'> {
  const cardWidth = Math.floor(width / (columns + (columns - 1) * GAP));
  return { columns, cardWidth, gap: Math.floor(cardWidth * GAP) };
}

function heightOf(
  counts: readonly number[],
  { columns, cardWidth, gap }: Pick<Grid, 'columns' | 'cardWidth' | 'gap'>,
  head: number,
): number {
  return counts.reduce((height, count) => {
    const rows = Math.ceil(count / columns);
    return height + head + rows * cardWidth * CARD_RATIO + (rows - 1) * gap;
  }, 0);
}
