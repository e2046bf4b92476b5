/** Finds how the cards lie on a page, from nothing but the places where its text stands. */
import { blockText, type Cell, type CutPage, cellText } from './blocks.ts';
import { type BarePage, withoutFurniture } from './furniture.ts';
import { blocksOf, type Line, linesOf } from './lines.ts';
import type { TextPage, TextRun } from './source.ts';
import { asks, isNumbering, opensExamples, shapeOf } from './words.ts';

const MAX_ROWS = 8;
const MAX_COLUMNS = 6;
/** How far a boundary between cells may lie from where equal cells would put it, in parts of a cell. */
const BOUNDARY_SHIFT = 0.22;
const TYPE_ABOVE_BASELINE_EM = 0.8;
const TYPE_BELOW_BASELINE_EM = 0.22;

export interface Grid {
  readonly rows: number;
  readonly columns: number;
}

/** Cuts all pages into cells: by the grid that suits the document, or by one of its own where a page has another. */
export function cutPages(pages: readonly TextPage[]): CutPage[] {
  const candidates = withoutFurniture(pages).map(candidatesOf);
  const common = commonGrid(candidates);
  return candidates.map((own) => {
    const best = own.reduce(cheaper);
    const asOthers = own.find(({ rows, columns }) => rows === common.rows && columns === common.columns);
    return asOthers && asOthers.cost <= best.cost + OWN_GRID_COST ? asOthers.cut : best.cut;
  });
}

interface Candidate extends Grid {
  readonly cut: CutPage;
  /** How badly the cells read as cards. */
  readonly cost: number;
}

/** What it costs a page to be no sheet of cards in this grid, as a guide is not. */
const NO_SHEET_COST = 4;
/** A page has a grid of its own only if it reads better by this much. */
const OWN_GRID_COST = 2.5;
const TORN_LINE_COST = 0.5;
/** Of two grids that read equally well the coarser one is right. */
const CELL_COST = 0.02;

function commonGrid(pages: readonly (readonly Candidate[])[]): Grid {
  let best: Grid & { cost: number } = { rows: 1, columns: 1, cost: Infinity };
  for (let rows = 1; rows <= MAX_ROWS; rows++) {
    for (let columns = 1; columns <= MAX_COLUMNS; columns++) {
      let cost = 0;
      for (const page of pages) {
        const fit = page.find((candidate) => candidate.rows === rows && candidate.columns === columns);
        cost += Math.min(fit?.cost ?? NO_SHEET_COST, fit && rows * columns === 1 ? Infinity : NO_SHEET_COST);
      }
      if (cost < best.cost - 1e-9) best = { rows, columns, cost };
    }
  }
  return best;
}

function candidatesOf({ page, runs, heading }: BarePage): Candidate[] {
  const candidates: Candidate[] = [];
  const down = spansDown(runs);
  const across = runs.map(({ x, width }) => ({ from: x, to: x + width }));
  for (let columns = 1; columns <= MAX_COLUMNS; columns++) {
    const columnCuts = boundaries(columns, page.width, across)[0];
    if (!columnCuts) continue;
    for (let rows = 1; rows <= MAX_ROWS; rows++) {
      const ways = boundaries(rows, page.height, down).map((rowCuts): Candidate => {
        const fields = fieldsOf(runs, rowCuts, columnCuts);
        const cells = fields.map(({ row, column, lines }) => ({ row, column, blocks: blocksOf(lines) }));
        const cost = costOf(cells) + tornLines(fields) * TORN_LINE_COST + CELL_COST * rows * columns;
        return { rows, columns, cost, cut: { page: page.number, rows, columns, cells, heading } };
      });
      if (ways.length > 0) candidates.push(ways.reduce(cheaper));
    }
  }
  return candidates;
}

