import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { ImportFailure } from '../../domain/import/failure.ts';
import { IMPORT_LIMITS } from '../../domain/import/limits.ts';
import type { LaidOutSource, TextPage } from '../../domain/import/source.ts';
import { type ReadingOptions, TextBudget } from '../reading.ts';
import type { AllocationProblem } from './allocationLimit.ts';
import type { Drawn } from './drawingPort.ts';
import { drawnGlyphs } from './drawnGlyphs.ts';
import { boxOf } from './matrix.ts';
import { type OpenedPdf, openPdf } from './openPdf.ts';
import { drawingOf } from './pageDrawing.ts';
import { withHyphensNamed } from './softHyphens.ts';
import { trimBoxesIn, withinTrim } from './trimBoxes.ts';
import { uprightPage } from './upright.ts';

/**
 * The text of a PDF with its places. Pictures, forms, scripts and links are not looked at.
 * @throws ImportFailure for a file that is no readable PDF, holds no text, or is beyond the limits
 */
export async function readPdf(
  bytes: Uint8Array,
  { signal, onProgress }: ReadingOptions = {},
): Promise<LaidOutSource> {
  onProgress?.({ phase: 'opening', done: 0, total: 0 });
  const limits = new ReadingLimits();
  const opened = await openPdf(bytes, {
    onDrawn: (drawn) => limits.add(drawn),
    onRefused: (code) => limits.refuse(tooMuch(code)),
  });
  try {
    signal?.throwIfAborted();
    return await limits.during(() => readDocument(opened, { limits, bytes, signal, onProgress }));
  } catch (error) {
    signal?.throwIfAborted();
    throw failureOf(error);
  } finally {
    await opened.close();
  }
}

function tooMuch(code: AllocationProblem): ImportFailure {
  return new ImportFailure(
    code === 'inflates-too-far' ? { code, maxBytes: IMPORT_LIMITS.inflatedStreamBytes } : { code },
  );
}

/** Counts what a page draws while it comes, and ends the reading as soon as a limit is passed. */
class ReadingLimits {
  #page = 0;
  #signs = 0;
  #operators = 0;
  #reject: ((failure: ImportFailure) => void) | undefined;
  readonly #refused = new Promise<never>((_, reject) => {
    this.#reject = reject;
  });

  begin(page: number): void {
    this.#page = page;
    this.#signs = 0;
    this.#operators = 0;
  }

  add({ signs, operators, depth }: Drawn): void {
    this.#signs += signs;
    this.#operators += operators;
    const isFull =
      this.#signs > IMPORT_LIMITS.signsPerPage ||
      this.#operators > IMPORT_LIMITS.operatorsPerPage ||
      depth > IMPORT_LIMITS.savedStates;
    if (isFull) this.refuse(new ImportFailure({ code: 'page-too-full', page: this.#page }));
  }

  refuse(failure: ImportFailure): void {
    this.#reject?.(failure);
  }

  /** @throws the first refusal, at once: pdf.js goes on with the rest of a page after an error */
  during<T>(act: () => Promise<T>): Promise<T> {
    return Promise.race([act(), this.#refused]);
  }
}

type Asked = { readonly [K in keyof ReadingOptions]-?: ReadingOptions[K] | undefined } & {
  readonly limits: ReadingLimits;
  readonly bytes: Uint8Array;
};

async function readDocument(opened: OpenedPdf, asked: Asked): Promise<LaidOutSource> {
  const document = await opened.task.promise;
  if (document.numPages < 1) throw new ImportFailure({ code: 'pdf-broken' });
  if (document.numPages > IMPORT_LIMITS.pages) {
    throw new ImportFailure({
      code: 'pdf-too-many-pages',
      pages: document.numPages,
      maxPages: IMPORT_LIMITS.pages,
    });
  }
  return readPages(opened, document, asked);
}

async function readPages(
  { pdfjs, titleOf }: OpenedPdf,
  document: PDFDocumentProxy,
  { limits, bytes, signal, onProgress }: Asked,
): Promise<LaidOutSource> {
  const trims = trimBoxesIn(bytes);
  const budget = new TextBudget();
  const layers = await document.getOptionalContentConfig();
  const pages: TextPage[] = [];
  const turnedPages: number[] = [];
  const cutPages: number[] = [];
  let signs = 0;
  let pieces = 0;
  let cutPieces = 0;
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const isShown = (layer: unknown) => layers.isVisible(layer) !== false;
    limits.begin(number);
    const drawing = await drawingOf(pdfjs, page, isShown);
    const trim = boxOf(trims.get(page.ref?.num ?? 0), drawing.view);
    const trimmed = withinTrim(drawnGlyphs(drawing), trim, drawing.page);
    const { width, height, runs, turned, askew, cut } = uprightPage(trimmed.glyphs, trimmed);
    if (runs.length + turned.length > IMPORT_LIMITS.runsPerPage)
      throw new ImportFailure({ code: 'page-too-full', page: number });
    for (const { text } of [...runs, ...turned]) budget.take(text);
    pages.push({ number, width, height, runs, ...(turned.length > 0 && { turned }) });
    if (askew) turnedPages.push(number);
    if (cut > 0) cutPages.push(number);
    signs += trimmed.glyphs.filter(({ text }) => !/^\s+$/u.test(text)).length;
    pieces += runs.length + turned.length;
    cutPieces += cut;
    page.cleanup();
    signal?.throwIfAborted();
    onProgress?.({ phase: 'reading', done: number, total: document.numPages });
  }
  if (pieces === 0 && signs > 0) throw new ImportFailure({ code: 'pdf-letters-unknown' });
  if (pieces === 0) throw new ImportFailure({ code: 'pdf-without-text', pages: pages.length });
  if (cutPieces > MOST_CUT_PART * pieces) throw new ImportFailure({ code: 'pdf-text-cut', pages: cutPages });
  const title = await titleOf(document);
  return {
    kind: 'pages',
    pages: withHyphensNamed(pages),
    turnedPages,
    cutPages,
    ...(title !== undefined && { title }),
  };
}

/** Beyond this part of its text a document was made too small for what is in it, and nothing of it can be trusted. */
const MOST_CUT_PART = 0.2;

/** pdf.js throws errors of many kinds; to a person the file is either locked or damaged. */
function failureOf(error: unknown): Error {
  if (error instanceof ImportFailure) return error;
  const name = error instanceof Error ? error.name : '';
  return new ImportFailure({ code: name === 'PasswordException' ? 'pdf-encrypted' : 'pdf-broken' });
}
