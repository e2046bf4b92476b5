/** The recap as Markdown (CommonMark with tables, as GitHub, Loop and most wikis read it). */
import { type OutlineBlock, type OutlineTerm, outlineOf, scaleOf } from '../outline.ts';
import type { Recap } from '../recap.ts';
import { typed, typedInOneLine } from './typed.ts';

/** One sign for each person in the spread of a placement. */
const PERSON = '●';

export function toMarkdown(recap: Recap): string {
  return `${outlineOf(recap).map(block).join('\n\n')}\n`;
}

function block(part: OutlineBlock): string {
  switch (part.kind) {
    case 'title':
      return `# ${inLine(part.text)}`;
    case 'heading':
      return `${'#'.repeat(part.level)} ${inLine(part.text)}`;
    case 'paragraph':
      return inParagraph(part.text);
    case 'list':
      return part.items.map(item).join('\n');
    case 'actions':
      return part.items
        .map(({ text, details }) => item([text, ...details].filter((one) => one.trim() !== '').join(' – ')))
        .join('\n');
    case 'terms':
      return [...(part.title === undefined ? [] : [strong(part.title)]), ...part.terms.map(term)].join(
        '\n\n',
      );
    case 'wheel':
      return inParagraph(part.alt);
    case 'spread':
      return `${inParagraph(`${part.label}: ${part.placement.statement}`)}\n\n${table([
        scaleOf(part.placement),
        part.placement.counts.map((count) => (count === 0 ? '0' : `${PERSON.repeat(count)} ${count}`)),
      ])}`;
    case 'sideBySide':
      // A list has an order; a row of cells has none.
      return table([part.texts.map((_, at) => `${part.label} ${at + 1}`), part.texts]);
  }
}

function term({ term: name, detail, texts }: OutlineTerm): string {
  const head = strong(name) + (detail === undefined ? '' : ` (${inLine(detail)})`);
  return `${head}\n\n${texts.map(item).join('\n')}`;
}

function strong(text: string): string {
  return `**${inLine(text)}**`;
}

function item(text: string): string {
  return `- ${inParagraph(text).replaceAll('\n', '\n  ')}`;
}

function table([head = [], ...rows]: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(inLine).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** A paragraph; line breaks are kept. */
function inParagraph(text: string): string {
  return typed(text)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map(escapeLine)
    .join('\\\n');
}

/** Text inside a heading or a cell, where no block can begin; a heading may still end with a closing sequence. */
function inLine(text: string): string {
  return escapeSigns(typedInOneLine(text)).replace(/#+$/, (end) => '\\#'.repeat(end.length));
}

/** Escapes the beginnings of lists, headings and rules at the start of a line. */
function escapeLine(line: string): string {
  return escapeSigns(line)
    .replace(/^[#+\-=]/, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2');
}

/** Escapes every character that has a meaning in Markdown with a backslash, in URLs too. */
function escapeSigns(text: string): string {
  return text
    .replace(/[\\`*_[\]<>|~&@$]/g, '\\$&')
    .replace(/:\/\//g, ':\\/\\/')
    .replace(/\bwww\./gi, (start) => `${start.slice(0, -1)}\\.`);
}
