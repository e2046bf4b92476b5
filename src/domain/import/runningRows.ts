/** Rows at the top and foot of pages that run through the whole document, backs and fronts of cards alike. */
import { rowsOf } from './lines.ts';
import type { TextPage, TextRun } from './source.ts';
import { asks, fold, opensExamples, shapeOf } from './words.ts';

/** What stands in the same place on this part of the other pages runs through the document. */
const RUNNING_PART = 0.8;
const SAME_PLACE_PT = 3;
const MOST_ROWS = 3;
const MOST_RUNS = 20;
/** They keep at least this distance from what follows, in heights of type. */
const CLEAR_EM = 1.6;

type Row = readonly TextRun[];

export interface WithoutRunningRows {
  readonly pages: readonly TextPage[];
  /** What ran above each page. */
  readonly headings: readonly (readonly string[])[];
}

/**
 * Takes such rows off, unless the same stands elsewhere on the page: what all cards have in common stands on more of them than
 * those at the edge.
 */
export function withoutRunningRows(pages: readonly TextPage[]): WithoutRunningRows {
  const rows = pages.map(({ runs }) => rowsOf(runs));
  const edges = rows.map((own) => ({
    top: own.slice(0, MOST_ROWS + 1),
    bottom: own.slice(-MOST_ROWS - 1).toReversed(),
  }));
  const places = new Places(edges.map(({ top, bottom }) => [...top, ...bottom]));
  const bare = pages.map((page, index) => {
    const shapes = new ShapesOn(page);
    const isRunning = (row: Row) =>
      row.length <= MOST_RUNS && row.every((run) => places.returns(run)) && shapes.areOnlyIn(row);
    const top = runningAt(edges[index]?.top ?? [], isRunning);
    const bottom = runningAt(edges[index]?.bottom ?? [], isRunning);
    const aside = new Set([...top, ...bottom].flat());
    if (aside.size === 0) return { page, heading: [] };
    return {
      page: { ...page, runs: page.runs.filter((run) => !aside.has(run)) },
      heading: top.map((row) => fold([...new Set(row.map(({ text }) => text))].join(' '))),
    };
  });
  return { pages: bare.map(({ page }) => page), headings: bare.map(({ heading }) => heading) };
}

/** The outermost rows that run through the document, as far as they keep clear of what follows. */
function runningAt(rows: readonly Row[], isRunning: (row: Row) => boolean): readonly Row[] {
  const end = rows.findIndex((row) => !isRunning(row));
  const last = rows[end - 1]?.[0];
  const next = rows[end]?.[0];
  if (!last || !next) return [];
  return Math.abs(next.y - last.y) > CLEAR_EM * Math.max(last.size, next.size) ? rows.slice(0, end) : [];
}

/** On which pages a text stands in a place, its numbers left out of account. */
class Places {
  readonly #pages = new Map<string, Set<number>>();
  readonly #count: number;

  constructor(pages: readonly (readonly Row[])[]) {
    this.#count = pages.length;
    for (const [page, rows] of pages.entries()) {
      for (const run of rows.filter(({ length }) => length <= MOST_RUNS).flat()) {
        for (const key of keysOf(run, [0])) {
          const own = this.#pages.get(key);
          if (own) own.add(page);
          else this.#pages.set(key, new Set([page]));
        }
      }
    }
  }

  returns(run: TextRun): boolean {
    if (asks(run.text) || opensExamples(run.text)) return false;
    const pages = new Set(keysOf(run, [-1, 0, 1]).flatMap((key) => [...(this.#pages.get(key) ?? [])]));
    return pages.size > 1 && pages.size - 1 >= RUNNING_PART * (this.#count - 1);
  }
}

/** Keys of the places of a run, by its left and its right end, and of those around them. */
function keysOf({ text, x, y, width }: TextRun, around: readonly number[]): string[] {
  const shape = shapeOf(text);
  const at = (value: number, by: number) => Math.round(value / SAME_PLACE_PT) + by;
  return around.flatMap((dy) =>
    around.flatMap((dx) => [
      `left ${at(x, dx)} ${at(y, dy)} ${shape}`,
      `right ${at(x + width, dx)} ${at(y, dy)} ${shape}`,
    ]),
  );
}

/** Counts on demand how often each text occurs on a page. */
class ShapesOn {
  readonly #page: TextPage;
  #times: Map<string, number> | undefined;

  constructor(page: TextPage) {
    this.#page = page;
  }

  areOnlyIn(row: Row): boolean {
    this.#times ??= timesIn(this.#page.runs);
    const times = this.#times;
    return [...timesIn(row)].every(([shape, count]) => times.get(shape) === count);
  }
}

function timesIn(runs: readonly TextRun[]): Map<string, number> {
  const times = new Map<string, number>();
  for (const { text } of runs) times.set(shapeOf(text), (times.get(shapeOf(text)) ?? 0) + 1);
  return times;
}
