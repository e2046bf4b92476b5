/** Finds cards in text without positions, from its blank lines where they tell and from how it reads where not. */
import { type Block, blockText, type Cell, cellText } from './blocks.ts';
import { costOf } from './cardCost.ts';
import { isFront, isShort, type KindPage, type PageKind } from './kinds.ts';
import { asks, isNumbering, nameKey, opensExamples, opensExamplesAfter, shapeOf } from './words.ts';

interface Paragraph {
  readonly block: Block;
  /** Blank lines before it; a form feed counts as more than any. */
  readonly gap: number;
}

const FORM_FEED_GAP = 1000;
/** More different gaps than this say nothing about the structure. */
const MAX_GAPS = 12;
const HEADING_CHARS = 80;

export interface TextSheets {
  readonly pages: readonly KindPage[];
  /** Whether backs or a publisher's mark show that the text comes from sheets of cards. */
  readonly showSheets: boolean;
}

export function sheetsOfText(text: string): TextSheets {
  const pages = pagesOfText(text);
  const hasBacks = pages.some(({ kind, cells }) => kind === 'backs' && cells.length > 1);
  return { pages, showSheets: hasBacks || marksIn(paragraphsOf(text).map(({ block }) => block)).size > 0 };
}

function pagesOfText(text: string): KindPage[] {
  const paragraphs = paragraphsOf(text);
  const ways = waysToCut(paragraphs);
  const best = ways
    .map((cells) => ({ cells, cost: costOfText(cells) }))
    .reduce((a, b) => (b.cost < a.cost ? b : a));
  return pagesOf(best.cells);
}

function paragraphsOf(text: string): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let lines: string[] = [];
  let gap = 0;
  let gapBefore = 0;
  const close = () => {
    if (lines.length > 0) paragraphs.push({ block: { lines, size: 0 }, gap: gapBefore });
    lines = [];
  };
  for (const raw of text.replace(/\r\n?/g, '\n').replace(/\f/g, '\n\f\n').split('\n')) {
    const line = raw.replace(/^\s*#{1,6}\s+/u, '');
    if (line.trim() === '') {
      close();
      gap += raw.includes('\f') ? FORM_FEED_GAP : 1;
      continue;
    }
    if (lines.length > 0 && opensExamplesAfter(lines.at(-1) ?? '', line)) close();
    if (lines.length === 0) gapBefore = gap;
    gap = 0;
    lines.push(line);
  }
  close();
  return paragraphs;
}

/** Every way to put the paragraphs together to cells, coarse ones first. */
function waysToCut(paragraphs: readonly Paragraph[]): Cell[][] {
  const gaps = [...new Set(paragraphs.map(({ gap }) => gap))]
    .filter((gap) => gap > 0)
    .toSorted((a, b) => b - a);
  const byGap = gaps.slice(0, MAX_GAPS).map((least) => {
    return cellsOf(paragraphs, (paragraph) => paragraph.gap >= least);
  });
  return [...byGap, cellsByContent(paragraphs)];
}

function cellsOf(
  paragraphs: readonly Paragraph[],
  starts: (paragraph: Paragraph, index: number) => boolean,
): Cell[] {
  const groups: Block[][] = [];
  for (const [index, paragraph] of paragraphs.entries()) {
    const group = groups.at(-1);
    const begins = starts(paragraph, index);
    if (group && !begins) group.push(paragraph.block);
    else groups.push([paragraph.block]);
  }
  return groups.map((blocks, row) => ({ row, column: 0, blocks }));
}

/** A cell that should be part of the one before it, since it is nothing by itself. */
const STRAY_COST = 2;

function costOfText(cells: readonly Cell[]): number {
  const marks = marksIn(cells.flatMap(({ blocks }) => blocks));
  const strays = cells.filter(
    ({ blocks: [block, more] }) => block && !more && marks.has(shapeOf(blockText(block))),
  );
  // The orphans that `costOf` counts on a page are headings, backs and guide here.
  const fronts = cells.filter(isFront);
  return costOf(fronts) + STRAY_COST * strays.length;
}

/** Short paragraphs that return and that stand behind a question or its examples, as a publisher's mark does. */
function marksIn(blocks: readonly Block[]): Set<string> {
  const places = new Map<string, { times: number; behind: number; first: number }>();
  const kinds = blocks.map((block) => asks(blockText(block)) || opensExamples(blockText(block)));
  const firstText = kinds.indexOf(true);
  for (const [index, block] of blocks.entries()) {
    if (kinds[index] || blockText(block).length > HEADING_CHARS) continue;
    const shape = shapeOf(blockText(block));
    const place = places.get(shape) ?? { times: 0, behind: 0, first: index };
    place.times++;
    if (kinds[index - 1]) place.behind++;
    places.set(shape, place);
  }
  const marks = [...places].filter(
    ([, { times, behind, first }]) => times > 1 && behind * 5 >= times * 4 && first > firstText,
  );
  return new Set(marks.map(([shape]) => shape));
}

