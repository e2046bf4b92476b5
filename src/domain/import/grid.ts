/** Finds the grid of the cards on a page from the positions of its text. */
import type { Cell, CutPage } from './blocks.ts';
import { cellText } from './blocks.ts';
import { boundaries, type Span } from './boundaries.ts';
import { costOf } from './cardCost.ts';
import { type BarePage, withoutFurniture } from './furniture.ts';
import { blocksOf, linesOf } from './lines.ts';
import type { TextPage, TextRun } from './source.ts';
import { withTurnedNames } from './turnedText.ts';
import { isNumbering } from './words.ts';

const MAX_ROWS = 8;
const MAX_COLUMNS = 6;
/** Cost of a page that is not a sheet of cards in this grid, such as a guide. */
const NO_SHEET_COST = 4;
/** A page has a grid of its own only if it reads better by this much. */
const OWN_GRID_COST = 2.5;
/** And boundaries of its own only if it reads better by this much. */
const OWN_BOUNDARIES_COST = 1.2;
/** For each gap in a line that is as wide as between two columns. */
const TORN_LINE_COST = 0.5;
/** Of two grids that read equally well the coarser one is right. */
const CELL_COST = 0.02;
/** Cells are further apart than lines and words. */
const LEAST_GAP_EM = 0.5;
/** This many pages, evenly spread, are enough to find the grid of all. */
const SAMPLE_PAGES = 24;
const ABOVE_BASELINE_EM = 0.8;
const BELOW_BASELINE_EM = 0.22;

interface Grid {
  readonly rows: number;
  readonly columns: number;
}

interface Candidate extends Grid {
  readonly rowCuts: readonly number[];
  readonly columnCuts: readonly number[];
  readonly cut: CutPage;
  /** How badly the cells read as cards. */
  readonly cost: number;
}

/** Cuts all pages into cells: by the grid that suits the document, or by one of its own where a page has another. */
export function cutPages(pages: readonly TextPage[]): CutPage[] {
  const bare = withoutFurniture(pages);
  // An odd step meets both sides of the sheets.
  const step = Math.ceil(bare.length / SAMPLE_PAGES) | 1;
  const common = commonGrid(bare.filter((_, index) => index % step === 0).map(allGrids));
  const chosen = bare.map((page) => {
    const asOthers = inGrid(page, common);
    // No grid costs less than nothing, so others need not be tried.
    if (asOthers && asOthers.cost <= OWN_GRID_COST) return asOthers;
    const best = allGrids(page).reduce(cheaper);
    return asOthers && asOthers.cost <= best.cost + OWN_GRID_COST ? asOthers : best;
  });
  return alignedTo(common, bare, chosen).map(({ cut, rowCuts, columnCuts }, index) => {
    const cells = cut.cells.filter((cell) => !isNumbering(cellText(cell)));
    const page = pages[index];
    const partAt = ({ x, y }: { x: number; y: number }) => ({
      row: partOf(y, rowCuts),
      column: partOf(x, columnCuts),
    });
    return page ? withTurnedNames({ ...cut, cells }, page, partAt) : { ...cut, cells };
  });
}

function isIn(grid: Grid, { rows, columns }: Grid): boolean {
  return rows === grid.rows && columns === grid.columns;
}

function cheaper(a: Candidate, b: Candidate): Candidate {
  return b.cost < a.cost ? b : a;
}

function commonGrid(pages: readonly (readonly Candidate[])[]): Grid {
  let best: Grid & { cost: number } = { rows: 1, columns: 1, cost: Infinity };
  for (let rows = 1; rows <= MAX_ROWS; rows++) {
    for (let columns = 1; columns <= MAX_COLUMNS; columns++) {
      let cost = 0;
      for (const page of pages) {
        const own = page.find((candidate) => isIn({ rows, columns }, candidate))?.cost ?? NO_SHEET_COST;
        cost += rows * columns === 1 ? own : Math.min(own, NO_SHEET_COST);
      }
      if (cost < best.cost) best = { rows, columns, cost };
    }
  }
  return best;
}

/** Ways to cut a page in one direction, each by its boundaries. */
type Ways = readonly (readonly number[])[];

function allGrids(page: BarePage): Candidate[] {
  const allRowWays = Array.from({ length: MAX_ROWS }, (_, index) => rowWays(page, index + 1));
  const candidates: Candidate[] = [];
  for (let columns = 1; columns <= MAX_COLUMNS; columns++) {
    const across = columnWays(page, columns);
    for (const down of allRowWays) {
      const candidate = cheapestOf(page, down, across);
      if (candidate) candidates.push(candidate);
    }
  }
  return candidates;
}

/** The page in this grid, its boundaries where it reads best; undefined if text runs across them. */
function inGrid(page: BarePage, { rows, columns }: Grid): Candidate | undefined {
  return cheapestOf(page, rowWays(page, rows), columnWays(page, columns));
}

