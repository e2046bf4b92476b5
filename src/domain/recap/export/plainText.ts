/** The recap as text to paste into a chat, a message or a document: nothing in it is a sign of any format. */
import { type OutlineBlock, outlineOf } from '../outline.ts';
import type { Recap } from '../recap.ts';
import { typed, typedInOneLine } from './typed.ts';

const BULLET = '•';

export function toPlainText(recap: Recap): string {
  return `${outlineOf(recap).map(block).join('\n\n')}\n`;
}

function block(part: OutlineBlock): string {
  switch (part.kind) {
    case 'title':
    case 'heading':
      return typedInOneLine(part.text);
    case 'paragraph':
      return typed(part.text);
    case 'list':
      return part.items.map(item).join('\n');
    case 'sideBySide':
      return [part.label, ...part.texts.map(item)].join('\n');
    case 'table':
      return part.rows.map((row) => item(row.filter((cell) => cell.trim() !== '').join(' – '))).join('\n');
  }
}

function item(text: string): string {
  return `${BULLET} ${typed(text).replaceAll('\n', '\n  ')}`;
}
