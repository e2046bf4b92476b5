/** Pages of text at places, as the tests lay them out, before they become a PDF or what a reader makes of one. */
import type { TextPage } from '../../../src/domain/import/source.ts';

export interface PlacedText {
  readonly text: string;
  /** Left end and baseline in points, y downwards from the top of the page. */
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly bold?: boolean;
  /** How a program draws it; as one piece if it does not say. */
  readonly drawn?: Drawn;
}

export interface Drawn {
  /** Each sign by itself, at its own place. */
  readonly bySign?: boolean;
  /** Again, this far off: once more after the line, or after each sign. */
  readonly twice?: readonly [dx: number, dy: number];
  /** Points between its letters, and how a program puts them there. */
  readonly spaced?: number;
  readonly spacedBy?: 'Tc' | 'TJ' | 'place';
  /** Name of the layer that it belongs to. */
  readonly layer?: string;
  /** Degrees clockwise, about its left end. */
  readonly turn?: 90 | 180 | 270;
  /** Nothing is to be seen beyond this rectangle of the page. */
  readonly within?: readonly [left: number, top: number, right: number, bottom: number];
}

export interface PlacedPage {
  readonly width: number;
  readonly height: number;
  readonly texts: readonly PlacedText[];
}

/** Every character of the tests' type is half as wide as high. */
export const CHAR_EM = 0.5;

export function widthOf(text: string, size: number): number {
  return [...text].length * CHAR_EM * size;
}

/** What a reader of PDFs hands on for these pages. */
export function textPages(pages: readonly PlacedPage[]): TextPage[] {
  return pages.map(({ width, height, texts }, index) => ({
    number: index + 1,
    width,
    height,
    runs: texts.map(({ text, x, y, size, bold }) => ({
      text,
      x,
      y,
      width: widthOf(text, size),
      size,
      font: bold ? 'bold' : 'regular',
      ...(bold && { bold }),
      rightToLeft: false,
    })),
  }));
}
