/** Loads pdf.js: one build for Node, pages and workers, on the first import of a PDF. */
export type PdfJs = typeof import('pdfjs-dist/legacy/build/pdf.mjs');

export interface LoadedPdfJs {
  readonly pdfjs: PdfJs;
  /** The half that reads files, listening at a port. */
  readonly listenAt: (port: unknown) => void;
}

let loading: Promise<LoadedPdfJs> | undefined;

/**
 * pdf.js with its worker's code in the same thread: the import already runs in a worker that can be terminated, and a
 * nested worker would need a URL of its own.
 */
export function loadPdfJs(): Promise<LoadedPdfJs> {
  loading ??= load();
  return loading;
}

async function load(): Promise<LoadedPdfJs> {
  const [pdfjs, { WorkerMessageHandler }] = await Promise.all([
    import('pdfjs-dist/legacy/build/pdf.mjs'),
    loadWorkerCode(),
  ]);
  return { pdfjs, listenAt: (port) => WorkerMessageHandler.initializeFromPort(port) };
}

/**
 * pdf.js takes a worker without a window for its own and sends messages to the worker's owner. It checks only while
 * it is loaded.
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
