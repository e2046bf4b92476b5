import { type Line, linesOf } from './lines.ts';
import { withoutRunningRows } from './runningRows.ts';
import type { TextPage, TextRun } from './source.ts';
import { asks, fold, isNumbering, opensExamples, shapeOf } from './words.ts';

/** A page without headings, footers and page numbers around its cards. */
export interface BarePage {
  readonly page: TextPage;
  readonly runs: readonly TextRun[];
  /** Lines above the cards that belong to none of them. */
  readonly heading: readonly string[];
}

const MAX_HEADING_LINES = 3;
/** A heading or footer keeps at least this distance from the cards, in heights of its type. */
const CLEAR_EM = 1.6;
/** But not more than this part of the page's height, and it stands within as much of the edge. */
const MARGIN_PART = 0.15;
/** A footer returns on other pages within this distance, in points. */
const SAME_PLACE_PT = 3;
const SAME_SIZE_PT = 0.5;

/** Separates running headings, footers and page numbers from the cards. */
export function withoutFurniture(all: readonly TextPage[]): BarePage[] {
  const { pages, headings } = withoutRunningRows(all);
  const lines = pages.map(({ runs }) => linesOf(runs));
  const bottoms = lines.map((each) => each.at(-1));
  const clearHeadings = pages.map((page, index) => headingOf(lines[index] ?? [], page));
  const places = clearHeadings.flat();
  return pages.map((page, index) => {
    const own = lines[index] ?? [];
    const clear = clearHeadings[index] ?? [];
    // Above a single card nothing shows that a line is a heading, except that others have theirs in the same place.
    const heading =
      clear.length > 0 ? clear : own.filter((line) => isAmong(places, line) && !isCardText(line));
    const footer = footerOf(own, page, (line) => returns(line, index, bottoms));
    const aside = [...heading, ...footer].map(({ y }) => y);
    const isAside = (run: TextRun) => aside.some((y) => Math.abs(y - run.y) <= run.size / 3);
    return {
      page,
      runs: page.runs.filter((run) => run.text.trim() !== '' && !isAside(run)),
      heading: [...(headings[index] ?? []), ...heading.map(({ text }) => fold(text))].filter(
        (text) => !isNumbering(text),
      ),
    };
  });
}

function isAmong(places: readonly Line[], { y, size }: Line): boolean {
  return places.some(
    (place) => Math.abs(place.y - y) < SAME_PLACE_PT && Math.abs(place.size - size) < SAME_SIZE_PT,
  );
}

function isCardText({ text }: Line): boolean {
  return asks(text) || opensExamples(text);
}

function headingOf(lines: readonly Line[], page: TextPage): Line[] {
  const firstRow = lines.findIndex(({ parts }) => parts > 1);
  const above = lines.slice(0, Math.max(0, firstRow));
  const last = above.at(-1);
  const next = lines[firstRow];
  if (!last || !next || above.length > MAX_HEADING_LINES) return [];
  const distance = next.y - last.y;
  const clear = distance > CLEAR_EM * Math.max(last.size, next.size) && distance < MARGIN_PART * page.height;
  const isCard = above.some(isCardText);
  return clear && !isCard && last.y < MARGIN_PART * page.height ? above : [];
}

function footerOf(lines: readonly Line[], page: TextPage, isRunning: (line: Line) => boolean): Line[] {
  const last = lines.at(-1);
  if (!last || last.parts > 1 || last.y < (1 - MARGIN_PART) * page.height) return [];
  if (isNumbering(last.text)) return [last];
  const before = lines.at(-2);
  if (!before || before.parts === 1 || last.y - before.y < CLEAR_EM * last.size) return [];
  return isRunning(last) ? [last] : [];
}

/** Says whether the line is the last one of most other pages too. */
function returns(line: Line, index: number, bottoms: readonly (Line | undefined)[]): boolean {
  const others = bottoms.filter(
    (other, at) =>
      at !== index &&
      other !== undefined &&
      shapeOf(other.text) === shapeOf(line.text) &&
      Math.abs(other.y - line.y) < SAME_PLACE_PT &&
      Math.abs(other.left - line.left) < SAME_PLACE_PT,
  ).length;
  return others > 0 && others * 2 >= bottoms.length - 1;
}
