/** Limits for a file. A file beyond one of them is refused as a whole. */
export const IMPORT_LIMITS = {
  fileBytes: 25 * 1024 * 1024,
  /** Bytes of a workbook once inflated, all its parts together. */
  inflatedBytes: 50 * 1024 * 1024,
  /** Bytes of one compressed stream of a PDF once inflated. */
  inflatedStreamBytes: 64 * 1024 * 1024,
  archiveEntries: 1000,
  pages: 300,
  /** Pieces of text on one page; a page of cards has some hundreds. */
  runsPerPage: 5000,
  /** Signs that are drawn on one page, blanks included. */
  signsPerPage: 100_000,
  /** UTF-16 code units of text in the whole document. */
  textChars: 2_000_000,
  tableRows: 5000,
  tableColumns: 50,
  cellChars: 10_000,
  /** Styles that build on each other; programs have a dozen at most. What lies deeper is left out. */
  styleDepth: 50,
} as const;
