/** The recap as plain text to paste into a chat, a message or a document; without any markup. */
import { type OutlineBlock, type OutlineTerm, outlineOf, spreadInWords } from '../outline.ts';
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
    case 'actions':
      return part.items
        .map(({ text, details }) => item([text, ...details].filter((one) => one.trim() !== '').join(' – ')))
        .join('\n');
    case 'terms':
      return [
        ...(part.title === undefined ? [] : [typedInOneLine(part.title)]),
        ...part.terms.map(term),
      ].join('\n');
    case 'wheel':
      return typed(part.alt);
    case 'spread':
      return [
        typedInOneLine(`${part.label}: ${part.placement.statement}`),
        item(spreadInWords(part.placement)),
      ].join('\n');
    case 'sideBySide':
      return [part.label, ...part.texts.map(item)].join('\n');
  }
}

function term({ term: name, detail, texts }: OutlineTerm): string {
  return [typedInOneLine(detail === undefined ? name : `${name} (${detail})`), ...texts.map(item)].join('\n');
}

function item(text: string): string {
  return `${BULLET} ${typed(text).replaceAll('\n', '\n  ')}`;
}
