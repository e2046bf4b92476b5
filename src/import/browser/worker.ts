/**
 * Reads one file in a worker of the page, which can be ended whatever the file makes it do. The worker may load the app's own
 * scripts and nothing else: the policy that comes with them says so.
 */
import { ImportFailure } from '../../domain/import/failure.ts';
import { importFile } from '../readFile.ts';
import type { ReadingMessage, ReadingTask } from '../readingMessages.ts';

function send(message: ReadingMessage): void {
  self.postMessage(message);
}

self.addEventListener('message', (event: MessageEvent<ReadingTask>) => void read(event.data));

async function read({ file }: ReadingTask): Promise<void> {
  try {
    const onProgress = (progress: Extract<ReadingMessage, { kind: 'progress' }>['progress']) =>
      send({ kind: 'progress', progress });
    send({ kind: 'imported', imported: await importFile(file, { onProgress }) });
  } catch (error) {
    if (error instanceof ImportFailure) send({ kind: 'problem', problem: error.problem });
    // As an event of the worker, which reaches the thread that started it.
    else
      setTimeout(() => {
        throw error;
      });
  }
}
