/** The recap as a Word document. This module contains the library and is loaded on demand. */
import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip,
  Document,
  type FileChild,
  Footer,
  HeadingLevel,
  ImageRun,
  type IParagraphOptions,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { typed, typedInOneLine } from '../../../../domain/recap/export/typed.ts';
import {
  documentTitle,
  type OutlineBlock,
  type OutlineTerm,
  outlineOf,
  spreadInWords,
} from '../../../../domain/recap/outline.ts';
import type { Recap } from '../../../../domain/recap/recap.ts';
import type { Language } from '../../../../shared/language.ts';
import { type Picture, spreadPicture, wheelPicture } from './pictures.ts';
import { rasterise } from './rasterise.ts';

/** What Word takes for its spelling and its voice. */
const WORD_LANGUAGES: Readonly<Record<Language, string>> = { da: 'da-DK', en: 'en-GB' };
const FONT = 'Calibri';
const INK = '242424';
const QUIET = '5C5C66';
const LINE = 'D1D1D1';
/** Half points. */
const SIZES = { title: 52, heading2: 32, heading3: 24, body: 22, small: 20 } as const;
/** Twentieths of a point. */
const AFTER_PARAGRAPH = 120;
const AFTER_ITEM = 80;
const CELL_MARGIN = 100;
/** A4, in millimetres. */
const PAGE_WIDTH_MM = 210;
const MARGIN_MM = 22;
const MM_PER_PIXEL = 25.4 / 96;
/** Word lets a wider picture run out of the text, over the margin. */
const TEXT_WIDTH_PIXELS = (PAGE_WIDTH_MM - 2 * MARGIN_MM) / MM_PER_PIXEL;
const HEADINGS = {
  2: HeadingLevel.HEADING_1,
  3: HeadingLevel.HEADING_2,
  4: HeadingLevel.HEADING_3,
} as const;
const FULL_WIDTH = { size: 100, type: WidthType.PERCENTAGE } as const;
const THIN = { style: BorderStyle.SINGLE, size: 4, color: LINE } as const;
/** Shown by programs without SVG where the browser draws no PNG: one transparent pixel. The text alternative stays. */
const EMPTY_PNG = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='),
  (sign) => sign.charCodeAt(0),
);

export async function toDocx(recap: Recap): Promise<Blob> {
  return Packer.toBlob(await documentOf(recap));
}

/** For tests, and environments without Blob. */
export async function toDocxBytes(recap: Recap): Promise<Uint8Array> {
  return new Uint8Array(await Packer.toArrayBuffer(await documentOf(recap)));
}

async function documentOf(recap: Recap): Promise<Document> {
  const outline = outlineOf(recap);
  const parts = await Promise.all(
    outline.map((block, at) => blocks(block, isJoined(block, outline[at + 1]))),
  );
  const heading = (size: number, before: number, after: number) => ({
    run: { font: FONT, size, bold: true, color: INK },
    paragraph: { spacing: { before, after }, keepNext: true },
  });
  const margin = convertMillimetersToTwip(MARGIN_MM);
  return new Document({
    title: documentTitle(recap),
    // By default the library writes its own name. The author stays empty.
    creator: 'Dialogkort',
    lastModifiedBy: 'Dialogkort',
    styles: {
      default: {
        document: {
          run: {
            font: FONT,
            size: SIZES.body,
            color: INK,
            language: { value: WORD_LANGUAGES[recap.language] },
          },
          paragraph: { spacing: { line: 276 } },
        },
        title: heading(SIZES.title, 0, 60),
        heading1: heading(SIZES.heading2, 420, 140),
        heading2: heading(SIZES.heading3, 260, 60),
        heading3: {
          run: { font: FONT, size: SIZES.body, color: QUIET },
          paragraph: { spacing: { before: 80, after: 80 }, keepNext: true },
        },
      },
    },
    sections: [
      {
        properties: { page: { margin: { top: margin, right: margin, bottom: margin, left: margin } } },
        footers: { default: pageNumber() },
        // Word wants a paragraph at the end.
        children: parts.at(-1)?.at(-1) instanceof Table ? [...parts.flat(), paragraph([])] : parts.flat(),
      },
    ],
  });
}

/** "2 / 4" */
function pageNumber(): Footer {
  const number = new TextRun({
    children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES],
    color: QUIET,
    size: SIZES.small,
  });
  return new Footer({ children: [new Paragraph({ alignment: AlignmentType.END, children: [number] })] });
}

/** A line below a heading, such as the area of a card, stays with what it stands above. */
function isJoined({ kind }: OutlineBlock, next: OutlineBlock | undefined): boolean {
  return kind === 'paragraph' && next !== undefined && next.kind !== 'heading';
}

