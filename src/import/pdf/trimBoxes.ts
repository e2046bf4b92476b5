/** What of each page is left once it is cut, where the file says so. pdf.js does not tell. */
import { Unzlib } from 'fflate';
import type { Glyph } from './drawnGlyphs.ts';
import { type Box, intersection } from './matrix.ts';
import { rawStreams } from './rawStreams.ts';

export type TrimBox = readonly [x0: number, y0: number, x1: number, y1: number];

/** Larger ones are no lists of pages. */
const PACKED_BYTES = 1024 * 1024;
const UNPACKED_BYTES = 16 * 1024 * 1024;
/** The numbers and places of packed objects take less. */
const NUMBERS_CHARS = 256 * 1024;
/** Characters of packed objects that are looked at in one file. */
const LOOKED_AT_CHARS = 64 * 1024 * 1024;
const CHUNK_BYTES = 16 * 1024;
/** Bounded, and with nothing to go back for: a file may hold a million of these with a thousand digits each. */
const TRIM_BOX = /\/TrimBox\s{0,9}\[([-+.\d\s]{7,200})\]/u;

/** By the number of the page's object. Empty for encrypted files that pack their pages. */
export function trimBoxesIn(bytes: Uint8Array): ReadonlyMap<number, TrimBox> {
  const text = new TextDecoder('latin1').decode(bytes);
  const boxes = new Map<number, TrimBox>();
  let after = 0;
  for (const match of text.matchAll(new RegExp(TRIM_BOX, 'gu'))) {
    const before = text.slice(Math.max(after, match.index - PAGE_CHARS), match.index);
    const number = [...before.matchAll(/(?<!\d)(\d{1,10})\s{1,9}\d{1,5}\s{1,9}obj\b/gu)].at(-1)?.[1];
    if (number !== undefined) note(boxes, Number(number), match[1]);
    after = match.index + match[0].length;
  }
  let left = LOOKED_AT_CHARS;
  for (const { dictionary, data } of rawStreams(bytes, text)) {
    if (!/\/Type\s*\/ObjStm\b/u.test(dictionary) || data.length > PACKED_BYTES) continue;
    const first = Number(/\/First\s+(\d+)/u.exec(dictionary)?.[1]);
    const objects = unpacked(data);
    left -= objects.length;
    if (left < 0) break;
    for (const [number, object] of packedObjects(objects, first)) {
      left -= object.length;
      if (left < 0) return boxes;
      note(boxes, number, TRIM_BOX.exec(object)?.[1]);
    }
  }
  return boxes;
}

/** The dictionary of a page is shorter than this. */
const PAGE_CHARS = 4096;

function note(boxes: Map<number, TrimBox>, page: number, written: string | undefined): void {
  const [x0 = Number.NaN, y0 = Number.NaN, x1 = Number.NaN, y1 = Number.NaN, more] = (written ?? '')
    .trim()
    .split(/\s+/u)
    .map(Number);
  if (more !== undefined || ![x0, y0, x1, y1].every(Number.isFinite)) return;
  boxes.set(page, [x0, y0, x1, y1]);
}

/** The objects of a stream that packs several: first their numbers and places, then they themselves. */
function* packedObjects(text: string, first: number): Generator<[number: number, object: string]> {
  if (!(first <= NUMBERS_CHARS)) return;
  const numbers = text.slice(0, first).trim().split(/\s+/u).map(Number);
  for (let index = 0; index + 1 < numbers.length; index += 2) {
    const at = first + (numbers[index + 1] ?? 0);
    const next = numbers[index + 3];
    yield [numbers[index] ?? 0, text.slice(at, next === undefined ? undefined : first + next)];
  }
}

function unpacked(data: Uint8Array): string {
  const decoder = new TextDecoder('latin1');
  let text = '';
  const unzlib = new Unzlib((chunk) => {
    text += decoder.decode(chunk);
  });
  try {
    for (let at = 0; at < data.length && text.length <= UNPACKED_BYTES; at += CHUNK_BYTES) {
      unzlib.push(data.subarray(at, at + CHUNK_BYTES));
    }
  } catch {
    // Damaged, encrypted, or packed another way: what is there is all there is.
  }
  return text;
}

/** Trimmed away is less than this part of a page; a box that leaves less was meant for something else. */
const LEAST_PART = 0.25;

/**
 * What stays of a page once it is cut. If what would be cut off asks something, the box is not believed: a printer's notes do not.
 * @param trim where the page is cut, as a viewer has the page
 */
export function withinTrim(glyphs: readonly Glyph[], trim: Box | undefined, page: Box): TrimmedPage {
  const whole = { glyphs, width: page.right - page.left, height: page.bottom - page.top };
  const box = trim && intersection(trim, page);
  if (!box || areaOf(box) < LEAST_PART * areaOf(page)) return whole;
  const isInside = ({ x, y }: Glyph) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
  const asks = glyphs.some((glyph) => glyph.text.includes('?') && !isInside(glyph));
  if (asks) return whole;
  return {
    glyphs: glyphs
      .filter(isInside)
      .map((glyph) => ({ ...glyph, x: glyph.x - box.left, y: glyph.y - box.top })),
    width: box.right - box.left,
    height: box.bottom - box.top,
  };
}

export interface TrimmedPage {
  readonly glyphs: readonly Glyph[];
  readonly width: number;
  readonly height: number;
}

function areaOf({ left, top, right, bottom }: Box): number {
  return Math.max(0, right - left) * Math.max(0, bottom - top);
}
