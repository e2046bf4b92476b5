/** The recap as HTML to paste into a mail, a chat or a document: headings, lists and emphasis, without styles. */
import type { Language } from '../../../shared/language.ts';
import { type OutlineBlock, type OutlineTerm, outlineOf, spreadInWords } from '../outline.ts';
import type { Recap } from '../recap.ts';
import { typed } from './typed.ts';

const SIGNS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

export function toHtml(recap: Recap): string {
  return `<div lang="${recap.language}">${outlineOf(recap).map(block).join('')}</div>`;
}

function block(part: OutlineBlock): string {
  switch (part.kind) {
    case 'title':
      return `<h1>${text(part.text)}</h1>`;
    case 'heading':
      return `<h${part.level}${langOf(part)}>${text(part.text)}</h${part.level}>`;
    case 'paragraph':
      return `<p${langOf(part)}>${text(part.text)}</p>`;
    case 'list':
      return list(part.items.map(text));
    case 'actions':
      return list(
        part.items.map(({ text: action, details }) =>
          [`<strong>${text(action)}</strong>`, ...details.map(text)].join(' – '),
        ),
      );
    case 'terms':
      return (
        (part.title === undefined ? '' : `<p><strong>${text(part.title)}</strong></p>`) +
        part.terms.map(term).join('')
      );
    // What it shows is in the terms after it; pictures are lost on the way through most clipboards.
    case 'wheel':
      return '';
    case 'spread':
      return `<p>${text(`${part.label}: ${part.placement.statement}`)}<br>${text(spreadInWords(part.placement))}</p>`;
    case 'sideBySide':
      return `<p>${text(part.label)}</p>${list(part.texts.map(text))}`;
  }
}

function langOf({ language }: { readonly language?: Language }): string {
  return language === undefined ? '' : ` lang="${language}"`;
}

function term({ term: name, detail, texts }: OutlineTerm): string {
  const head = `<strong>${text(name)}</strong>${detail === undefined ? '' : ` (${text(detail)})`}`;
  const [only, ...more] = texts;
  return more.length === 0
    ? `<p>${head}<br>${text(only ?? '')}</p>`
    : `<p>${head}</p>${list(texts.map(text))}`;
}

function list(items: readonly string[]): string {
  return `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`;
}

function text(value: string): string {
  return typed(value)
    .replace(/[&<>"]/g, (sign) => SIGNS[sign] ?? sign)
    .replaceAll('\n', '<br>');
}
