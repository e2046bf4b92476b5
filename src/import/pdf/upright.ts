import type { TextRun } from '../../domain/import/source.ts';

/** The text of a page as a PDF draws it. Matrices are six numbers as in PDF: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export interface DrawnText {
  /** The page as a viewer shows it, in points. */
  readonly width: number;
  readonly height: number;
  /** From the PDF's coordinates to the viewer's, y downwards. */
  readonly view: readonly number[];
  readonly items: {
    readonly text: string;
    readonly matrix: readonly number[];
    readonly width: number;
    readonly font: string;
    readonly rightToLeft: boolean;
  }[];
}

interface Placed extends TextRun {
  /** In quarter turns clockwise, 0 to 3; undefined when askew. */
  readonly quarter: number | undefined;
}

const ASKEW_RADIANS = 0.05;

/** Turns a page so that most of its text stands upright. What stands otherwise is left out, and said so. */
export function uprightRuns(drawn: DrawnText): {
  width: number;
  height: number;
  runs: TextRun[];
  turned: boolean;
} {
  const placed = drawn.items.map((item) => place(item, drawn.view));
  const chars = [0, 0, 0, 0];
  for (const { quarter, text } of placed) {
    if (quarter !== undefined) chars[quarter] = (chars[quarter] ?? 0) + text.length;
  }
  const main = chars.indexOf(Math.max(...chars));
  const upright = placed.filter(({ quarter }) => quarter === main);
  const { width, height } = drawn;
  return {
    width: main % 2 === 0 ? width : height,
    height: main % 2 === 0 ? height : width,
    runs: upright.map(({ quarter: _, ...run }) => ({
      ...run,
      ...turnBack(run.x, run.y, main, width, height),
    })),
    turned: upright.length < placed.length,
  };
}

function place(
  { text, matrix, width, font, rightToLeft }: DrawnText['items'][number],
  view: readonly number[],
): Placed {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = multiply(view, matrix);
  const angle = Math.atan2(b, a);
  const quarters = Math.round(angle / (Math.PI / 2));
  const askew = Math.abs(angle - quarters * (Math.PI / 2)) > ASKEW_RADIANS;
  return {
    text,
    x: e,
    y: f,
    width,
    size: Math.hypot(c, d),
    font,
    rightToLeft,
    quarter: askew ? undefined : (quarters + 4) % 4,
  };
}

function multiply(first: readonly number[], second: readonly number[]): number[] {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = first;
  const [g = 1, h = 0, i = 0, j = 1, k = 0, l = 0] = second;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

function turnBack(
  x: number,
  y: number,
  quarter: number,
  width: number,
  height: number,
): { x: number; y: number } {
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
