/** Messages between the worker that reads a file and the thread that started it. */
import type { ImportProblem } from '../domain/import/failure.ts';
import type { ImportedDeck } from '../domain/import/imported.ts';
import type { GivenFile } from './readFile.ts';
import type { ReadingProgress } from './reading.ts';

/** The worker's input. */
export interface ReadingTask {
  readonly file: GivenFile;
}

export type ReadingMessage =
  | { readonly kind: 'progress'; readonly progress: ReadingProgress }
  | { readonly kind: 'imported'; readonly imported: ImportedDeck }
  | { readonly kind: 'problem'; readonly problem: ImportProblem };
