import { ImportFailure } from '../domain/import/failure.ts';
import { IMPORT_LIMITS } from '../domain/import/limits.ts';

/** Progress of reading; `total` is 0 while it is unknown. */
export interface ReadingProgress {
  readonly phase: 'opening' | 'reading' | 'understanding';
  readonly done: number;
  readonly total: number;
}

export interface ReadingOptions {
  /** Aborting makes the reader throw the signal's reason at its next step. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ReadingProgress) => void;
}

/** Counts the text of a document as it comes in, so that no reader holds more than the limit. */
export class TextBudget {
  #left: number = IMPORT_LIMITS.textChars;

  take(text: string): string {
    this.#left -= text.length;
    if (this.#left < 0) throw new ImportFailure({ code: 'text-too-long', maxChars: IMPORT_LIMITS.textChars });
    return text;
  }
}
