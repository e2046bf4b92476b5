import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Worker } from 'node:worker_threads';
import { ImportFailure } from '../../src/domain/import/failure.ts';
import type { ImportedDeck } from '../../src/domain/import/imported.ts';
import { IMPORT_LIMITS } from '../../src/domain/import/limits.ts';
import type { ReadingProgress } from '../../src/import/reading.ts';
import type { ReadingMessage, ReadingTask } from '../../src/import/readingMessages.ts';
import { DeckError, EXIT_CODES } from './errors.ts';

export interface ReadInWorkerOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ReadingProgress) => void;
  readonly timeLimitMs?: number;
  /** Memory for reading, beyond what the process already uses. */
  readonly memoryLimitBytes?: number;
}

const TIME_LIMIT_MS = 60_000;
const MEMORY_LIMIT_BYTES = 1024 * 1024 * 1024;
/** The worker's heap; buffers come on top and are monitored from outside. */
const HEAP_LIMIT_MB = 512;
const MEMORY_CHECK_MS = 100;
const WORKER = new URL('./worker.ts', import.meta.url);

/**
 * Reads the deck in a file within limits of time and memory, whatever the file holds.
 * @throws ImportFailure as `importFile` does; DeckError if the file cannot be read at all; the signal's reason
 */
export async function readInWorker(path: string, options: ReadInWorkerOptions = {}): Promise<ImportedDeck> {
  const bytes = await bytesOf(path);
  options.signal?.throwIfAborted();
  return new Promise((resolve, reject) => {
    const { signal, timeLimitMs = TIME_LIMIT_MS, memoryLimitBytes = MEMORY_LIMIT_BYTES } = options;
    const before = process.memoryUsage.rss();
    const task: ReadingTask = { file: { name: basename(path), bytes } };
    const worker = new Worker(WORKER, {
      workerData: task,
      transferList: [bytes.buffer],
      resourceLimits: { maxOldGenerationSizeMb: HEAP_LIMIT_MB },
      // Output of libraries must not get into the deck on standard output.
      stdout: true,
    });
    const settle = (act: () => void): void => {
      clearTimeout(timer);
      clearInterval(watch);
      signal?.removeEventListener('abort', abort);
      act();
      void worker.terminate();
    };
    const fail = (error: unknown): void => settle(() => reject(error));
    const abort = (): void => fail(signal?.reason);
    const timer = setTimeout(
      () => fail(new ImportFailure({ code: 'took-too-long', maxSeconds: Math.ceil(timeLimitMs / 1000) })),
      timeLimitMs,
    );
    const checkMemory = (): void => {
      if (process.memoryUsage.rss() - before > memoryLimitBytes) {
        fail(new ImportFailure({ code: 'took-too-much-memory' }));
      }
    };
    const watch = setInterval(checkMemory, MEMORY_CHECK_MS);
    signal?.addEventListener('abort', abort);
    worker.on('message', (message: ReadingMessage) => {
      if (message.kind === 'progress') {
        options.onProgress?.(message.progress);
        checkMemory();
      }
      if (message.kind === 'problem') fail(new ImportFailure(message.problem));
      if (message.kind === 'imported') settle(() => resolve(message.imported));
    });
    worker.on('error', (error) => {
      const full = Reflect.get(error as object, 'code') === 'ERR_WORKER_OUT_OF_MEMORY';
      fail(full ? new ImportFailure({ code: 'took-too-much-memory' }) : error);
    });
    worker.on('exit', () => fail(new Error('The reading of the file ended without a result.')));
  });
}

async function bytesOf(path: string): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const { size } = await stat(path);
    if (size > IMPORT_LIMITS.fileBytes) {
      throw new ImportFailure({ code: 'file-too-large', bytes: size, maxBytes: IMPORT_LIMITS.fileBytes });
    }
    // A copy: small files share a buffer with others.
    return new Uint8Array(await readFile(path));
  } catch (error) {
    if (error instanceof ImportFailure) throw error;
    const code = error instanceof Error && 'code' in error ? ` (${error.code})` : '';
    throw new DeckError(`${path} cannot be read${code}.`, EXIT_CODES.unreadable);
  }
}
