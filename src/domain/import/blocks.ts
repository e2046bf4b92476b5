/** A paragraph as it stands on a page: its lines, not joined yet, since how to join them is a question of language. */
export interface Block {
  readonly lines: readonly string[];
  /** Height of its type in points; 0 where the source has no type. */
  readonly size: number;
}

/** What stands in one field of a page's grid, or between two larger gaps of a plain text. */
export interface Cell {
  /** From 0. */
  readonly row: number;
  readonly column: number;
  readonly blocks: readonly Block[];
  /** The lines of a name that stands turned on it or beside it. */
  readonly name?: readonly string[];
}

/** A page cut into its cells; empty ones are left out. */
export interface CutPage {
  /** Absent in plain text, which has no pages. */
  readonly page?: number;
  readonly rows: number;
  readonly columns: number;
  /** Line by line, left to right. */
  readonly cells: readonly Cell[];
  /** Lines above all cells that run across them. */
  readonly heading: readonly string[];
}

export function blockText({ lines }: Block): string {
  return lines.join(' ');
}

export function cellText({ blocks }: Cell): string {
  return blocks.map(blockText).join(' ');
}
