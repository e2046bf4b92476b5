import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Drawing, DrawnFont } from './drawnGlyphs.ts';
import { boxOf, type Matrix, matrixOf } from './matrix.ts';
import type { PdfJs } from './pdfjs.ts';

/** What a page draws, without the notes that people have put on it. */
export async function drawingOf(
  pdfjs: PdfJs,
  page: PDFPageProxy,
  isShown: (layer: unknown) => boolean,
): Promise<Drawing> {
  const { width, height, transform } = page.getViewport({ scale: 1 });
  const { fnArray, argsArray } = await page.getOperatorList({
    annotationMode: pdfjs.AnnotationMode.DISABLE,
  });
  const fonts = new Map<string, DrawnFont | undefined>();
  return {
    functions: fnArray,
    args: argsArray,
    ops: pdfjs.OPS,
    fontNamed: (name) => {
      if (!fonts.has(name))
        fonts.set(name, page.commonObjs.has(name) ? fontOf(page.commonObjs.get(name)) : undefined);
      return fonts.get(name);
    },
    isShown,
    view: matrixOf(transform),
    page: { left: 0, top: 0, right: width, bottom: height },
  };
}

const BOLD_NAME = /bold|black|heavy|demi/iu;
const THOUSANDTH: Matrix = [0.001, 0, 0, 0.001, 0, 0];

/** What pdf.js knows of a font, none of which can be relied on. */
function fontOf(font: unknown): DrawnFont {
  if (typeof font !== 'object' || font === null) return { bold: false, vertical: false, matrix: THOUSANDTH };
  const of = (key: string): unknown => Reflect.get(font, key);
  const matrix = of('fontMatrix') ? matrixOf(of('fontMatrix')) : THOUSANDTH;
  const box = boxOf(of('bbox'), matrix);
  const drawn = of('isType3Font') === true && box ? box.bottom - box.top : 0;
  return {
    bold: of('bold') === true || of('black') === true || BOLD_NAME.test(String(of('name') ?? '')),
    vertical: of('vertical') === true,
    matrix,
    ...(drawn > 0 && matrix[3] !== THOUSANDTH[3] && { heightEm: drawn }),
  };
}
