/** Limits for a file. A file beyond one of them is refused as a whole. */
export const IMPORT_LIMITS = {
  fileBytes: 25 * 1024 * 1024,
  /** Bytes of a workbook once inflated, all its parts together. */
  inflatedBytes: 50 * 1024 * 1024,
  /** Bytes of one stream of a PDF that is looked at, once inflated. */
  inflatedStreamBytes: 32 * 1024 * 1024,
  /** Bytes of everything that is inflated while a PDF is read, with the copies that this takes. */
  inflatedPdfBytes: 2 * 1024 * 1024 * 1024,
  /** Elements of one array while a PDF is read: more than its objects, or the operators of a page, can be. */
  arrayElements: 2_000_000,
  archiveEntries: 1000,
  pages: 300,
  /** Pieces of text on one page; a page of cards has some hundreds. */
  runsPerPage: 5000,
  /** Signs that are drawn on one page, blanks included. */
  signsPerPage: 100_000,
  /** Operators of one page that place text: five for each sign, more than any program writes. */
  operatorsPerPage: 500_000,
  /** States of drawing that a page saves in each other; programs have some tens. pdf.js takes the square of it in time. */
  savedStates: 1000,
  /** UTF-16 code units of text in the whole document. */
  textChars: 2_000_000,
  tableRows: 5000,
  tableColumns: 50,
  cellChars: 10_000,
  /** Styles that build on each other; programs have a dozen at most. What lies deeper is left out. */
  styleDepth: 50,
} as const;
