/** What a reader of files hands to the rules of importing. Readers know formats; the rules know cards. */

/** A piece of text as a page draws it, in points, the page upright: x grows to the right, y downwards. */
export interface TextRun {
  readonly text: string;
  /** Left end. */
  readonly x: number;
  /** Baseline. */
  readonly y: number;
  readonly width: number;
  /** Height of the type. */
  readonly size: number;
  /** Opaque: two runs with the same value have the same face and weight. */
  readonly font: string;
  readonly rightToLeft: boolean;
}

export interface TextPage {
  /** From 1, as a viewer of the file counts. */
  readonly number: number;
  readonly width: number;
  readonly height: number;
  /** In no order that means anything. */
  readonly runs: readonly TextRun[];
}

/** Pages with text at positions, such as a PDF. */
export interface LaidOutSource {
  readonly kind: 'pages';
  readonly pages: readonly TextPage[];
  /** What the file says of itself; often worthless. */
  readonly title?: string;
  /** Pages on which some text stood askew and was left out. */
  readonly turnedPages?: readonly number[];
}

/** Text whose only structure is its blank lines and form feeds. */
export interface PlainSource {
  readonly kind: 'text';
  readonly text: string;
}

export interface TableRow {
  /** As the person sees it in the spreadsheet or editor, from 1. */
  readonly number: number;
  readonly cells: readonly string[];
}

/** Rows with named columns, such as a sheet of a workbook. */
export interface TableSource {
  readonly kind: 'table';
  readonly rows: readonly TableRow[];
}

/** Parsed JSON that nobody has checked. */
export interface JsonSource {
  readonly kind: 'json';
  readonly json: unknown;
}

export type Source = LaidOutSource | PlainSource | TableSource | JsonSource;
