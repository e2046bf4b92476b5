/** Collects the lines and tables of a document while its XML is walked through. */
import type { TextLine } from '../../domain/import/runningText/textLine.ts';
import type { DocumentBlock } from '../../domain/import/source.ts';
import { TextBudget } from '../reading.ts';

/** A paragraph's style, as far as its format has one. */
export type ParagraphStyle = Pick<TextLine, 'heading' | 'listLevel' | 'left' | 'page' | 'gap'>;

export interface RunStyle {
  readonly size?: number;
  readonly bold?: boolean;
}

interface Piece extends RunStyle {
  readonly text: string;
}

interface OpenParagraph {
  style: ParagraphStyle;
  /** Lines that a break within the paragraph begins. */
  readonly lines: Piece[][];
}

interface OpenTable {
  readonly rows: TextLine[][][];
}

export class DocumentBuilder {
  readonly blocks: DocumentBlock[] = [];
  readonly #budget = new TextBudget();
  /** A paragraph may hold a text box with paragraphs of its own. */
  readonly #paragraphs: OpenParagraph[] = [];
  readonly #tables: OpenTable[] = [];
  /** Blank paragraphs since the last line. */
  #gap = 0;

  openParagraph(style: ParagraphStyle = {}): void {
    this.#paragraphs.push({ style, lines: [[]] });
  }

  /** Adds style information to the open paragraph. */
  styleParagraph(style: ParagraphStyle): void {
    const open = this.#paragraphs.at(-1);
    if (open) open.style = { ...open.style, ...style };
  }

  get hasOpenParagraph(): boolean {
    return this.#paragraphs.length > 0;
  }

  /** @throws ImportFailure `text-too-long` */
  addText(text: string, style: RunStyle = {}): void {
    this.#paragraphs
      .at(-1)
      ?.lines.at(-1)
      ?.push({ text: this.#budget.take(text), ...style });
  }

  breakLine(): void {
    this.#paragraphs.at(-1)?.lines.push([]);
  }

  closeParagraph(): void {
    const open = this.#paragraphs.pop();
    if (!open) return;
    const { style, lines } = open;
    const filled = lines.filter((pieces) => pieces.some(({ text }) => text.trim() !== ''));
    if (filled.length === 0) this.#gap++;
    for (const [index, pieces] of filled.entries()) {
      this.#push(lineOf(pieces, style, index === 0 ? this.#gap : 0, index === 0));
      this.#gap = 0;
    }
  }

  /** A page or slide ends: what follows is further away than any blank line. */
  breakPage(): void {
    this.#gap += PAGE_GAP;
  }

  openTable(): void {
    this.#tables.push({ rows: [] });
  }

  openRow(): void {
    // A table in a cell of another gives its lines to that cell.
    if (this.#tables.length === 1) this.#tables[0]?.rows.push([]);
  }

  openCell(): void {
    if (this.#tables.length === 1) this.#tables[0]?.rows.at(-1)?.push([]);
    this.#gap = 0;
  }

  closeTable(page?: number): void {
    const table = this.#tables.pop();
    if (!table || this.#tables.length > 0) return;
    const rows = table.rows.filter((row) => row.length > 0);
    if (rows.length > 0) this.blocks.push({ kind: 'table', rows, ...(page !== undefined && { page }) });
    this.#gap = 1;
  }

  #push(line: TextLine): void {
    const cell = this.#tables[0]?.rows.at(-1)?.at(-1);
    if (cell) cell.push(line);
    else this.blocks.push({ kind: 'line', line });
  }
}

const PAGE_GAP = 1000;

function lineOf(pieces: readonly Piece[], style: ParagraphStyle, gap: number, isFirst: boolean): TextLine {
  const worded = pieces.filter(({ text }) => text.trim() !== '');
  const largest = worded.reduce((most, piece) => (piece.text.length > most.text.length ? piece : most));
  const bold = worded.every((piece) => piece.bold === true);
  return {
    ...style,
    text: pieces.map(({ text }) => text).join(''),
    gap: Math.max(gap, isFirst ? (style.gap ?? 0) : 0),
    // Programs break lines themselves; what they did not break is no wrapped line.
    room: Number.POSITIVE_INFINITY,
    ...(isFirst && { paragraph: 'starts' as const }),
    ...(largest.size !== undefined && { size: largest.size }),
    ...(bold && { bold }),
  };
}
