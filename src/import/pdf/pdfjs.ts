/** Where pdf.js comes from: one build for Node, pages and workers, loaded only when somebody imports a PDF. */
type PdfJs = typeof import('pdfjs-dist/legacy/build/pdf.mjs');

declare global {
  /** Where pdf.js looks for its worker's code before it starts a worker of its own. */
  var pdfjsWorker: { WorkerMessageHandler: unknown } | undefined;
}

let loading: Promise<PdfJs> | undefined;

/**
 * pdf.js with its worker's code in the same thread: whoever imports already runs in a worker that can be ended, and a worker
 * inside a worker would need an address of its own.
 */
export function loadPdfJs(): Promise<PdfJs> {
  loading ??= load();
  return loading;
}

async function load(): Promise<PdfJs> {
  const [pdfjs, worker] = await Promise.all([import('pdfjs-dist/legacy/build/pdf.mjs'), loadWorkerCode()]);
  globalThis.pdfjsWorker = worker;
  return pdfjs;
}

/**
 * pdf.js takes a worker without a window for its own and speaks up to whoever started that. It looks only while it is loaded.
 */
async function loadWorkerCode() {
  const scope: { window?: unknown } = globalThis;
  const isWorker = 'WorkerGlobalScope' in globalThis && scope.window === undefined;
  if (isWorker) scope.window = globalThis;
  try {
    return await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
  } finally {
    if (isWorker) delete scope.window;
  }
}
