/** Tells sheets of backs, sheets of fronts and the guide apart by how their text reads. */
import { blockText, type Cell, type CutPage, cellText } from './blocks.ts';
import { asks, isNumbering, nameKey, opensExamples } from './words.ts';

export type PageKind = 'backs' | 'fronts' | 'guide' | 'empty';

export interface KindPage extends CutPage {
  readonly kind: PageKind;
}

/** A back holds a name and a line about the deck, not a text. */
const BACK_CHARS = 150;
const FRONT_CHARS = 2500;
/** A page with one cell is a card rather than a guide if it holds no more than this. */
const LONE_FRONT_CHARS = 900;
const LONE_FRONT_BLOCKS = 5;

export function isFront(cell: Cell): boolean {
  const texts = cell.blocks.map(blockText);
  return texts.some(opensExamples) || (texts.some(asks) && texts.join(' ').length <= FRONT_CHARS);
}

/** Says whether so little stands in a cell that it may be a back. */
export function isShort(cell: Cell): boolean {
  return cellText(cell).length <= BACK_CHARS;
}

export function kindsOf(pages: readonly CutPage[]): KindPage[] {
  const times = new Map<string, number>();
  for (const cell of pages.flatMap(({ cells }) => cells)) {
    const key = nameKey(cellText(cell));
    times.set(key, (times.get(key) ?? 0) + 1);
  }
  const repeats = (cell: Cell) => (times.get(nameKey(cellText(cell))) ?? 0) > 1;
  const first = pages.map((page) => clearKind(page, repeats));
  const second = first.map((kind, index) => kind ?? kindAmongOthers(index, pages, first));
  return leadingGuide(pages, second);
}

type Maybe = PageKind | undefined;

/** The kind of a page that shows it by itself. */
function clearKind(page: CutPage, repeats: (cell: Cell) => boolean): Maybe {
  const cells = page.cells.filter((cell) => !isNumbering(cellText(cell)));
  const fronts = cells.filter(isFront);
  const [only, ...others] = cells;
  if (!only) return 'empty';
  if (others.length === 0 && fronts.length === 1) {
    const labels = only.blocks.filter((block) => opensExamples(blockText(block))).length;
    const small = cellText(only).length <= LONE_FRONT_CHARS && only.blocks.length <= LONE_FRONT_BLOCKS;
    return labels === 1 || (labels === 0 && small) ? 'fronts' : 'guide';
  }
  if (fronts.length * 2 >= cells.length) return 'fronts';
  if (fronts.length === 0 && cells.every(isShort) && cells.every(repeats)) return 'backs';
  return cells.every((cell) => !isShort(cell)) && fronts.length === 0 && cells.length === 1
    ? 'guide'
    : undefined;
}

/** The kind of a page whose texts ask nothing and repeat nowhere, from what stands before and after it. */
function kindAmongOthers(index: number, pages: readonly CutPage[], kinds: readonly Maybe[]): PageKind {
  const page = pages[index];
  if (!page) return 'empty';
  const short = page.cells.every(isShort);
  const before = kinds[index - 1];
  const after = kinds[index + 1];
  if (before === 'backs' && after !== 'fronts') return 'fronts';
  if (short && after === 'fronts') return 'backs';
  if (!kinds.includes('fronts')) return page.cells.length > 1 || short ? 'fronts' : 'guide';
  return page.cells.length > 2 && page.columns * page.rows > 1 && !short ? 'fronts' : 'guide';
}

/** What asks something before the first back belongs to the guide, if backs lie before their fronts. */
function leadingGuide(pages: readonly CutPage[], kinds: readonly PageKind[]): KindPage[] {
  const firstBack = kinds.indexOf('backs');
  const backsFirst = firstBack >= 0 && kinds.lastIndexOf('fronts') > kinds.lastIndexOf('backs');
  return pages.map((page, index) => {
    const kind = kinds[index] ?? 'empty';
    return { ...page, kind: kind === 'fronts' && backsFirst && index < firstBack ? 'guide' : kind };
  });
}
