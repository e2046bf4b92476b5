import { DECK_LIMITS } from '../deck/deck.ts';

/** Known formats that cannot be read; each has its own advice. */
export type UnreadFormat =
  | 'locked'
  | 'word-old'
  | 'excel-old'
  | 'powerpoint-old'
  | 'office-old'
  | 'excel-binary'
  | 'publisher'
  | 'pages'
  | 'numbers'
  | 'keynote'
  | 'drawing'
  | 'layout'
  | 'book'
  | 'archive'
  | 'mail'
  | 'shortcut'
  | 'picture'
  | 'note'
  | 'xml';

/** Why a file could not be imported. `messages.ts` has the sentence for people. */
export type ImportProblem =
  | { readonly code: 'file-empty' }
  | { readonly code: 'file-too-large'; readonly bytes: number; readonly maxBytes: number }
  | { readonly code: 'file-unknown' }
  | { readonly code: 'file-web-page' }
  /** A format that is known but not read. */
  | { readonly code: 'file-not-read'; readonly format: UnreadFormat }
  | { readonly code: 'file-broken' }
  | { readonly code: 'pdf-broken' }
  | { readonly code: 'pdf-encrypted' }
  | { readonly code: 'pdf-without-text'; readonly pages: number }
  /** The file draws letters without saying which they are. */
  | { readonly code: 'pdf-letters-unknown' }
  | { readonly code: 'pdf-text-cut'; readonly pages: readonly number[] }
  | { readonly code: 'pdf-too-many-pages'; readonly pages: number; readonly maxPages: number }
  | { readonly code: 'page-too-full'; readonly page: number }
  | { readonly code: 'inflates-too-far'; readonly maxBytes: number }
  | { readonly code: 'text-too-long'; readonly maxChars: number }
  | { readonly code: 'csv-broken'; readonly line: number }
  | {
      readonly code: 'table-too-large';
      readonly row: number;
      readonly maxRows: number;
      readonly maxColumns: number;
    }
  | { readonly code: 'cell-too-long'; readonly row: number; readonly maxChars: number }
  /** With what its first row says. */
  | { readonly code: 'table-without-heading'; readonly first: string }
  | { readonly code: 'only-hidden-rows'; readonly rows: number }
  | { readonly code: 'json-broken'; readonly reason: string }
  | { readonly code: 'json-not-a-deck'; readonly reason: string }
  | { readonly code: 'no-cards' }
  | { readonly code: 'too-many-cards'; readonly cards: number; readonly maxCards: number }
  | { readonly code: 'too-many-areas'; readonly areas: number; readonly maxAreas: number }
  | { readonly code: 'took-too-long'; readonly maxSeconds: number }
  | { readonly code: 'took-too-much-memory' };

/** Thrown by readers and rules; nothing of the file is imported. `message` is the code, for logs. */
export class ImportFailure extends Error {
  readonly problem: ImportProblem;

  constructor(problem: ImportProblem) {
    super(problem.code);
    this.name = 'ImportFailure';
    this.problem = problem;
  }
}

/** @throws ImportFailure `too-many-cards` */
export function refuseTooMany(cards: number): void {
  const { cards: maxCards } = DECK_LIMITS;
  if (cards > maxCards) throw new ImportFailure({ code: 'too-many-cards', cards, maxCards });
}