function cheaper(a: Candidate, b: Candidate): Candidate {
  return b.cost < a.cost ? b : a;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

function spansDown(runs: readonly TextRun[]): Span[] {
  return runs.map(({ y, size }) => ({
    from: y - TYPE_ABOVE_BASELINE_EM * size,
    to: y + TYPE_BELOW_BASELINE_EM * size,
  }));
}

/** Boundaries may all lie a little higher or lower than on an even page, in parts of a cell. */
const SHIFTS = [0, -0.1, 0.1];

/** Places between `count` equal parts of `extent` that no span covers, one list for each shift that gives another one. */
function boundaries(count: number, extent: number, spans: readonly Span[]): number[][] {
  const gaps = gapsBetween(spans, extent);
  const pitch = extent / count;
  const lists = new Map<string, number[]>();
  for (const shift of count === 1 ? [0] : SHIFTS) {
    const cuts: number[] = [];
    for (let index = 1; index < count; index++) {
      const wanted = (index + shift) * pitch;
      const cut = nearestIn(gaps, wanted);
      if (cut === undefined || Math.abs(cut - index * pitch) > BOUNDARY_SHIFT * pitch) break;
      cuts.push(cut);
    }
    if (cuts.length === count - 1) lists.set(cuts.map((cut) => gapIndex(gaps, cut)).join(), cuts);
  }
  return [...lists.values()];
}

function gapIndex(gaps: readonly Span[], at: number): number {
  return gaps.findIndex(({ from, to }) => from <= at && at <= to);
}

function gapsBetween(spans: readonly Span[], extent: number): Span[] {
  const gaps: Span[] = [];
  let end = 0;
  for (const { from, to } of spans.toSorted((a, b) => a.from - b.from)) {
    if (from > end) gaps.push({ from: end, to: from });
    end = Math.max(end, to);
  }
  if (end < extent) gaps.push({ from: end, to: extent });
  return gaps;
}

function nearestIn(gaps: readonly Span[], wanted: number): number | undefined {
  let best: number | undefined;
  for (const { from, to } of gaps) {
    const margin = (to - from) * 0.05;
    const at = Math.min(Math.max(wanted, from + margin), to - margin);
    if (best === undefined || Math.abs(at - wanted) < Math.abs(best - wanted)) best = at;
  }
  return best;
}

interface Field {
  readonly row: number;
  readonly column: number;
  readonly lines: readonly Line[];
}

function fieldsOf(
  runs: readonly TextRun[],
  rowCuts: readonly number[],
  columnCuts: readonly number[],
): Field[] {
  const groups = new Map<number, TextRun[]>();
  for (const run of runs) {
    const row = partOf(run.y - run.size / 4, rowCuts);
    const column = partOf(run.x + run.width / 2, columnCuts);
    const key = row * MAX_COLUMNS + column;
    const group = groups.get(key);
    if (group) group.push(run);
    else groups.set(key, [run]);
  }
  return [...groups]
    .toSorted(([a], [b]) => a - b)
    .map(([key, group]) => ({
      row: Math.floor(key / MAX_COLUMNS),
      column: key % MAX_COLUMNS,
      lines: linesOf(group),
    }));
}

/** Lines with a gap as wide as between two columns. */
function tornLines(fields: readonly Field[]): number {
  return fields.flatMap(({ lines }) => lines).filter((line) => line.parts > 1).length;
}

function partOf(at: number, cuts: readonly number[]): number {
  return cuts.filter((cut) => at > cut).length;
}

/** How far these cells are from reading as cards, each with one question, one list of examples, one mark at most. */
export function costOf(cells: readonly Cell[]): number {
  const asking = cells.filter((cell) => cell.blocks.some((block) => asks(blockText(block)))).length;
  let cost = 0;
  for (const cell of cells) {
    const texts = cell.blocks.map(blockText);
    const labels = texts.filter(opensExamples).length;
    const questions = texts.filter((text) => asks(text) && !opensExamples(text)).length;
    const shapes = texts.map(shapeOf);
    const repeats = shapes.length - new Set(shapes).size;
    cost += 3 * Math.max(0, labels - 1) + 1.5 * Math.max(0, questions - 1) + 3 * repeats;
    if (texts[0] !== undefined && opensExamples(texts[0])) cost += 3;
    if (questions === 0 && asking * 2 > cells.length && !isNumbering(cellText(cell))) cost += 2;
  }
  return cost;
}
