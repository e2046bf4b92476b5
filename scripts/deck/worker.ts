/** Reads one file in a thread of its own, which can be terminated at any time. */
import { parentPort, workerData } from 'node:worker_threads';
import { ImportFailure } from '../../src/domain/import/failure.ts';
import { importFile } from '../../src/import/readFile.ts';
import type { ReadingMessage, ReadingTask } from '../../src/import/readingMessages.ts';

const { file } = workerData as ReadingTask;

function send(message: ReadingMessage): void {
  parentPort?.postMessage(message);
}

try {
  const imported = await importFile(file, { onProgress: (progress) => send({ kind: 'progress', progress }) });
  send({ kind: 'imported', imported });
} catch (error) {
  if (!(error instanceof ImportFailure)) throw error;
  send({ kind: 'problem', problem: error.problem });
}
