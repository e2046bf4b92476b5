/** Text that stands sideways or on its head: the name on the other side of a fold or along an edge, or cards that lie turned. */
import type { Cell, CutPage } from './blocks.ts';
import { rowsOf } from './lines.ts';
import type { TextPage, TurnedRun } from './source.ts';
import { asks, isNumbering, nameKey, opensExamples } from './words.ts';

/** Longer text is no name. */
const NAME_CHARS = 80;
/** More pieces than this are no names of cards. */
const MOST_RUNS = 200;
/** Pieces of one line are no further apart than this, and lines of one text than this, in heights of their type. */
const WORD_EM = 1;
const LINE_EM = 1.7;

type Runs = readonly TurnedRun[];

/**
 * The pages, each followed by what stands turned on it where that asks something: cards that lie the other way round. What is
 * said upright as well, as on cards that are read from both sides, is left out.
 */
export function withTurnedPages(pages: readonly TextPage[]): TextPage[] {
  return pages.flatMap((page) => (page.turned ? uprightPages(page, page.turned) : [page]));
}

function uprightPages(page: TextPage, turned: Runs): TextPage[] {
  const said = new Set(page.runs.map(({ text }) => nameKey(text)));
  const names: TurnedRun[] = [];
  const others: TextPage[] = [];
  for (const quarter of [1, 2, 3] as const) {
    const own = turned.filter((run) => run.quarter === quarter);
    const fresh = own.filter(({ text }) => !said.has(nameKey(text)));
    if (!fresh.some(({ text }) => asks(text) || opensExamples(text))) names.push(...fresh);
    else {
      const { width, height } = quarter === 2 ? page : { width: page.height, height: page.width };
      others.push({ number: page.number, width, height, runs: own });
    }
  }
  const { turned: _, ...upright } = page;
  return [{ ...upright, ...(names.length > 0 && { turned: names }) }, ...others];
}

interface TurnedName {
  readonly lines: readonly string[];
  /** Its middle on the page. */
  readonly x: number;
  readonly y: number;
}

/** Puts the names that stand turned on a page to its cells; one alone names all of them. */
export function withTurnedNames(
  cut: CutPage,
  { turned = [] }: TextPage,
  partOf: (name: { readonly x: number; readonly y: number }) => {
    readonly row: number;
    readonly column: number;
  },
): CutPage {
  if (turned.length === 0 || turned.length > MOST_RUNS || cut.cells.length === 0) return cut;
  const names = [1, 2, 3].flatMap((quarter) => namesIn(turned.filter((run) => run.quarter === quarter)));
  const texts = new Set(names.map(({ lines }) => nameKey(lines.join(' '))));
  const [first] = names;
  if (!first) return cut;
  if (texts.size === 1 && names.length < cut.cells.length)
    return { ...cut, cells: cut.cells.map((cell) => ({ ...cell, name: first.lines })) };
  const placed = names.map((name) => ({ ...partOf(name), lines: name.lines }));
  return { ...cut, cells: cut.cells.map((cell) => named(cell, placed, cut)) };
}

interface Placed {
  readonly row: number;
  readonly column: number;
  readonly lines: readonly string[];
}

/** The name in the cell's own field, else the only one in its column or in its row. */
function named(cell: Cell, names: readonly Placed[], { cells }: CutPage): Cell {
  const isTaken = (name: Placed) =>
    cells.some((other) => other.row === name.row && other.column === name.column && other !== cell);
  const own = names.find(({ row, column }) => row === cell.row && column === cell.column);
  const inColumn = names.filter(({ column }) => column === cell.column);
  const inRow = names.filter(({ row }) => row === cell.row);
  const free = inColumn.filter((name) => !isTaken(name));
  const found =
    own ??
    (free.length === 1 ? free[0] : undefined) ??
    (names.length < cells.length ? [inRow, inColumn].find((line) => line.length === 1)?.[0] : undefined);
  return found ? { ...cell, name: found.lines } : cell;
}

function namesIn(runs: Runs): TurnedName[] {
  const texts: Runs[][] = [];
  for (const row of rowsOf(runs) as TurnedRun[][]) {
    for (const line of partsOf(row)) {
      const above = texts.findLast((text) => isBelow(line, text.at(-1) ?? []));
      if (above) above.push(line);
      else texts.push([line]);
    }
  }
  return texts.map(nameOf).filter(({ lines }) => isName(lines.join(' ')));
}

function partsOf(row: Runs): TurnedRun[][] {
  const parts: TurnedRun[][] = [];
  let right = -Infinity;
  for (const run of row.toSorted((a, b) => a.x - b.x)) {
    if (run.x - right > WORD_EM * run.size) parts.push([]);
    parts.at(-1)?.push(run);
    right = run.x + run.width;
  }
  return parts;
}

function isBelow(line: Runs, above: Runs): boolean {
  const [a] = above;
  const [b] = line;
  if (!a || !b) return false;
  const distance = b.y - a.y;
  const isNear = distance > 0 && distance <= LINE_EM * Math.max(a.size, b.size);
  return isNear && leftOf(line) < rightOf(above) && leftOf(above) < rightOf(line);
}

function leftOf(runs: Runs): number {
  return Math.min(...runs.map(({ x }) => x));
}

function rightOf(runs: Runs): number {
  return Math.max(...runs.map(({ x, width }) => x + width));
}

function nameOf(lines: readonly Runs[]): TurnedName {
  const boxes = lines.flat().map(({ box }) => box);
  const middle = (low: readonly number[], high: readonly number[]) =>
    (Math.min(...low) + Math.max(...high)) / 2;
  return {
    lines: lines.map((runs) => runs.map(({ text }) => text).join(' ')),
    x: middle(
      boxes.map(({ left }) => left),
      boxes.map(({ right }) => right),
    ),
    y: middle(
      boxes.map(({ top }) => top),
      boxes.map(({ bottom }) => bottom),
    ),
  };
}

function isName(text: string): boolean {
  return text.length <= NAME_CHARS && /\p{L}{2}/u.test(text) && !isNumbering(text);
}