function columnWays({ page, runs }: BarePage, columns: number): Ways {
  return boundaries(columns, page.width, spansAcross(runs), leastGapOf(runs));
}

function rowWays({ page, runs }: BarePage, rows: number): Ways {
  return boundaries(rows, page.height, spansDown(runs), leastGapOf(runs));
}

function leastGapOf(runs: readonly TextRun[]): number {
  return LEAST_GAP_EM * usualSize(runs);
}

function cheapestOf(page: BarePage, down: Ways, across: Ways): Candidate | undefined {
  const candidates = down.flatMap((rowCuts) =>
    across.map((columnCuts) => candidateOf(page, rowCuts, columnCuts)),
  );
  return candidates.length > 0 ? candidates.reduce(cheaper) : undefined;
}

function candidateOf(
  { page, runs, heading }: BarePage,
  rowCuts: readonly number[],
  columnCuts: readonly number[],
): Candidate {
  const rows = rowCuts.length + 1;
  const columns = columnCuts.length + 1;
  const fields = new Map<number, TextRun[]>();
  for (const run of runs) {
    const row = partOf(run.y - run.size / 4, rowCuts);
    const key = row * columns + partOf(run.x + run.width / 2, columnCuts);
    const field = fields.get(key);
    if (field) field.push(run);
    else fields.set(key, [run]);
  }
  let torn = 0;
  const cells: Cell[] = [];
  for (const [key, field] of [...fields].toSorted(([a], [b]) => a - b)) {
    const lines = linesOf(field);
    torn += lines.reduce((sum, { parts }) => sum + parts - 1, 0);
    cells.push({ row: Math.floor(key / columns), column: key % columns, blocks: blocksOf(lines) });
  }
  const cost = costOf(cells) + TORN_LINE_COST * torn + CELL_COST * rows * columns;
  return {
    rows,
    columns,
    rowCuts,
    columnCuts,
    cost,
    cut: { page: page.number, rows, columns, cells, heading },
  };
}

/**
 * The cells of all sheets lie in the same places, so the sheets together show better than each alone where the boundaries
 * are: what is blank on one sheet by chance is not blank on all.
 */
function alignedTo(common: Grid, pages: readonly BarePage[], chosen: readonly Candidate[]): Candidate[] {
  const { width, height } = usualPage(
    pages.filter((_, index) => chosen[index] && isIn(common, chosen[index])),
  );
  const sheets = pages.filter(({ page }, index) => {
    const own = chosen[index];
    return own && isIn(common, own) && page.width === width && page.height === height;
  });
  const runs = sheets.flatMap((sheet) => sheet.runs);
  const leastGap = LEAST_GAP_EM * usualSize(runs);
  const columnWays = boundaries(common.columns, width, spansAcross(runs), leastGap);
  let best: { cost: number; cuts: ReadonlyMap<BarePage, Candidate> } | undefined;
  for (const rowCuts of boundaries(common.rows, height, spansDown(runs), leastGap)) {
    for (const columnCuts of columnWays) {
      const cuts = new Map(sheets.map((sheet) => [sheet, candidateOf(sheet, rowCuts, columnCuts)]));
      const cost = [...cuts.values()].reduce((sum, candidate) => sum + candidate.cost, 0);
      if (!best || cost < best.cost) best = { cost, cuts };
    }
  }
  return chosen.map((own, index) => {
    const page = pages[index];
    const aligned = page && best?.cuts.get(page);
    return aligned && aligned.cost <= own.cost + OWN_BOUNDARIES_COST ? aligned : own;
  });
}

function usualPage(pages: readonly BarePage[]): { width: number; height: number } {
  const counts = new Map<string, number>();
  const keyOf = ({ page }: BarePage) => `${page.width} ${page.height}`;
  for (const page of pages) counts.set(keyOf(page), (counts.get(keyOf(page)) ?? 0) + 1);
  const most = Math.max(...counts.values());
  const usual = pages.find((page) => counts.get(keyOf(page)) === most);
  return usual?.page ?? { width: 0, height: 0 };
}

function partOf(at: number, cuts: readonly number[]): number {
  return cuts.filter((cut) => at > cut).length;
}

function spansDown(runs: readonly TextRun[]): Span[] {
  return runs.map(({ y, size }) => ({
    from: y - ABOVE_BASELINE_EM * size,
    to: y + BELOW_BASELINE_EM * size,
  }));
}

function spansAcross(runs: readonly TextRun[]): Span[] {
  return runs.map(({ x, width }) => ({ from: x, to: x + width }));
}

function usualSize(runs: readonly TextRun[]): number {
  const sizes = runs.map(({ size }) => size).toSorted((a, b) => a - b);
  return sizes[Math.floor(sizes.length / 2)] ?? 0;
}
