/** Pairs the two sides of each sheet of cards, and each front with the back behind it. */
import { type Cell, cellText } from './blocks.ts';
import type { KindPage } from './kinds.ts';
import { nameKey } from './words.ts';

export interface Sheet {
  /** From 1, in the order of the document. */
  readonly number: number;
  readonly fronts: KindPage;
  readonly backs?: KindPage;
}

/** The sheets, and the pages of text around them. A back without fronts, such as a spare one, is neither. */
export function sheetsOf(pages: readonly KindPage[]): { sheets: Sheet[]; rest: KindPage[] } {
  const all = pages.filter(({ kind }) => kind === 'backs' || kind === 'fronts');
  const title = titleAmong(all);
  const sides = all.filter((page) => page !== title);
  const backs = sides.filter(({ kind }) => kind === 'backs');
  const fronts = sides.filter(({ kind }) => kind === 'fronts');
  const used = new Set<KindPage>(fronts);
  const sheets = fronts.map((page, index): Sheet => {
    const back = backOf(page, index, sides, backs, fronts);
    if (back) used.add(back);
    return { number: index + 1, fronts: page, ...(back && { backs: back }) };
  });
  return { sheets, rest: pages.filter((page) => page.kind === 'guide' || page === title) };
}

/** A first page before fronts that have backs of their own behind them: it reads as a back, but none of these looks like it. */
function titleAmong(sides: readonly KindPage[]): KindPage | undefined {
  const [first, ...others] = sides;
  const backs = others.filter(({ kind }) => kind === 'backs');
  if (first?.kind !== 'backs' || others[0]?.kind !== 'fronts' || others.at(-1)?.kind !== 'backs')
    return undefined;
  const texts = backs.map(pageKey);
  const isLikeOthers = texts.includes(pageKey(first));
  const othersReturn = new Set(texts).size < texts.length || backs.some(({ cells }) => cells.length > 1);
  return first.cells.length === 1 && !isLikeOthers && othersReturn ? first : undefined;
}

function pageKey({ cells }: KindPage): string {
  return nameKey(cells.map(cellText).join(' '));
}

/** The document without the backs of its sheets. */
export function withoutBacks(sheets: readonly Sheet[]): Sheet[] {
  return sheets.map(({ number, fronts }) => ({ number, fronts }));
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
  if (apart) return backs[index];
  // Where a front is first and a back last, each back follows its fronts, whatever spare pages lie between.
  if (/^f.*b$/.test(pattern)) return backAfter(page, sides);
  // A sheet of fronts without a back of its own goes on with the area before it.
  return sides.slice(0, sides.indexOf(page)).findLast(({ kind }) => kind === 'backs');
}

/** The back right behind a front; without one the sheet goes on with the area of the sheet before it. */
function backAfter(page: KindPage, sides: readonly KindPage[]): KindPage | undefined {
  const at = sides.indexOf(page);
  const next = sides[at + 1];
  if (next?.kind === 'backs') return next;
  const before = sides.slice(0, at).findLastIndex(({ kind }) => kind === 'fronts');
  return before < 0 ? undefined : backAfter(sides[before] as KindPage, sides);
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
