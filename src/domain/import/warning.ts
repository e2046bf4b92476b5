/** How to read a sheet whose back names an area that the document had already left. */
export type AreaChoice = 'position' | 'printed';

/**
 * Something in a document that a person should check. Cards are given by number, from 1 in the order of the document;
 * areas by their title. `messages.ts` has the sentence.
 */
export type ImportWarning =
  | {
      readonly code: 'back-repeats-area';
      /** Counted from 1 among the sheets of cards. */
      readonly sheet: number;
      /** Where the sheet's back is, if the file has pages. */
      readonly page?: number;
      readonly printed: string;
      readonly position: string;
      readonly cards: readonly number[];
    }
  | { readonly code: 'areas-take-turns'; readonly sheets: number }
  | { readonly code: 'backs-doubtful'; readonly page: number }
  | { readonly code: 'back-missing'; readonly cards: readonly number[]; readonly area: string }
  | { readonly code: 'no-areas'; readonly area: string }
  | { readonly code: 'area-name-doubtful'; readonly area: string; readonly other: string }
  | {
      readonly code: 'hyphen-doubtful';
      readonly card: number;
      readonly printed: string;
      readonly read: string;
    }
  /** Letters read well in it, but nothing in the file names it. */
  | { readonly code: 'encoding-guessed'; readonly encoding: GuessedEncoding }
  | { readonly code: 'parts-left-out'; readonly parts: readonly LeftOutPart[] }
  | TableWarning
  | { readonly code: 'examples-unlabelled'; readonly cards: readonly number[] }
  | { readonly code: 'no-question-mark'; readonly cards: readonly number[] }
  | { readonly code: 'several-questions'; readonly cards: readonly number[] }
  | { readonly code: 'number-as-question'; readonly cards: readonly number[] }
  | { readonly code: 'letters-lost'; readonly cards: readonly number[] }
  | { readonly code: 'no-language'; readonly cards: readonly number[] }
  /** Texts of the file that are on no card: the first ones, and the number of others. */
  | { readonly code: 'text-left-out'; readonly texts: readonly string[]; readonly more: number }
  | { readonly code: 'same-question'; readonly card: number; readonly other: number }
  | { readonly code: 'markup'; readonly card: number }
  | {
      readonly code: 'too-long';
      readonly card: number;
      readonly field: 'question' | 'examples';
      readonly chars: number;
      readonly maxChars: number;
    }
  | { readonly code: 'area-too-long'; readonly area: string; readonly maxChars: number }
  | { readonly code: 'introduction-too-long'; readonly maxChars: number }
  | { readonly code: 'pages-without-text'; readonly pages: readonly number[] }
  | { readonly code: 'text-turned'; readonly pages: readonly number[] }
  /** Some text on them is in a font that does not say which letters it draws. */
  | { readonly code: 'letters-unknown'; readonly pages: readonly number[] }
  | { readonly code: 'text-cut'; readonly pages: readonly number[] };

/** Parts of a document that stand outside of what it shows first. */
export type LeftOutPart =
  | 'notes'
  | 'comments'
  | 'hidden-text'
  | 'hidden-slides'
  | 'speaker-notes'
  | 'diagrams';

export type GuessedEncoding = 'ms-dos' | 'macintosh' | 'mixed' | 'utf-8-twice';

/** What is said about a table; `sheet` where there are several. */
export type TableWarning =
  | { readonly code: 'rows-hidden'; readonly rows: readonly number[]; readonly sheet?: string }
  | {
      readonly code: 'rows-left-out';
      readonly reason: 'error' | 'no-question';
      readonly rows: readonly number[];
      readonly sheet?: string;
    }
  /** A formula's error stands where an area or examples should. */
  | { readonly code: 'cells-broken'; readonly rows: readonly number[]; readonly sheet?: string }
  /** They are read all the same. */
  | { readonly code: 'columns-hidden'; readonly columns: readonly string[]; readonly sheet?: string }
  | { readonly code: 'columns-left-out'; readonly columns: readonly string[]; readonly sheet?: string }
  /** No row names the columns: they are told from what stands in them. Letters, as a spreadsheet has them. */
  | {
      readonly code: 'columns-guessed';
      readonly question: string;
      readonly area?: string;
      readonly examples?: string;
      readonly sheet?: string;
    }
  | { readonly code: 'sheets-left-out'; readonly sheets: readonly string[] }
  | { readonly code: 'sheets-hidden'; readonly sheets: readonly string[] }
  /** None of the cards asks anything. */
  | { readonly code: 'nothing-asks'; readonly count: number };
