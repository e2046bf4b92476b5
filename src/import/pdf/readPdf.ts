import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { ImportFailure } from '../../domain/import/failure.ts';
import { IMPORT_LIMITS } from '../../domain/import/limits.ts';
import type { LaidOutSource, TextPage } from '../../domain/import/source.ts';
import { type ReadingOptions, TextBudget } from '../reading.ts';
import { refuseInflated } from './inflation.ts';
import { loadPdfJs } from './pdfjs.ts';
import { type DrawnText, uprightRuns } from './upright.ts';

/**
 * The text of a PDF with its places. Pictures, forms, scripts and links are not looked at.
 * @throws ImportFailure for a file that is no readable PDF, holds no text, or is beyond the limits
 */
export async function readPdf(
  bytes: Uint8Array,
  { signal, onProgress }: ReadingOptions = {},
): Promise<LaidOutSource> {
  onProgress?.({ phase: 'opening', done: 0, total: 0 });
  refuseInflated(bytes);
  const { getDocument, VerbosityLevel } = await loadPdfJs();
  signal?.throwIfAborted();
  const task = getDocument({
    // A copy: pdf.js takes the buffer away from its owner.
    data: new Uint8Array(bytes),
    verbosity: VerbosityLevel.ERRORS,
    disableFontFace: true,
    useSystemFonts: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    useWasm: false,
    enableXfa: false,
  });
  try {
    const document = await task.promise;
    if (document.numPages > IMPORT_LIMITS.pages) {
      throw new ImportFailure({
        code: 'pdf-too-many-pages',
        pages: document.numPages,
        maxPages: IMPORT_LIMITS.pages,
      });
    }
    return await readPages(document, { signal, onProgress });
  } catch (error) {
    signal?.throwIfAborted();
    throw failureOf(error);
  } finally {
    await task.destroy();
  }
}

type Asked = { readonly [K in keyof ReadingOptions]-?: ReadingOptions[K] | undefined };

async function readPages(document: PDFDocumentProxy, { signal, onProgress }: Asked): Promise<LaidOutSource> {
  const budget = new TextBudget();
  const pages: TextPage[] = [];
  const turnedPages: number[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const { width, height, runs, turned } = uprightRuns(await drawnText(page, budget));
    pages.push({ number, width, height, runs });
    if (turned) turnedPages.push(number);
    page.cleanup();
    signal?.throwIfAborted();
    onProgress?.({ phase: 'reading', done: number, total: document.numPages });
  }
  if (pages.every(({ runs }) => runs.length === 0)) {
    throw new ImportFailure({ code: 'pdf-without-text', pages: pages.length });
  }
  const title = titleIn(await document.getMetadata());
  return { kind: 'pages', pages, turnedPages, ...(title !== undefined && { title }) };
}

async function drawnText(page: PDFPageProxy, budget: TextBudget): Promise<DrawnText> {
  const { width, height, transform } = page.getViewport({ scale: 1 });
  const drawn: DrawnText['items'] = [];
  const reader = page.streamTextContent().getReader();
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    for (const item of chunk.value.items) {
      if (!('str' in item) || item.str.trim() === '') continue;
      if (drawn.length === IMPORT_LIMITS.runsPerPage) {
        await reader.cancel(new Error('too much text'));
        throw new ImportFailure({ code: 'page-too-full', page: page.pageNumber });
      }
      drawn.push({
        text: budget.take(item.str),
        matrix: item.transform,
        width: item.width,
        font: item.fontName,
        rightToLeft: item.dir === 'rtl',
      });
    }
  }
  return { width, height, view: transform, items: drawn };
}

function titleIn({ info }: { info: object }): string | undefined {
  const title: unknown = Reflect.get(info, 'Title');
  return typeof title === 'string' && title.trim() !== '' ? title : undefined;
}

/** pdf.js throws errors of many kinds; to a person the file is either locked or damaged. */
function failureOf(error: unknown): Error {
  if (error instanceof ImportFailure) return error;
  const name = error instanceof Error ? error.name : '';
  return new ImportFailure({ code: name === 'PasswordException' ? 'pdf-encrypted' : 'pdf-broken' });
}
