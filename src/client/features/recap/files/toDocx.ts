/** The recap as a Word document. This module contains the library and is loaded on demand. */
import {
  Document,
  type FileChild,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { typed } from '../../../../domain/recap/export/typed.ts';
import { type OutlineBlock, outlineOf, scaleOf } from '../../../../domain/recap/outline.ts';
import type { Recap } from '../../../../domain/recap/recap.ts';
import { recapWords } from '../../../../domain/recap/words.ts';
import type { Language } from '../../../../shared/language.ts';

/** What Word takes for its spelling and its voice. */
const WORD_LANGUAGES: Readonly<Record<Language, string>> = { da: 'da-DK', en: 'en-GB' };
/** One sign for each person in the spread of a placement. */
const PERSON = '●';
const FONT = 'Calibri';
/** Half points. */
const BODY_SIZE = 22;
const HEADINGS = { title: HeadingLevel.TITLE, 2: HeadingLevel.HEADING_1, 3: HeadingLevel.HEADING_2 } as const;
/** Twentieths of a point. */
const AFTER_PARAGRAPH = 120;
const AFTER_ITEM = 60;
const CELL_MARGIN = 80;
const FULL_WIDTH = { size: 100, type: WidthType.PERCENTAGE } as const;

export async function toDocx(recap: Recap): Promise<Blob> {
  return Packer.toBlob(documentOf(recap));
}

/** For tests, and environments without Blob. */
export async function toDocxBytes(recap: Recap): Promise<Uint8Array> {
  return new Uint8Array(await Packer.toArrayBuffer(documentOf(recap)));
}

function documentOf(recap: Recap): Document {
  return new Document({
    title: recapWords(recap.language).title,
    // By default the library writes its own name. The author stays empty.
    creator: 'Dialogkort',
    lastModifiedBy: 'Dialogkort',
    styles: {
      default: {
        document: {
          run: { font: FONT, size: BODY_SIZE, language: { value: WORD_LANGUAGES[recap.language] } },
        },
      },
    },
    sections: [{ children: outlineOf(recap).flatMap(blocks) }],
  });
}

function blocks(block: OutlineBlock): FileChild[] {
  switch (block.kind) {
    case 'title':
      return [new Paragraph({ heading: HEADINGS.title, children: runs(block.text) })];
    case 'heading':
      return [new Paragraph({ heading: HEADINGS[block.level], keepNext: true, children: runs(block.text) })];
    case 'paragraph':
      return [new Paragraph({ spacing: { after: AFTER_PARAGRAPH }, children: runs(block.text) })];
    case 'list':
      return block.items.map(
        (item) =>
          new Paragraph({ bullet: { level: 0 }, spacing: { after: AFTER_ITEM }, children: runs(item) }),
      );
    case 'spread': {
      const { statement, counts } = block.placement;
      const people = counts.map((count) => (count === 0 ? '0' : `${PERSON.repeat(count)} ${count}`));
      return [
        new Paragraph({ keepNext: true, children: runs(`${block.label}: ${statement}`) }),
        ...table([scaleOf(block.placement), people]),
      ];
    }
    case 'sideBySide':
      return table([block.texts.map((_, at) => `${block.label} ${at + 1}`), block.texts]);
    case 'table':
      return table([block.head, ...block.rows]);
  }
}

function table(rows: readonly (readonly string[])[]): FileChild[] {
  return [
    new Table({
      width: FULL_WIDTH,
      rows: rows.map(
        (cells, at) =>
          new TableRow({
            // Word repeats it on the next page, and a screen reader reads it with each cell.
            tableHeader: at === 0,
            cantSplit: true,
            children: cells.map((cell) => tableCell(cell, at === 0)),
          }),
      ),
    }),
    new Paragraph({ children: [] }),
  ];
}

function tableCell(text: string, isHead: boolean): TableCell {
  return new TableCell({
    verticalAlign: VerticalAlignTable.TOP,
    margins: { top: CELL_MARGIN, bottom: CELL_MARGIN, left: CELL_MARGIN, right: CELL_MARGIN },
    children: [new Paragraph({ children: runs(text, isHead) })],
  });
}

/** Typed line breaks are kept. The library escapes its input as text. */
function runs(text: string, bold = false): TextRun[] {
  return typed(text)
    .split('\n')
    .map((line, at) => new TextRun({ text: line, bold, ...(at > 0 && { break: 1 }) }));
}
