import type { TextLine } from '../runningText/textLine.ts';
import type { TextPage } from '../source.ts';
import { measuredLines } from './measuredLines.ts';
import { readingOrder } from './readingOrder.ts';
import { withoutRunningEdges } from './runningEdges.ts';

/** The lines of a running document, in reading order. */
export function linesOfPages(pages: readonly TextPage[]): TextLine[] {
  const parts = readingOrder(withoutRunningEdges(pages));
  const rooms = new Map<string, number>();
  for (const { runs, column } of parts.flat()) {
    const right = Math.max(...runs.map(({ x, width }) => x + width));
    rooms.set(column, Math.max(rooms.get(column) ?? 0, right));
  }
  const lines = parts.flatMap((each, index) =>
    each.flatMap(({ runs, column }) =>
      measuredLines(runs, { page: pages[index]?.number ?? 0, room: rooms.get(column) ?? 0 }),
    ),
  );
  return withTitle(lines);
}

/** Type that is larger than any other by this is that of the title. */
const TITLE_PART = 1.2;

/** Marks the lines at the top as the title where they are larger than everything else. */
function withTitle(lines: readonly TextLine[]): TextLine[] {
  const [first] = lines;
  const size = first?.size ?? 0;
  const end = lines.findIndex((line) => line.size !== size);
  const others = lines.slice(end);
  const isTitle = end > 0 && others.every((line) => (line.size ?? 0) * TITLE_PART <= size);
  return lines.map((line, index) => (isTitle && index < end ? { ...line, heading: 0 } : line));
}
