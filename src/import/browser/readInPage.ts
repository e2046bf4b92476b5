import { ImportFailure } from '../../domain/import/failure.ts';
import type { ImportedDeck } from '../../domain/import/imported.ts';
import { IMPORT_LIMITS } from '../../domain/import/limits.ts';
import type { ReadingProgress } from '../reading.ts';
import type { ReadingMessage, ReadingTask } from '../readingMessages.ts';

export interface ReadInPageOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: ReadingProgress) => void;
  readonly startWorker: () => Worker;
  readonly timeLimitMs?: number;
}

/** A file that a person has chosen or dropped. */
export type ChosenFile = Pick<File, 'name' | 'size' | 'arrayBuffer'>;

const TIME_LIMIT_MS = 60_000;

/** The reader itself could not be loaded, or broke down. */
export class ReaderLost extends Error {
  override readonly name = 'ReaderLost';
}

/**
 * Reads the deck in a chosen file. Ends within the time limit, whatever the file holds, and does not block the page.
 * @throws ImportFailure as `importFile` does; {@link ReaderLost}; the signal's reason
 */
export async function readInPage(file: ChosenFile, options: ReadInPageOptions): Promise<ImportedDeck> {
  const { signal, onProgress, startWorker, timeLimitMs = TIME_LIMIT_MS } = options;
  // Said before a byte of it is read.
  if (file.size > IMPORT_LIMITS.fileBytes) {
    throw new ImportFailure({
      code: 'file-too-large',
      bytes: file.size,
      maxBytes: IMPORT_LIMITS.fileBytes,
    });
  }
  const buffer = await file.arrayBuffer().catch(() => {
    throw new ReaderLost('The file cannot be read any more.');
  });
  signal.throwIfAborted();
  const task: ReadingTask = { file: { name: file.name, bytes: new Uint8Array(buffer) } };
  return new Promise((resolve, reject) => {
    const worker = startWorker();
    const settle = (act: () => void): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
      worker.terminate();
      act();
    };
    const fail = (error: unknown): void => settle(() => reject(error));
    const abort = (): void => fail(signal.reason);
    const timer = setTimeout(
      () => fail(new ImportFailure({ code: 'took-too-long', maxSeconds: Math.ceil(timeLimitMs / 1000) })),
      timeLimitMs,
    );
    signal.addEventListener('abort', abort);
    worker.addEventListener('message', ({ data }: MessageEvent<ReadingMessage>) => {
      if (data.kind === 'progress') onProgress(data.progress);
      else if (data.kind === 'problem') fail(new ImportFailure(data.problem));
      else settle(() => resolve(data.imported));
    });
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      fail(isOutOfMemory(event.message) ? new ImportFailure({ code: 'took-too-much-memory' }) : lost(event));
    });
    worker.postMessage(task, [buffer]);
  });
}

function isOutOfMemory(message: string | undefined): boolean {
  return /out of memory|allocation failed/i.test(message ?? '');
}

function lost({ message }: ErrorEvent): ReaderLost {
  return new ReaderLost(message ?? 'The reader did not start.');
}