function repeatedIn(blocks: readonly Block[]): Set<string> {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const block of blocks) {
    const shape = shapeOf(blockText(block));
    if (seen.has(shape)) repeated.add(shape);
    seen.add(shape);
  }
  return repeated;
}

/** Cuts where a card must begin: before a question, unless a heading does already, and before a back. */
function cellsByContent(paragraphs: readonly Paragraph[]): Cell[] {
  const blocks = paragraphs.map(({ block }) => block);
  const marks = marksIn(blocks);
  const repeated = repeatedIn(blocks);
  let seen = new Set<string>();
  let hasText = false;
  let onBack = false;
  return cellsOf(paragraphs, ({ block }) => {
    const text = blockText(block);
    const shape = shapeOf(text);
    const isLabel = opensExamples(text);
    const isText = isLabel || asks(text);
    // The guide ends where something begins that returns.
    const isSameSide = repeated.has(shape) === onBack || seen.size === 0;
    const goesOn =
      isLabel || marks.has(shape)
        ? hasText
        : !isText && !hasText && !seen.has(shape) && (onBack || isSameSide);
    onBack = !isText && (repeated.has(shape) || (goesOn && onBack));
    if (!goesOn) {
      seen = new Set();
      hasText = false;
    }
    seen.add(shape);
    hasText ||= isText;
    return !goesOn;
  });
}

/** Groups cells into sides of sheets: backs and headings until the next front, fronts until the next back. */
function pagesOf(cells: readonly Cell[]): KindPage[] {
  const kept = cells.filter((cell) => !isNumbering(cellText(cell)));
  const kinds = kindsOfText(kept);
  const sides: { kind: PageKind; cells: Cell[] }[] = [];
  for (const [index, { blocks }] of kept.entries()) {
    const kind = kinds[index] ?? 'guide';
    const last = sides.at(-1);
    if (last?.kind === kind) last.cells.push({ row: last.cells.length, column: 0, blocks });
    else sides.push({ kind, cells: [{ row: 0, column: 0, blocks }] });
  }
  return sides.map((side) => ({ ...side, rows: side.cells.length, columns: 1, heading: [] }));
}

function kindsOfText(cells: readonly Cell[]): PageKind[] {
  const times = new Map<string, number>();
  for (const cell of cells) times.set(nameKey(cellText(cell)), (times.get(nameKey(cellText(cell))) ?? 0) + 1);
  const repeats = cells.map((cell) => isShort(cell) && (times.get(nameKey(cellText(cell))) ?? 0) > 1);
  const clear = cells.map((cell, index) => (isFront(cell) ? 'fronts' : repeats[index] ? 'backs' : 'guide'));
  const marks = marksIn(cells.flatMap(({ blocks }) => blocks));
  const onBacks = shapesIn(cells.filter((_, index) => clear[index] === 'backs'));
  const last = clear.findLastIndex((kind) => kind !== 'guide');
  const first = clear.findIndex((kind) => kind !== 'guide');
  const kinds = cells.map((cell, index): PageKind => {
    const kind = clear[index] ?? 'guide';
    if (kind !== 'guide') return kind;
    const shapes = shapesIn([cell]);
    if ([...shapes].some((shape) => onBacks.has(shape))) return 'backs';
    if (index > first && [...shapes].some((shape) => marks.has(shape))) return 'fronts';
    if (onBacks.size === 0 && clear[index + 1] === 'fronts' && isHeading(cell)) return 'backs';
    return index > first && index < last && cell.blocks.length === 1 ? 'fronts' : 'guide';
  });
  const backsFirst = kinds.lastIndexOf('fronts') > kinds.lastIndexOf('backs');
  const firstBack = kinds.indexOf('backs');
  return kinds.map((kind, index) => (backsFirst && kind === 'fronts' && index < firstBack ? 'guide' : kind));
}

function shapesIn(cells: readonly Cell[]): Set<string> {
  return new Set(cells.flatMap(({ blocks }) => blocks.map((block) => shapeOf(blockText(block)))));
}

function isHeading(cell: Cell): boolean {
  const text = cellText(cell).trim();
  return text.length <= HEADING_CHARS && !/[.:,;!]$/u.test(text);
}
