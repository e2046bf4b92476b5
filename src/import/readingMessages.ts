/** What the worker that reads a file and the thread that started it say to each other. */
import type { ImportProblem } from '../domain/import/failure.ts';
import type { ImportedDeck } from '../domain/import/imported.ts';
import type { GivenFile } from './readFile.ts';
import type { ReadingProgress } from './reading.ts';

/** What the worker is started with. */
export interface ReadingTask {
  readonly file: GivenFile;
}

export type ReadingMessage =
  | { readonly kind: 'progress'; readonly progress: ReadingProgress }
  | { readonly kind: 'imported'; readonly imported: ImportedDeck }
  | { readonly kind: 'problem'; readonly problem: ImportProblem };
