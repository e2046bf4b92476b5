/** Reads the text of a PowerPoint presentation (.pptx, ECMA-376): titles, text in shapes, tables, slide by slide. */
import type { DocumentSource } from '../../domain/import/source.ts';
import type { LeftOutPart } from '../../domain/import/warning.ts';
import type { Archive } from './archive.ts';
import { DocumentBuilder } from './documentBuilder.ts';
import { OfficePackage } from './officePackage.ts';
import { isOn } from './wordStyles.ts';
import { walkXml } from './xml.ts';

export const SLIDES_PART = /^ppt\/presentation\d*\.xml$/iu;

/** @throws ImportFailure `file-broken`, `inflates-too-far`, `text-too-long` */
export function readSlides(archive: Archive): DocumentSource {
  const office = new OfficePackage(archive);
  const main = office.main(SLIDES_PART);
  const left = new Set<LeftOutPart>();
  const builder = new DocumentBuilder();
  let page = 0;
  for (const target of slidesIn(office, main)) {
    page++;
    const { shapes, isHidden } = shapesIn(office.read(target));
    if (isHidden) {
      if (shapes.length > 0) left.add('hidden-slides');
      continue;
    }
    if (page > 1) builder.breakPage();
    for (const shape of inReadingOrder(shapes)) addShape(builder, shape, page);
    const notes = [...office.relationsOf(target).values()].find(({ type }) => type === 'notesSlide');
    const part = notes && archive.read(notes.target);
    if (part && shapesIn(part).shapes.some(({ kind }) => kind === 'body')) left.add('speaker-notes');
  }
  if (archive.names.some((name) => /\/diagrams\/data\d*\.xml$/iu.test(name))) left.add('diagrams');
  return {
    kind: 'document',
    blocks: builder.blocks,
    ...(left.size > 0 && { doubts: [{ code: 'parts-left-out', parts: [...left] }] }),
  };
}

/** Names of the slides' parts in the order of the show. */
function slidesIn(office: OfficePackage, main: string): string[] {
  const relations = office.relationsOf(main);
  const slides: string[] = [];
  walkXml(office.read(main), {
    open: (name, attributes) => {
      // A slide has two ids; the one with a prefix names the relation.
      const target = name === 'sldId' ? relations.get(attributes[':id'] ?? '')?.target : undefined;
      if (target !== undefined) slides.push(target);
    },
  });
  return slides;
}

interface Paragraph {
  /** Pieces, one list for each line. */
  readonly lines: { text: string; size?: number; bold?: boolean }[][];
  level: number;
  isItem?: boolean;
}

interface Shape {
  /** The placeholder's kind; `shape` for all that is none. */
  kind: string;
  x?: number;
  y?: number;
  readonly paragraphs: Paragraph[];
  /** Cells of a table, row by row. */
  rows?: Paragraph[][][];
}

/** What stands in the master's margins: number of the slide, date, footer. */
const FURNITURE = new Set(['sldNum', 'dt', 'ftr', 'hdr', 'sldImg']);
const TITLES = new Set(['title', 'ctrTitle']);

