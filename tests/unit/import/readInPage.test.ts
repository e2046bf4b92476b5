import type { ImportedDeck } from '../../../src/domain/import/imported.ts';
import { IMPORT_LIMITS } from '../../../src/domain/import/limits.ts';
import { type ChosenFile, ReaderLost, readInPage } from '../../../src/import/browser/readInPage.ts';
import type { ReadingMessage } from '../../../src/import/readingMessages.ts';

const IMPORTED = { title: 'Kort' } as ImportedDeck;

/** A worker that says what the test lets it say. */
class FakeWorker extends EventTarget {
  isEnded = false;
  readonly tasks: unknown[] = [];
  postMessage(task: unknown): void {
    this.tasks.push(task);
  }
  terminate(): void {
    this.isEnded = true;
  }
  say(data: ReadingMessage): void {
    this.dispatchEvent(Object.assign(new Event('message'), { data }));
  }
  breakDown(message: string): void {
    this.dispatchEvent(Object.assign(new Event('error', { cancelable: true }), { message }));
  }
}

function file(size = 3): ChosenFile {
  return { name: 'kort.csv', size, arrayBuffer: async () => new ArrayBuffer(size) };
}

function start(given: ChosenFile = file(), timeLimitMs?: number) {
  const worker = new FakeWorker();
  const stopping = new AbortController();
  const progress: unknown[] = [];
  const reading = readInPage(given, {
    signal: stopping.signal,
    startWorker: () => worker as unknown as Worker,
    onProgress: (each) => progress.push(each),
    ...(timeLimitMs !== undefined && { timeLimitMs }),
  });
  return { worker, stopping, progress, reading };
}

/** The worker is started once the file's bytes are there. */
async function started(worker: FakeWorker): Promise<void> {
  while (worker.tasks.length === 0) await Promise.resolve();
}

describe('[IMPORT-31] a file that is read in the page', () => {
  test('is handed to a worker, whose progress is told and whose deck is given', async () => {
    const { worker, reading, progress } = start();
    await started(worker);
    expect(worker.tasks).toEqual([{ file: { name: 'kort.csv', bytes: new Uint8Array(3) } }]);
    worker.say({ kind: 'progress', progress: { phase: 'reading', done: 1, total: 2 } });
    worker.say({ kind: 'imported', imported: IMPORTED });
    expect(await reading).toBe(IMPORTED);
    expect(progress).toEqual([{ phase: 'reading', done: 1, total: 2 }]);
    expect(worker.isEnded).toBe(true);
  });

  test('too large a file is refused before a byte of it is read', async () => {
    const arrayBuffer = jest.fn();
    const { reading, worker } = start({ name: 'a.pdf', size: IMPORT_LIMITS.fileBytes + 1, arrayBuffer });
    await expect(reading).rejects.toMatchObject({ problem: { code: 'file-too-large' } });
    expect(arrayBuffer).not.toHaveBeenCalled();
    expect(worker.tasks).toEqual([]);
  });

  test('what is wrong with the file comes out as it went in', async () => {
    const { worker, reading } = start();
    await started(worker);
    worker.say({ kind: 'problem', problem: { code: 'pdf-encrypted' } });
    await expect(reading).rejects.toMatchObject({ problem: { code: 'pdf-encrypted' } });
    expect(worker.isEnded).toBe(true);
  });

  test('stopping ends the worker at once', async () => {
    const { worker, reading, stopping } = start();
    await started(worker);
    stopping.abort();
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
    expect(worker.isEnded).toBe(true);
  });

  test('a reader that takes too long is ended', async () => {
    const { worker, reading } = start(file(), 0);
    await expect(reading).rejects.toMatchObject({ problem: { code: 'took-too-long' } });
    expect(worker.isEnded).toBe(true);
  });

  test('a reader that breaks down, and a file that is gone, are told apart from a bad file', async () => {
    const broken = start();
    await started(broken.worker);
    broken.worker.breakDown('Loading chunk 7 failed');
    await expect(broken.reading).rejects.toBeInstanceOf(ReaderLost);
    const full = start();
    await started(full.worker);
    full.worker.breakDown('Uncaught RangeError: Array buffer allocation failed');
    await expect(full.reading).rejects.toMatchObject({ problem: { code: 'took-too-much-memory' } });
    const gone = start({ name: 'a', size: 1, arrayBuffer: () => Promise.reject(new Error('NotFoundError')) });
    await expect(gone.reading).rejects.toBeInstanceOf(ReaderLost);
  });
});
