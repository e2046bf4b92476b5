/** Pages on which text stands sideways or on its head, as the reader of PDFs hands them on. */
import type { TextPage } from '../../../src/domain/import/source.ts';
import type { Glyph } from '../../../src/import/pdf/drawnGlyphs.ts';
import { uprightPage } from '../../../src/import/pdf/upright.ts';
import { CHAR_EM, type PlacedPage, type PlacedText } from './placed.ts';

/** Text turned by its `drawn.turn`, about its left end. */
export function turnedPages(pages: readonly PlacedPage[]): TextPage[] {
  return pages.map((page, index) => {
    const { width, height, runs, turned } = uprightPage(page.texts.flatMap(glyphsOf), page);
    return { number: index + 1, width, height, runs, ...(turned.length > 0 && { turned }) };
  });
}

function glyphsOf({ text, x, y, size, bold = false, drawn }: PlacedText): Glyph[] {
  const quarters = (drawn?.turn ?? 0) / 90;
  const angle = (quarters * Math.PI) / 2;
  const [dx, dy] = (
    [
      [1, 0],
      [0, 1],
      [-1, 0],
      [0, -1],
    ] as const
  )[quarters] ?? [1, 0];
  const width = CHAR_EM * size;
  return [...text].map((sign, index) => ({
    text: sign,
    x: x + dx * index * width,
    y: y + dy * index * width,
    angle: quarters === 3 ? -Math.PI / 2 : angle,
    width,
    size,
    font: bold ? 'bold' : 'regular',
    bold,
    cut: false,
  }));
}
