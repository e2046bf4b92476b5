/** How to read a sheet whose back names an area that the document had already left. */
export type AreaChoice = 'position' | 'printed';

/**
 * Something in a document that a person should look at. Cards are given by number, counted from 1 in the order of the
 * document; areas by their title. `messages.ts` has the sentence.
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
  | { readonly code: 'examples-unlabelled'; readonly card: number }
  | { readonly code: 'no-question-mark'; readonly card: number }
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
  | { readonly code: 'text-turned'; readonly pages: readonly number[] };

export type ImportWarningCode = ImportWarning['code'];