function shapesIn(part: Uint8Array): { shapes: Shape[]; isHidden: boolean } {
  const shapes: Shape[] = [];
  let isHidden = false;
  let shape: Shape | undefined;
  let paragraph: Paragraph | undefined;
  let run: { size?: number; bold?: boolean } = {};
  let inText = false;
  let field = false;
  let skipped = 0;

  walkXml(part, {
    open: (name, attributes) => {
      if (name === 'Fallback') skipped++;
      if (skipped > 0) return;
      switch (name) {
        case 'sld':
          isHidden = attributes.show !== undefined && !isOn(attributes.show);
          break;
        case 'sp':
        case 'graphicFrame':
          shape = { kind: 'shape', paragraphs: [] };
          break;
        case 'ph':
          if (shape) shape.kind = attributes.type ?? 'body';
          break;
        case 'off':
          if (shape && shape.y === undefined) {
            shape.x = Number(attributes.x);
            shape.y = Number(attributes.y);
          }
          break;
        case 'tbl':
          if (shape) shape.rows = [];
          break;
        case 'tr':
          shape?.rows?.push([]);
          break;
        case 'tc':
          shape?.rows?.at(-1)?.push([]);
          break;
        case 'p':
          paragraph = { lines: [[]], level: 0 };
          break;
        case 'pPr':
          if (paragraph) paragraph.level = Number(attributes.lvl ?? 0);
          break;
        case 'buNone':
          if (paragraph) paragraph.isItem = false;
          break;
        case 'buChar':
        case 'buAutoNum':
        case 'buBlip':
          if (paragraph) paragraph.isItem = true;
          break;
        case 'br':
          paragraph?.lines.push([]);
          break;
        case 'fld':
          field = /slidenum|datetime/iu.test(attributes.type ?? '');
          break;
        case 'r':
          run = {};
          break;
        case 'rPr':
          run = {
            ...(attributes.sz !== undefined && { size: Number(attributes.sz) / 100 }),
            ...(attributes.b !== undefined && { bold: isOn(attributes.b) }),
          };
          break;
        case 't':
          inText = true;
          break;
      }
    },
    text: (text) => {
      if (inText && !field && skipped === 0) paragraph?.lines.at(-1)?.push({ text, ...run });
    },
    close: (name) => {
      if (name === 'Fallback') skipped--;
      if (skipped > 0) return;
      if (name === 't') inText = false;
      if (name === 'fld') field = false;
      if (name === 'p' && paragraph && shape) {
        (shape.rows?.at(-1)?.at(-1) ?? shape.paragraphs).push(paragraph);
        paragraph = undefined;
      }
      if ((name === 'sp' || name === 'graphicFrame') && shape) {
        if (!FURNITURE.has(shape.kind) && hasText(shape)) shapes.push(shape);
        shape = undefined;
      }
    },
  });
  return { shapes, isHidden };
}

function hasText({ paragraphs, rows = [] }: Shape): boolean {
  return [...paragraphs, ...rows.flat(2)].some(({ lines }) =>
    lines.flat().some(({ text }) => text.trim() !== ''),
  );
}

/** The title first, then from top to bottom; what has no place of its own stays where the slide brings it. */
function inReadingOrder(shapes: readonly Shape[]): Shape[] {
  const titles = shapes.filter(({ kind }) => TITLES.has(kind));
  const others = shapes.filter(({ kind }) => !TITLES.has(kind));
  const placed = others.filter(({ y }) => y !== undefined);
  if (placed.length === others.length) {
    others.sort((a, b) => (a.y ?? 0) - (b.y ?? 0) || (a.x ?? 0) - (b.x ?? 0));
  }
  return [...titles, ...others];
}

const LEVEL_POINTS = 18;

function addShape(builder: DocumentBuilder, { kind, paragraphs, rows }: Shape, page: number): void {
  if (rows) {
    builder.openTable();
    for (const row of rows) {
      builder.openRow();
      for (const cell of row) {
        builder.openCell();
        for (const paragraph of cell) addParagraph(builder, paragraph, page, {});
      }
    }
    builder.closeTable(page);
    return;
  }
  if (TITLES.has(kind)) {
    // A title is one text, however many lines it was given.
    const heading = kind === 'ctrTitle' && page === 1 ? 0 : 1;
    addParagraph(builder, oneLine(paragraphs), page, { heading });
    return;
  }
  for (const paragraph of paragraphs) {
    const isItem = paragraph.isItem ?? (kind === 'body' || paragraph.level > 0);
    addParagraph(builder, paragraph, page, {
      ...(isItem && { listLevel: paragraph.level }),
      left: (paragraph.level + (isItem ? 1 : 0)) * LEVEL_POINTS,
    });
  }
}

function oneLine(paragraphs: readonly Paragraph[]): Paragraph {
  const pieces = paragraphs.flatMap(({ lines }) => lines.flatMap((line) => [...line, { text: ' ' }]));
  return { lines: [pieces], level: 0 };
}

function addParagraph(
  builder: DocumentBuilder,
  { lines }: Paragraph,
  page: number,
  style: { readonly heading?: number; readonly listLevel?: number; readonly left?: number },
): void {
  builder.openParagraph({ ...style, page });
  for (const [index, pieces] of lines.entries()) {
    if (index > 0) builder.breakLine();
    for (const { text, ...run } of pieces) builder.addText(text, run);
  }
  builder.closeParagraph();
}
