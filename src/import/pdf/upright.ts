import type { TextRun, TurnedRun } from '../../domain/import/source.ts';
import type { Glyph } from './drawnGlyphs.ts';
import { type GlyphRun, runsOf } from './glyphRuns.ts';

/** What stands on a page, turned so that most of it is upright. */
export interface UprightPage {
  readonly width: number;
  readonly height: number;
  readonly runs: readonly TextRun[];
  /** What stands sideways or on its head then. */
  readonly turned: readonly TurnedRun[];
  /** Whether something stands askew, which is not read. */
  readonly askew: boolean;
  /** Pieces of text that the edge of their field cuts off. */
  readonly cut: number;
}

interface Extent {
  readonly width: number;
  readonly height: number;
}

/** A page stays as it lies if this part of its text stands so, as on cards that are read from both sides. */
const AS_IT_LIES_PART = 0.7;
const ASKEW_RADIANS = 0.05;
const QUARTER = Math.PI / 2;

export function uprightPage(glyphs: readonly Glyph[], page: Extent): UprightPage {
  const frames: Glyph[][] = [[], [], [], []];
  let askew = false;
  for (const glyph of glyphs) {
    const quarter = quarterOf(glyph.angle);
    if (quarter === undefined) askew ||= glyph.text.trim() !== '';
    else if (quarter === 0) frames[0]?.push(glyph);
    else frames[quarter]?.push({ ...glyph, ...turnBack(glyph, quarter, page) });
  }
  const pieces = frames.map(runsOf);
  const chars = pieces.map((runs) => runs.reduce((sum, { text }) => sum + text.length, 0));
  const most = Math.max(...chars);
  const main = (chars[0] ?? 0) >= AS_IT_LIES_PART * most ? 0 : chars.indexOf(most);
  const upright = main % 2 === 0 ? page : { width: page.height, height: page.width };
  return {
    ...upright,
    runs: (pieces[main] ?? []).map(textRun),
    turned: pieces.flatMap((runs, frame) => {
      const quarter = (frame - main + 4) % 4;
      return quarter === 1 || quarter === 2 || quarter === 3
        ? runs.map((run) => ({ ...textRun(run), quarter, box: boxOf(run, quarter, upright) }))
        : [];
    }),
    askew,
    cut: pieces.flat().filter(({ cut }) => cut).length,
  };
}

/** In quarter turns clockwise, 0 to 3; undefined when askew. */
function quarterOf(angle: number): number | undefined {
  const quarters = Math.round(angle / QUARTER);
  return Math.abs(angle - quarters * QUARTER) > ASKEW_RADIANS ? undefined : (quarters + 4) % 4;
}

function textRun({ cut: _, bold, ...run }: GlyphRun): TextRun {
  return bold ? { ...run, bold } : run;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A point of the page as it is seen once the page is turned back by so many quarters. */
function turnBack({ x, y }: Point, quarter: number, { width, height }: Extent): Point {
  switch (quarter) {
    case 1:
      return { x: y, y: width - x };
    case 2:
      return { x: width - x, y: height - y };
    case 3:
      return { x: height - y, y: x };
    default:
      return { x, y };
  }
}

/** Where a piece lies that was turned back by so many quarters, on the page as it stands. */
function boxOf({ x, y, width, size }: GlyphRun, quarter: 1 | 2 | 3, page: Extent): TurnedRun['box'] {
  const turned = quarter === 2 ? page : { width: page.height, height: page.width };
  const [a, b] = [
    turnBack({ x, y: y - size }, 4 - quarter, turned),
    turnBack({ x: x + width, y }, 4 - quarter, turned),
  ];
  return {
    left: Math.min(a.x, b.x),
    top: Math.min(a.y, b.y),
    right: Math.max(a.x, b.x),
    bottom: Math.max(a.y, b.y),
  };
}