async function blocks(block: OutlineBlock, keepNext: boolean): Promise<FileChild[]> {
  switch (block.kind) {
    case 'title':
      return [new Paragraph({ heading: HeadingLevel.TITLE, children: runs(block.text) })];
    case 'heading':
      return [
        new Paragraph({
          heading: HEADINGS[block.level],
          ...(block.level === 2 && { border: { bottom: { ...THIN, space: 4 } } }),
          children: runs(block.text, lookOf(block)),
        }),
      ];
    case 'paragraph':
      return [
        paragraph(runs(block.text, { color: QUIET, ...lookOf(block) }), {
          keepNext,
          spacing: { before: 80, after: 80 },
        }),
      ];
    case 'list':
      return block.items.map((item) => bullet(runs(item)));
    case 'actions':
      return block.items.map(({ text, details }) =>
        bullet([
          ...runs(text, { bold: true }),
          ...(details.length === 0
            ? []
            : [new TextRun({ break: 1 }), ...runs(details.join(' · '), { color: QUIET, size: SIZES.small })]),
        ]),
      );
    case 'terms':
      return [
        ...(block.title === undefined
          ? []
          : [paragraph(runs(block.title, { bold: true }), { keepNext: true, spacing: { before: 160 } })]),
        // Without a name above them, one person's words are told from the next one's by the room between.
        ...block.terms.flatMap((one, at) => term(one, at === 0 && block.title === undefined ? 260 : 80)),
      ];
    case 'wheel':
      return [await picture(wheelPicture(block.wheel), block.alt)];
    case 'spread': {
      const { placement, label } = block;
      return [
        paragraph([...runs(`${label}:`, { color: QUIET }), new TextRun(' '), ...runs(placement.statement)], {
          keepNext: true,
          spacing: { before: 120, after: 60 },
        }),
        await picture(spreadPicture(placement), `${placement.statement}. ${spreadInWords(placement)}`),
      ];
    }
    case 'sideBySide':
      return [sideBySide(block.label, block.texts)];
  }
}

function term({ term: name, detail, texts }: OutlineTerm, before: number): FileChild[] {
  const head = [
    ...runs(name, { bold: true }),
    ...(detail === undefined ? [] : [new TextRun(' '), ...runs(`· ${detail}`, { color: QUIET })]),
  ];
  const [only = '', ...more] = texts;
  if (more.length === 0) {
    const children = [...head, new TextRun({ break: 1 }), ...runs(only)];
    return [paragraph(children, { keepLines: true, spacing: { before, after: 40 } })];
  }
  return [
    paragraph(head, { keepNext: true, spacing: { before, after: 40 } }),
    ...texts.map((text) => bullet(runs(text))),
  ];
}

async function picture(drawn: Picture, alt: string): Promise<FileChild> {
  const png = (await rasterise(drawn)) ?? EMPTY_PNG;
  const scale = Math.min(1, TEXT_WIDTH_PIXELS / drawn.width);
  const description = typedInOneLine(alt);
  const image = new ImageRun({
    type: 'svg',
    data: new TextEncoder().encode(drawn.svg),
    transformation: { width: drawn.width * scale, height: drawn.height * scale },
    fallback: { type: 'png', data: png },
    altText: { name: description, title: '', description },
  });
  return new Paragraph({ spacing: { after: AFTER_PARAGRAPH }, children: [image] });
}

function sideBySide(label: string, texts: readonly string[]): Table {
  const row = (cells: readonly string[], isHead: boolean) =>
    new TableRow({
      // Word repeats it on the next page, and a screen reader reads it with each cell.
      tableHeader: isHead,
      cantSplit: true,
      children: cells.map(
        (cell) =>
          new TableCell({
            verticalAlign: VerticalAlignTable.TOP,
            margins: { top: CELL_MARGIN, bottom: CELL_MARGIN, left: CELL_MARGIN, right: CELL_MARGIN },
            children: [
              new Paragraph({ children: runs(cell, isHead ? { color: QUIET, size: SIZES.small } : {}) }),
            ],
          }),
      ),
    });
  return new Table({
    width: FULL_WIDTH,
    borders: {
      top: THIN,
      bottom: THIN,
      left: THIN,
      right: THIN,
      insideHorizontal: { style: BorderStyle.NONE, size: 0, color: 'auto' },
      insideVertical: THIN,
    },
    rows: [
      row(
        texts.map((_, at) => `${label} ${at + 1}`),
        true,
      ),
      row(texts, false),
    ],
  });
}

function paragraph(children: TextRun[], options: IParagraphOptions = {}): Paragraph {
  return new Paragraph({ spacing: { after: AFTER_PARAGRAPH }, ...options, children });
}

function bullet(children: TextRun[]): Paragraph {
  return new Paragraph({
    bullet: { level: 0 },
    spacing: { after: AFTER_ITEM },
    keepLines: true,
    children,
  });
}

/** Word reads and spells a text in a language of its own. */
function lookOf({ language }: { readonly language?: Language }): Look {
  return language === undefined ? {} : { language: { value: WORD_LANGUAGES[language] } };
}

interface Look {
  readonly language?: { readonly value: string };
  readonly bold?: boolean;
  readonly color?: string;
  readonly size?: number;
}

/** Typed line breaks are kept. The library escapes its input as text. */
function runs(text: string, look: Look = {}): TextRun[] {
  return typed(text)
    .split('\n')
    .map((line, at) => new TextRun({ text: line, ...look, ...(at > 0 && { break: 1 }) }));
}
