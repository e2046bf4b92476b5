/** The interface between readers of files and the import rules. Readers know formats; the rules know cards. */
import type { TextLine } from './runningText/textLine.ts';
import type { ImportWarning } from './warning.ts';

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
  readonly bold?: boolean;
  readonly rightToLeft: boolean;
}

/** A piece of text that stands sideways or on its head. Its `x` and `y` are those of the page turned until it is upright. */
export interface TurnedRun extends TextRun {
  /** By how many quarters clockwise it stands turned. */
  readonly quarter: 1 | 2 | 3;
  /** Where it lies on the page as the other text stands. */
  readonly box: {
    readonly left: number;
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
  };
}

export interface TextPage {
  /** From 1, as a viewer of the file counts. */
  readonly number: number;
  readonly width: number;
  readonly height: number;
  /** In no order that means anything. */
  readonly runs: readonly TextRun[];
  readonly turned?: readonly TurnedRun[];
}

interface SourceBase {
  /** What the reader itself doubts or has left out. */
  readonly doubts?: readonly ImportWarning[];
}

/** Pages with text at positions, such as a PDF. */
export interface LaidOutSource extends SourceBase {
  readonly kind: 'pages';
  readonly pages: readonly TextPage[];
  /** The title in the file's metadata; often useless. */
  readonly title?: string;
  /** Pages on which some text stands askew, in none of the four directions, and was left out. */
  readonly turnedPages?: readonly number[];
  /** Pages with text that continues beyond the visible edge of its field. */
  readonly cutPages?: readonly number[];
}

/** Text whose only structure is its blank lines and form feeds. */
export interface PlainSource extends SourceBase {
  readonly kind: 'text';
  readonly text: string;
}

/** A table inside of a document; each cell has its own lines. */
export interface DocumentTable {
  readonly kind: 'table';
  readonly rows: readonly (readonly (readonly TextLine[])[])[];
  readonly page?: number;
}

export type DocumentBlock = { readonly kind: 'line'; readonly line: TextLine } | DocumentTable;

/** Lines with styles, and tables between them, such as a Word document or slides, in reading order. */
export interface DocumentSource extends SourceBase {
  readonly kind: 'document';
  readonly blocks: readonly DocumentBlock[];
  /** The title in the file's metadata; often useless. */
  readonly title?: string;
}

export interface TableRow {
  /** As the person sees it in the spreadsheet or editor, from 1. */
  readonly number: number;
  readonly cells: readonly string[];
}

/** One sheet of a workbook, or a table that is a file or part of a document by itself. */
export interface TableSheet {
  /** What its tab says. */
  readonly name?: string;
  readonly rows: readonly TableRow[];
  /** Numbers of the rows that its author has hidden or filtered away. */
  readonly hiddenRows?: readonly number[];
  /** The same for columns, from 1. */
  readonly hiddenColumns?: readonly number[];
  readonly isHidden?: boolean;
}

/** Rows with named columns, such as the sheets of a workbook. */
export interface TableSource extends SourceBase {
  readonly kind: 'table';
  readonly sheets: readonly TableSheet[];
}

/** Parsed JSON, not validated. */
export interface JsonSource extends SourceBase {
  readonly kind: 'json';
  readonly json: unknown;
}

export type Source = LaidOutSource | PlainSource | DocumentSource | TableSource | JsonSource;
