/** Reads the text of a Rich Text file (RTF 1.9.1), as Word, WordPad and mail programs write it: paragraphs, tables, bold. */
import type { DocumentSource } from '../domain/import/source.ts';
import { DocumentBuilder } from './office/documentBuilder.ts';

interface Group {
  readonly isSkipped: boolean;
  readonly bold: boolean;
  readonly hidden: boolean;
  readonly size: number;
  /** How many characters after `\u` are for programs that do not know it. */
  readonly fallback: number;
}

/** Groups that hold no text of the document. A list's marks are text of its lines, as they are in any other text. */
const SKIPPED = new Set(
  (
    'fonttbl colortbl stylesheet info pict object header headerl headerr headerf footer footerl footerr footerf footnote ' +
    'annotation atnid atnauthor xe tc fldinst themedata colorschememapping datastore latentstyles listtable ' +
    'listoverridetable rsidtbl generator pgdsctbl filetbl revtbl bkmkstart bkmkend nonshppict deleted'
  ).split(' '),
);

const SIGNS: Readonly<Record<string, string>> = {
  tab: '\t',
  emdash: '—',
  endash: '–',
  bullet: '•',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  emspace: ' ',
  enspace: ' ',
};

const CODE_PAGES: Readonly<Record<string, string>> = {
  '437': 'windows-1252',
  '850': 'windows-1252',
  '10000': 'macintosh',
  '65001': 'utf-8',
};

const TOKEN = /\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-f]{2})|\\([^a-z])|([{}])|([^\\{}\r\n]+)|[\r\n]+/giu;
const TWIPS_PER_POINT = 20;

/** @throws ImportFailure `text-too-long` */
export function readRtf(bytes: Uint8Array): DocumentSource {
  const rtf = new TextDecoder('latin1').decode(bytes);
  const codePage = /\\ansicpg(\d+)/u.exec(rtf)?.[1] ?? '1252';
  const decoder = new TextDecoder(CODE_PAGES[codePage] ?? decoderName(codePage));
  const builder = new DocumentBuilder();
  const groups: Group[] = [];
  let group: Group = { isSkipped: false, bold: false, hidden: false, size: 12, fallback: 1 };
  let isStarred = false;
  let toSkip = 0;
  let inTable = false;
  let indent = 0;
  let pending: number[] = [];

  const add = (text: string): void => {
    if (group.isSkipped || group.hidden) return;
    // Text outside of a table ends it.
    if (!inTable) endTable();
    if (!builder.hasOpenParagraph) builder.openParagraph({ left: indent });
    builder.addText(text, { size: group.size, ...(group.bold && { bold: true }) });
  };
  const flush = (): void => {
    if (pending.length > 0) add(decoder.decode(Uint8Array.from(pending)));
    pending = [];
  };
  const endParagraph = (): void => {
    if (group.isSkipped) return;
    if (!builder.hasOpenParagraph) builder.openParagraph({ left: indent });
    builder.styleParagraph({ left: indent });
    builder.closeParagraph();
  };
  let tableIsOpen = false;
  let rowIsOpen = false;
  const startRow = (): void => {
    if (group.isSkipped) return;
    inTable = true;
    if (!tableIsOpen) builder.openTable();
    tableIsOpen = true;
    if (rowIsOpen) return;
    rowIsOpen = true;
    builder.openRow();
    builder.openCell();
  };
  const endTable = (): void => {
    if (tableIsOpen) builder.closeTable();
    tableIsOpen = false;
    rowIsOpen = false;
  };

  const word = (name: string, value: number | undefined): void => {
    const isOn = value !== 0;
    if (isStarred || SKIPPED.has(name)) group = { ...group, isSkipped: true };
    isStarred = false;
    if (SIGNS[name] !== undefined) add(SIGNS[name] ?? '');
    switch (name) {
      case 'b':
        group = { ...group, bold: isOn };
        break;
      case 'v':
        group = { ...group, hidden: isOn };
        break;
      case 'fs':
        group = { ...group, size: (value ?? 24) / 2 };
        break;
      case 'plain':
        group = { ...group, bold: false, hidden: false, size: 12 };
        break;
      case 'uc':
        group = { ...group, fallback: value ?? 1 };
        break;
      case 'u':
        add(String.fromCharCode(((value ?? 0) + 0x10000) % 0x10000));
        toSkip = group.fallback;
        break;
      case 'pard':
        indent = 0;
        if (!group.isSkipped && inTable) inTable = false;
        break;
      case 'li':
        indent = (value ?? 0) / TWIPS_PER_POINT;
        break;
      case 'intbl':
        startRow();
        break;
      case 'par':
      case 'sect':
        endParagraph();
        break;
      case 'line':
        add('');
        builder.breakLine();
        break;
      case 'page':
        builder.breakPage();
        break;
      case 'cell':
        endParagraph();
        builder.openCell();
        break;
      case 'row':
        rowIsOpen = false;
        break;
      case 'bin':
        toSkip = value ?? 0;
        break;
    }
  };
  for (const [, name, number, hex, sign, brace, text] of rtf.matchAll(TOKEN)) {
    if (hex !== undefined) {
      if (toSkip > 0) toSkip--;
      else pending.push(Number.parseInt(hex, 16));
      continue;
    }
    flush();
    if (brace === '{') groups.push(group);
    else if (brace === '}') {
      group = groups.pop() ?? group;
      isStarred = false;
    } else if (name !== undefined) {
      word(name, number === undefined ? undefined : Number(number));
    } else if (sign === '*') isStarred = true;
    else if (sign !== undefined)
      add(
        sign === '~' ? '\u00a0' : sign === '_' ? '-' : sign === '-' ? '' : /[{}\\]/u.test(sign) ? sign : '',
      );
    else if (text !== undefined) {
      const kept = text.slice(toSkip);
      toSkip = Math.max(0, toSkip - text.length);
      if (kept !== '') add(kept);
    }
  }
  flush();
  if (builder.hasOpenParagraph) endParagraph();
  endTable();
  return { kind: 'document', blocks: builder.blocks };
}

function decoderName(codePage: string): string {
  const name = `windows-${codePage}`;
  try {
    return new TextDecoder(name).encoding;
  } catch {
    return 'windows-1252';
  }
}
