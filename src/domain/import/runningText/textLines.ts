/** The lines of a plain text, with what blank lines and the usual ways of writing such files tell. */
import type { TextLine } from './textLine.ts';

/** A form feed counts as more blank lines than any. */
const FORM_FEED_GAP = 1000;

/** Markdown's headings and emphasis are understood, since many write notes that way. */
export function linesOfText(text: string): TextLine[] {
  const lines: TextLine[] = [];
  let gap = 0;
  for (const raw of text
    .replace(/\r\n?|[\u0085\u2028\u2029]/gu, '\n')
    .replace(/\f/g, '\n\f\n')
    .split('\n')) {
    if (raw.trim() === '') {
      gap += raw.includes('\f') ? FORM_FEED_GAP : 1;
      continue;
    }
    const underline = /^\s*(={3,}|-{3,})\s*$/u.exec(raw);
    const before = lines.at(-1);
    // A line of signs right below words makes them a heading; by itself it is a rule.
    if (underline && before && gap === 0 && before.heading === undefined && !/[.?!]\s*$/u.test(before.text))
      lines[lines.length - 1] = { ...before, heading: underline[1]?.startsWith('=') ? 1 : 2 };
    else if (!/^\s*([-=_*~+#])(?:\s*\1){2,}\s*$/u.test(raw)) lines.push(lineOf(raw, gap));
    else {
      gap = Math.max(gap, 1);
      continue;
    }
    gap = 0;
  }
  return lines;
}

function lineOf(raw: string, gap: number): TextLine {
  const heading = /^\s*(#{1,6})\s+(.*?)\s*#*\s*$/u.exec(raw);
  const text = heading?.[2] ?? raw;
  const strong = /^(\s*(?:\d{1,3}[.)]\s+|[-*+]\s+)?)(\*\*|__)(?=\S)(.+?)\2\s*$/u.exec(text);
  return {
    text: strong ? `${strong[1] ?? ''}${strong[3] ?? ''}` : text,
    gap,
    ...(heading && { heading: heading[1]?.length ?? 1 }),
    ...(strong && { bold: true }),
  };
}
