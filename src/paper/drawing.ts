/** What every paper deck draws: signs, square codes, and texts that the fonts have. */
import { type Color, type PDFPage, rgb } from '@cantoo/pdf-lib';
import encodeQR from 'qr';
import type { Area } from '../domain/deck/deck.ts';
import { SIGN_FIELD, SIGN_LINE_WIDTH, SIGNS } from '../domain/deck/signs.ts';
import { INK, PAPER_COLOURS, type Rgb } from './colours.ts';
import type { Point } from './sheet.ts';

/** Blank modules around the code; the paper around it does the rest. */
const QR_BORDER = 1;
const UNKNOWN = '?';

/** `at` is its upper left corner. */
export function drawSign(page: PDFPage, { sign, colour: name }: Area, at: Point, side: number): void {
  page.drawSvgPath(SIGNS[sign], {
    ...at,
    scale: side / SIGN_FIELD,
    borderColor: colour(PAPER_COLOURS[name]),
    borderWidth: SIGN_LINE_WIDTH,
  });
}

/** `at` is its lower left corner. */
export function drawSquareCode(page: PDFPage, code: string, at: Point, length: number): void {
  const rows = encodeQR(code, 'raw', { ecc: 'medium', border: QR_BORDER });
  const module = length / rows.length;
  // One path for all modules: thousands of rectangles would make a large file.
  const path = rows.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  page.drawSvgPath(path, { x: at.x, y: at.y + length, scale: module, color: colour(INK) });
}

const segmenter = new Intl.Segmenter();

/** The text with a question mark for each character that is not `known`. */
export function printableText(text: string, known: ReadonlySet<number>): string {
  return [...segmenter.segment(text.normalize('NFC'))]
    .map(({ segment }) => {
      const isKnown = [...segment].every((character) => known.has(character.codePointAt(0) ?? 0));
      return isKnown || /^\s+$/.test(segment) ? segment : UNKNOWN;
    })
    .join('');
}

export function colour([red, green, blue]: Rgb): Color {
  return rgb(red, green, blue);
}
