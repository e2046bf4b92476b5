/** The recap's pictures as SVG for files: colours of paper, no styles, nothing that is loaded. */
import {
  AREA_DEGREES,
  DOTS_MAX,
  dotsAt,
  PLACE_DEGREES,
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

/** The needs on the wheel, with the names of areas and places around it. */
export function wheelPicture({ areas }: RecapWheel): Picture {
  const [width, height] = [620, 476];
  const scale = 1.42;
  const rim = WHEEL.placeRim * scale;
  const parts = areas.map((area, at) => {
    const from = at * AREA_DEGREES;
    const ink = hex(PAPER_COLOURS[area.colour]);
    const places = area.places.map((place, i) => placePiece(place, from + i * PLACE_DEGREES, ink));
    const labels = area.places.map((place, i) =>
      placeLabel(place, from + i * PLACE_DEGREES + PLACE_DEGREES / 2, rim + 12),
    );
    const isRight = at < 2;
    const isUpper = at === 0 || at === 3;
    const corner = text(area.title, {
      x: isRight ? width / 2 - 4 : 4 - width / 2,
      y: isUpper ? 18 - height / 2 : height / 2 - 8,
      anchor: isRight ? 'end' : 'start',
      size: 15,
      fill: ink,
      isBold: true,
    });
    return `<g transform="scale(${scale})">${areaPiece(area, from, ink)}${places.join('')}</g>${labels.join('')}${corner}`;
  });
  return picture(width, height, `<g transform="translate(${width / 2} ${height / 2})">${parts.join('')}</g>`);
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

function areaPiece({ colour, sign }: WheelArea, from: number, ink: string): string {
  const { x, y } = pointAt(WHEEL.signAt, from + AREA_DEGREES / 2);
  const size = WHEEL.signSize;
  const piece = ringPiece(WHEEL.hole, WHEEL.areaRim, from, from + AREA_DEGREES);
  return (
    `<path d="${piece}" fill="${tint(PAPER_COLOURS[colour])}" stroke="${ink}"/>` +
    `<g transform="translate(${x - size / 2} ${y - size / 2}) scale(${size / SIGN_FIELD})" fill="none" stroke="${ink}" ` +
    `stroke-width="${SIGN_LINE_WIDTH}" stroke-linecap="round" stroke-linejoin="round"><path d="${SIGNS[sign]}"/></g>`
  );
}

function placePiece({ needs }: WheelPlace, from: number, ink: string): string {
  const piece = ringPiece(WHEEL.placeStart, WHEEL.placeRim, from, from + PLACE_DEGREES);
  const path = `<path d="${piece}" fill="#ffffff" stroke="${ink}"/>`;
  if (needs.length > DOTS_MAX) {
    const { x, y } = pointAt((WHEEL.placeStart + WHEEL.placeRim) / 2, from + PLACE_DEGREES / 2);
    return (
      path + text(`${needs.length}`, { x, y: y + 6, anchor: 'middle', size: 18, fill: ink, isBold: true })
    );
  }
  const dots = dotsAt(needs.length, from).map(
    ({ x, y }) => `<circle cx="${x}" cy="${y}" r="${WHEEL.dotRadius}" fill="${ink}"/>`,
  );
  return path + dots.join('');
}

function placeLabel({ title, needs }: WheelPlace, degrees: number, radius: number): string {
  const { x, y } = pointAt(radius, degrees);
  const words = lines(title, 20);
  // The block of lines is centred beside the wheel, and stands above or below it near the top and the bottom.
  const shift = ((1 + y / radius) / 2 - 1) * words.length * 15 + 12;
  return words
    .map((line, at) =>
      text(line, {
        x,
        y: y + shift + at * 15,
        anchor: degrees < 180 ? 'start' : 'end',
        size: 13,
        fill: hex(needs.length === 0 ? QUIET : INK),
        isBold: needs.length > 0,
      }),
    )
    .join('');
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
