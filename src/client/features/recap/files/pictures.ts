/** The recap's pictures as SVG for files: colours of paper, no styles, nothing that is loaded. */
import {
  dotsIn,
  type Piece,
  pieceIn,
  piecesOf,
  pointAt,
  ringPiece,
  WHEEL,
} from '../../../../domain/catalogue/wheelGeometry.ts';
import { SIGN_FIELD, SIGN_LINE_WIDTH, SIGNS } from '../../../../domain/deck/signs.ts';
import { typedInOneLine } from '../../../../domain/recap/export/typed.ts';
import type { RecapPlacement } from '../../../../domain/recap/recap.ts';
import type { RecapWheel, WheelArea, WheelPlace } from '../../../../domain/recap/wheel.ts';
import { INK, PAPER_COLOURS, QUIET, type Rgb } from '../../../../paper/colours.ts';

export interface Picture {
  readonly svg: string;
  /** In CSS pixels. */
  readonly width: number;
  readonly height: number;
}

const FONT = 'Calibri, Carlito, Arial, sans-serif';
/** Share of the area's colour in a surface, the rest is white. */
const TINT = 0.13;

const WIDTH = 680;
const SCALE = 1.42;
/** From the middle of the wheel to the names around it. */
const NAMES_AT = WHEEL.placeRim * SCALE + 12;
const LINE = 15;
/** The wheel without names, and a little room. */
const LEAST_HALF = WHEEL.placeRim * SCALE + 4;

/** The needs on the wheel, with the names of areas and places around it. */
export function wheelPicture({ areas }: RecapWheel): Picture {
  const pieces = piecesOf(areas.map(({ places }) => places.length));
  const rings = areas.map((area, at) => {
    const whole = pieces[at] ?? { from: 0, to: 0 };
    const ink = hex(PAPER_COLOURS[area.colour]);
    const places = area.places.map((place, i) =>
      placePiece(place, pieceIn(whole, i, area.places.length), ink),
    );
    return areaPiece(area, whole, ink) + places.join('');
  });
  const labels = areas.flatMap((area, at) => labelsOf(area, pieces[at] ?? { from: 0, to: 0 }));
  const sides = [true, false].map((isRight) => stacked(labels.filter((label) => label.isRight === isRight)));
  const above = Math.max(LEAST_HALF, ...sides.flat().map(({ y }) => 8 - y));
  const below = Math.max(
    LEAST_HALF,
    ...sides.flat().map(({ y, lines: { length } }) => y + length * LINE + 8),
  );
  const around = sides.flat().map(labelText).join('');
  const wheel = `<g transform="scale(${SCALE})">${rings.join('')}</g>`;
  const middle = `translate(${WIDTH / 2} ${above})`;
  return picture(WIDTH, above + below, `<g transform="${middle}">${wheel}${around}</g>`);
}

/** The name of a place, below that of its area at the area's uppermost place. */
interface Label {
  readonly isRight: boolean;
  /** Of the place's middle. */
  readonly degrees: number;
  readonly lines: readonly { readonly words: string; readonly fill: string; readonly isBold: boolean }[];
  /** Upper edge. */
  readonly y: number;
}

function labelsOf({ title, colour, places }: WheelArea, whole: Piece): readonly Label[] {
  const isRight = (whole.from + whole.to) / 2 < 180;
  const onSide = places.map((_, at) => {
    const { from, to } = pieceIn(whole, at, places.length);
    return { degrees: (from + to) / 2, isRight: (from + to) / 2 < 180 };
  });
  const own = onSide.filter((place) => place.isRight === isRight).map(({ degrees }) => degrees);
  // Clockwise is downwards on the right, upwards on the left.
  const uppermost = isRight ? Math.min(...own) : Math.max(...own);
  return places.map((place, at): Label => {
    const { degrees = 0, isRight: side = true } = onSide[at] ?? {};
    const head = degrees === uppermost ? lines(title, 24) : [];
    const isNamed = place.needs.length > 0;
    const all = [
      ...head.map((words) => ({ words, fill: hex(PAPER_COLOURS[colour]), isBold: true })),
      ...lines(place.title, 22).map((words) => ({
        words,
        fill: hex(isNamed ? INK : QUIET),
        isBold: isNamed,
      })),
    ];
    const { y } = pointAt(NAMES_AT, degrees);
    // The block is centred beside the wheel, and stands above or below it near the top and the bottom.
    return { isRight: side, degrees, lines: all, y: y - ((1 - y / NAMES_AT) / 2) * all.length * LINE };
  });
}

/** The labels of one side from top to bottom, moved apart where they would overlap. */
function stacked(labels: readonly Label[]): readonly Label[] {
  const sorted = [...labels].sort((a, b) => a.y - b.y);
  const gap = 3;
  const needed = sorted.map(({ lines: { length } }) => length * LINE + gap);
  // Half of what is missing goes upwards, so that the names stay beside their places.
  let y = Number.NEGATIVE_INFINITY;
  const down = sorted.map((label, at) => {
    const top = Math.max(label.y, y);
    y = top + (needed[at] ?? 0);
    return top;
  });
  y = Number.POSITIVE_INFINITY;
  const up = sorted
    .map((label, at) => [label.y, needed[at] ?? 0] as const)
    .reverse()
    .map(([wanted, height]) => {
      y = Math.min(wanted, y - height);
      return y;
    })
    .reverse();
  return sorted.map((label, at) => ({ ...label, y: ((down[at] ?? 0) + (up[at] ?? 0)) / 2 }));
}

