/** Cards of one size in trays that stand one above the other. */
import { CARD_RATIO, type Grid, LEAST_CARD_PX } from './fitGrid.ts';

const GAP = 0.12;
const FEWEST_COLUMNS = 2;

export interface TrayRoom {
  readonly width: number;
  readonly height: number;
  /** What each tray takes besides its cards. */
  readonly head: number;
}

export type Trays = Pick<Grid, 'columns' | 'cardWidth' | 'gap'> & {
  /** Even the smallest cards that can be hit are not all seen at once. */
  readonly overflows: boolean;
};

/** As large as possible, so that all trays are seen at once. `counts`: cards in each tray, none of them empty. */
export function fitTrays(counts: readonly number[], room: TrayRoom): Trays {
  let trays = inColumns(FEWEST_COLUMNS, counts, room);
  for (let columns = FEWEST_COLUMNS + 1; trays.overflows; columns += 1) {
    const smaller = inColumns(columns, counts, room);
    if (smaller.cardWidth < LEAST_CARD_PX) break;
    trays = smaller;
  }
  return trays;
}

function inColumns(columns: number, counts: readonly number[], { width, height, head }: TrayRoom): Trays {
  const cardWidth = Math.floor(width / (columns + (columns - 1) * GAP));
  const gap = Math.floor(cardWidth * GAP);
  const needed = counts.reduce((sum, count) => {
    const rows = Math.ceil(count / columns);
    return sum + head + rows * cardWidth * CARD_RATIO + (rows - 1) * gap;
  }, 0);
  return { columns, cardWidth, gap, overflows: needed > height };
}
