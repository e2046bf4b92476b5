import type { PDFDocumentLoadingTask, PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { type AllocationProblem, limitAllocations } from './allocationLimit.ts';
import { DrawingPort, type Drawn } from './drawingPort.ts';
import { loadPdfJs, type PdfJs } from './pdfjs.ts';

export interface OpenedPdf {
  readonly pdfjs: PdfJs;
  readonly task: PDFDocumentLoadingTask;
  /** Its title, if it has one that can be had for little. */
  readonly titleOf: (document: PDFDocumentProxy) => Promise<string | undefined>;
  readonly close: () => Promise<void>;
}

interface Watching {
  /** Is told what each message of a page's operators brings. */
  readonly onDrawn: (drawn: Drawn) => void;
  readonly onRefused: (problem: AllocationProblem) => void;
}

/**
 * Begins to open a PDF with pdf.js, set up so that nothing but text is looked at.
 * @param watching sets limits, which a file of our own does not need
 */
export async function openPdf(bytes: Uint8Array, watching?: Watching): Promise<OpenedPdf> {
  const { pdfjs, listenAt } = await loadPdfJs();
  const verbosity = pdfjs.VerbosityLevel.ERRORS;
  const port = new DrawingPort(pdfjs.OPS, watching?.onDrawn);
  listenAt(port);
  const worker = pdfjs.PDFWorker.create({ port, verbosity });
  const limit = watching && limitAllocations(watching.onRefused);
  const task = pdfjs.getDocument({
    // A copy: pdf.js takes the buffer away from its owner.
    data: new Uint8Array(bytes),
    worker,
    verbosity,
    disableFontFace: true,
    useSystemFonts: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    useWasm: false,
    enableXfa: false,
    // No picture is decoded.
    maxImageSize: 0,
    // The names of fonts, which tell what is bold.
    fontExtraProperties: true,
  });
  const close = async () => {
    await task.destroy();
    worker.destroy();
    port.terminate();
    limit?.release();
  };
  const titleOf = async (document: PDFDocumentProxy) => {
    limit?.narrow();
    const found = await document.getMetadata().catch(() => undefined);
    const title: unknown = found && Reflect.get(found.info, 'Title');
    return typeof title === 'string' && title.trim() !== '' ? title : undefined;
  };
  return { pdfjs, task, titleOf, close };
}
