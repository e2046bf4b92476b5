/** Pairs the two sides of each sheet of cards, and each front with the back behind it. */
import { type Cell, cellText } from './blocks.ts';
import type { KindPage } from './kinds.ts';

export interface Sheet {
  /** From 1, in the order of the document. */
  readonly number: number;
  readonly fronts: KindPage;
  readonly backs?: KindPage;
}

/** The sheets, and the pages that belong to none. */
export function sheetsOf(pages: readonly KindPage[]): { sheets: Sheet[]; rest: KindPage[] } {
  const sides = pages.filter(({ kind }) => kind === 'backs' || kind === 'fronts');
  const backs = sides.filter(({ kind }) => kind === 'backs');
  const fronts = sides.filter(({ kind }) => kind === 'fronts');
  const used = new Set<KindPage>(fronts);
  const sheets = fronts.map((page, index): Sheet => {
    const back = backOf(page, index, sides, backs, fronts);
    if (back) used.add(back);
    return { number: index + 1, fronts: page, ...(back && { backs: back }) };
  });
  return { sheets, rest: pages.filter((page) => page.kind !== 'empty' && !used.has(page)) };
}

function backOf(
  page: KindPage,
  index: number,
  sides: readonly KindPage[],
  backs: readonly KindPage[],
  fronts: readonly KindPage[],
): KindPage | undefined {
  const pattern = sides.map(({ kind }) => (kind === 'backs' ? 'b' : 'f')).join('');
  const apart = backs.length === fronts.length && backs.length > 1 && /^(?:b+f+|f+b+)$/.test(pattern);
  if (apart || /^(?:fb)+$/.test(pattern)) return backs[index];
  // A sheet of fronts without a back of its own goes on with the area before it.
  return sides.slice(0, sides.indexOf(page)).findLast(({ kind }) => kind === 'backs');
}

/** How the backs lie behind their fronts: as a printer turns the sheet over its long side, or the same way round. */
export type Turn = 'mirrored' | 'same';

export function backBehind(front: Cell, sheet: Sheet, turn: Turn): Cell | undefined {
  const { backs, fronts } = sheet;
  if (!backs) return undefined;
  const column = turn === 'mirrored' ? fronts.columns - 1 - front.column : front.column;
  return backs.cells.find((cell) => cell.row === front.row && cell.column === column);
}

/**
 * Finds out from sheets with different backs how they lie: cards of one area follow each other, and no card lacks a back.
 * Answers with the turn and whether the document really shows it.
 */
export function turnOf(
  sheets: readonly Sheet[],
  areaOf: (back: Cell) => string,
): { turn: Turn; sure: boolean } {
  const costs = (['mirrored', 'same'] as const).map((turn) => {
    let changes = 0;
    let before: string | undefined;
    for (const sheet of sheets) {
      for (const front of sheet.fronts.cells) {
        const back = backBehind(front, sheet, turn);
        const area = back && areaOf(back);
        if (area === undefined) changes += MISSING_BACK_COST;
        else if (area !== before) changes++;
        before = area ?? before;
      }
    }
    return { turn, changes };
  });
  const [mirrored, same] = costs;
  if (!mirrored || !same) return { turn: 'mirrored', sure: false };
  return {
    turn: same.changes < mirrored.changes ? 'same' : 'mirrored',
    sure: same.changes !== mirrored.changes,
  };
}

const MISSING_BACK_COST = 3;

/** Says whether all backs of a sheet are alike, so that nothing depends on which lies behind which. */
export function isUniform(sheet: Sheet, areaOf: (back: Cell) => string): boolean {
  const cells = sheet.backs?.cells.filter((cell) => cellText(cell) !== '') ?? [];
  return new Set(cells.map(areaOf)).size === 1;
}