function labelText({ isRight, lines: all, y, degrees }: Label): string {
  const height = all.length * LINE;
  const nearest = y > 0 ? y : y + height < 0 ? -y - height : 0;
  const from = pointAt(WHEEL.placeRim * SCALE + 2, degrees);
  // Outside of the wheel, and no nearer to the middle than the place, so that no line crosses another's name.
  const clear = Math.sqrt(Math.max(0, NAMES_AT ** 2 - nearest ** 2));
  const x = Math.max(Math.abs(from.x) + 6, clear) * (isRight ? 1 : -1);
  const to = { x: x - (isRight ? 3 : -3), y: y + height / 2 };
  const isAway = Math.hypot(to.x - from.x, to.y - from.y) > 26;
  const line = `<path d="M${from.x.toFixed(1)} ${from.y.toFixed(1)}L${to.x.toFixed(1)} ${to.y.toFixed(1)}" stroke="${hex(QUIET)}" stroke-width="0.7"/>`;
  const words = all.map(({ words: line, ...look }, at) =>
    text(line, { x, y: y + 12 + at * LINE, anchor: isRight ? 'start' : 'end', size: 13, ...look }),
  );
  return (isAway ? line : '') + words.join('');
}

/** One dot for each person above the numbers, and what the ends mean. */
export function spreadPicture({ counts, lowest, highest }: RecapPlacement): Picture {
  const most = Math.max(1, ...counts);
  const [width, column, dot, gap] = [420, 84, 7, 17];
  // Two abreast.
  const rows = Math.ceil(most / 2);
  const floor = 14 + rows * gap;
  const dots = counts.flatMap((count, step) =>
    Array.from({ length: count }, (_, at) => {
      const isAlone = at === count - 1 && count % 2 === 1;
      const x = column * (step + 0.5) + (isAlone ? 0 : at % 2 === 0 ? -gap / 2 : gap / 2);
      const y = floor - gap / 2 - Math.floor(at / 2) * gap;
      return `<circle cx="${x}" cy="${y}" r="${dot}" fill="${hex(PAPER_COLOURS.blue)}"/>`;
    }),
  );
  const steps = counts.map((count, step) =>
    text(`${step + 1}`, {
      x: column * (step + 0.5),
      y: floor + 19,
      anchor: 'middle',
      size: 14,
      fill: hex(count === 0 ? QUIET : INK),
      isBold: count > 0,
    }),
  );
  const end = (words: string, anchor: 'start' | 'end') =>
    lines(words, 26).map((line, at) =>
      text(line, { x: anchor === 'start' ? 4 : width - 4, y: floor + 38 + at * 15, anchor, size: 12 }),
    );
  const ends = [...end(lowest, 'start'), ...end(highest, 'end')];
  const height = floor + 44 + 15 * Math.max(lines(lowest, 26).length, lines(highest, 26).length);
  const line = `<path d="M0 ${floor}H${width}" stroke="${hex(QUIET)}" stroke-width="1"/>`;
  return picture(width, height, line + dots.join('') + steps.join('') + ends.join(''));
}

function areaPiece({ colour, sign }: WheelArea, whole: Piece, ink: string): string {
  const { x, y } = pointAt(WHEEL.signAt, (whole.from + whole.to) / 2);
  const size = WHEEL.signSize;
  const piece = ringPiece(WHEEL.hole, WHEEL.areaRim, whole);
  return (
    `<path d="${piece}" fill="${tint(PAPER_COLOURS[colour])}" stroke="${ink}"/>` +
    `<g transform="translate(${x - size / 2} ${y - size / 2}) scale(${size / SIGN_FIELD})" fill="none" stroke="${ink}" ` +
    `stroke-width="${SIGN_LINE_WIDTH}" stroke-linecap="round" stroke-linejoin="round"><path d="${SIGNS[sign]}"/></g>`
  );
}

function placePiece({ needs }: WheelPlace, piece: Piece, ink: string): string {
  const path = `<path d="${ringPiece(WHEEL.placeStart, WHEEL.placeRim, piece)}" fill="#ffffff" stroke="${ink}"/>`;
  const points = dotsIn(piece, needs.length);
  if (!points) {
    const { x, y } = pointAt((WHEEL.placeStart + WHEEL.placeRim) / 2, (piece.from + piece.to) / 2);
    return (
      path + text(`${needs.length}`, { x, y: y + 6, anchor: 'middle', size: 18, fill: ink, isBold: true })
    );
  }
  const dots = points.map(({ x, y }) => `<circle cx="${x}" cy="${y}" r="${WHEEL.dotRadius}" fill="${ink}"/>`);
  return path + dots.join('');
}

interface TextPlace {
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly size: number;
  readonly fill?: string;
  readonly isBold?: boolean;
}

function text(words: string, { x, y, anchor, size, fill = hex(INK), isBold = false }: TextPlace): string {
  const weight = isBold ? ' font-weight="bold"' : '';
  return (
    `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${anchor}" font-family="${FONT}" ` +
    `font-size="${size}"${weight} fill="${fill}">${escaped(words)}</text>`
  );
}

/** Words in lines of at most so many characters; a longer word has a line of its own. */
function lines(words: string, most: number): readonly string[] {
  const all: string[] = [];
  for (const word of typedInOneLine(words).split(/\s+/)) {
    const longer = `${all.at(-1) ?? ''} ${word}`.trim();
    if (all.length > 0 && longer.length <= most) all[all.length - 1] = longer;
    else all.push(word);
  }
  return all;
}

function picture(width: number, height: number, contents: string): Picture {
  const size = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`;
  return { svg: `<svg xmlns="http://www.w3.org/2000/svg" ${size}>${contents}</svg>`, width, height };
}

function escaped(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function tint(colour: Rgb): string {
  const [red, green, blue] = colour;
  const light = (part: number) => 1 - (1 - part) * TINT;
  return hex([light(red), light(green), light(blue)]);
}

function hex(colour: Rgb): string {
  return `#${colour
    .map((part) =>
      Math.round(part * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}
