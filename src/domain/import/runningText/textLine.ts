/**
 * A line of a running document (a list, an article, slides) in reading order, with what its reader knows about it. Readers
 * leave out what their format does not tell; the rules in this folder find out the rest.
 */
export interface TextLine {
  readonly text: string;
  /** Left and right end, in one unit for all lines of the document. Plain text counts characters and gives neither. */
  readonly left?: number;
  readonly right?: number;
  /** Where a full line of this column ends, in the same unit. Absent: where the longest line ends. */
  readonly room?: number;
  /** Height of its type in points. */
  readonly size?: number;
  /** Whether all of it is bold. */
  readonly bold?: boolean;
  /** Level of a heading, as the document itself marks it: 0 for the title, 1 for the highest heading. */
  readonly heading?: number;
  /** Depth in a list, from 0, as the document itself marks it. A mark that is part of the text is found without it. */
  readonly listLevel?: number;
  /** Blank lines above it, or as much space as that. */
  readonly gap?: number;
  /** Whether it begins a paragraph or goes on with the one before. Absent: it is told from how the lines read. */
  readonly paragraph?: 'starts' | 'goes-on';
  /** From 1, where the document has pages or slides. */
  readonly page?: number;
}

const TAB_CHARS = 4;

/** Where a line begins, in its own unit. */
export function leftOf({ text, left }: TextLine): number {
  if (left !== undefined) return left;
  const indent = /^[ \t\u00a0]*/u.exec(text)?.[0] ?? '';
  return [...indent].reduce((width, char) => width + (char === '\t' ? TAB_CHARS : 1), 0);
}

/** Where it ends. */
export function rightOf(line: TextLine): number {
  return line.right ?? leftOf(line) + line.text.trim().length;
}
