import type { PDFDocumentLoadingTask } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { DrawingPort } from './drawingPort.ts';
import { loadPdfJs, type PdfJs } from './pdfjs.ts';

export interface OpenedPdf {
  readonly pdfjs: PdfJs;
  readonly task: PDFDocumentLoadingTask;
  readonly close: () => Promise<void>;
}

/**
 * Begins to open a PDF with pdf.js, set up so that nothing but text is looked at.
 * @param onSigns is told how many signs of text come with each operator that draws some
 */
export async function openPdf(bytes: Uint8Array, onSigns: (signs: number) => void): Promise<OpenedPdf> {
  const { pdfjs, listenAt } = await loadPdfJs();
  const verbosity = pdfjs.VerbosityLevel.ERRORS;
  const port = new DrawingPort(pdfjs.OPS, onSigns);
  listenAt(port);
  const worker = pdfjs.PDFWorker.create({ port, verbosity });
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
  };
  return { pdfjs, task, close };
}
