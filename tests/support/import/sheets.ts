/** Lays decks out as sheets of cards to cut out, in the many ways that publishers do. */
import type { PlacedPage, PlacedText } from './placed.ts';
import { widthOf } from './placed.ts';
import type { Dice } from './random.ts';

export interface PrintedCard {
  /** Index into the names of the areas. */
  readonly area: number;
  readonly question: string;
  /** With its label; empty for none. */
  readonly examples: string;
}

export interface PrintedDeck {
  /** Each name as its lines on the back. */
  readonly areas: readonly (readonly string[])[];
  readonly cards: readonly PrintedCard[];
}

export interface SheetStyle {
  readonly rows: number;
  readonly columns: number;
  readonly page: readonly [width: number, height: number];
  readonly margin: number;
  /** Whether each sheet has a page of backs, and whether that is mirrored as for two-sided printing. */
  readonly backs: 'none' | 'before' | 'mirrored before' | 'after';
  /** Whether a sheet holds cards of one area only. */
  readonly areaPerSheet: boolean;
  /** A line about the deck on every back. */
  readonly tag?: readonly string[];
  readonly mark?: string;
  readonly markAt?: 'corner' | 'below text';
  readonly numbered?: boolean;
  readonly centred?: boolean;
  readonly bold?: boolean;
  readonly hyphenate?: boolean;
  /** The text of a page in an order of its own. */
  readonly shuffled?: boolean;
  readonly guide?: readonly string[];
  readonly size: number;
  /** The part of a card's width that its text fills, where a program draws it wider than it is. */
  readonly fill?: number;
  /** Where else the area's name stands: on top of each card, or above all cards of a page. */
  readonly nameOn?: 'card' | 'page';
  /** Area to print on the back of a sheet, by the sheet's index, where it is not that of its cards. */
  readonly wrongBacks?: Readonly<Record<number, number>>;
}

const LEADING = 1.15;
const PADDING_EM = 1;

export function printSheets(deck: PrintedDeck, style: SheetStyle, dice: Dice): PlacedPage[] {
  const [width, height] = style.page;
  const pages: PlacedText[][] = [];
  if (style.guide) pages.push(guidePage(style.guide, style));
  for (const [index, sheet] of sheetsOf(deck.cards, style).entries()) {
    const fronts = sheet.flatMap((card, place) => frontAt(card, place, deck, style));
    if (style.nameOn === 'page') fronts.push(headingOf(deck.areas[sheet[0]?.area ?? 0] ?? [], style));
    const backs = sheet.flatMap((card, place) => {
      const area = deck.areas[style.wrongBacks?.[index] ?? card.area] ?? [];
      return backAt(area, style.backs === 'mirrored before' ? mirrored(place, style) : place, style);
    });
    if (style.backs === 'none') pages.push(fronts);
    else if (style.backs === 'after') pages.push(fronts, backs);
    else pages.push(backs, fronts);
  }
  return pages.map((texts) => ({ width, height, texts: style.shuffled ? dice.shuffle(texts) : texts }));
}

/** The cards of each sheet: as many as the grid holds, and of one area where the style asks for it. */
export function sheetsOf(cards: readonly PrintedCard[], style: SheetStyle): PrintedCard[][] {
  const sheets: PrintedCard[][] = [];
  for (const card of cards) {
    const sheet = sheets.at(-1);
    const full = !sheet || sheet.length === style.rows * style.columns;
    if (full || (style.areaPerSheet && sheet[0]?.area !== card.area)) sheets.push([card]);
    else sheet.push(card);
  }
  return sheets;
}

function mirrored(place: number, { columns }: SheetStyle): number {
  return place - (place % columns) + columns - 1 - (place % columns);
}

function cellAt(place: number, { rows, columns, page, margin, size }: SheetStyle) {
  const width = (page[0] - 2 * margin) / columns;
  const height = (page[1] - 2 * margin) / rows;
  const padding = PADDING_EM * size;
  return {
    left: margin + (place % columns) * width + padding,
    top: margin + Math.floor(place / columns) * height + padding,
    width: width - 2 * padding,
    height: height - 2 * padding,
  };
}

function frontAt(card: PrintedCard, place: number, deck: PrintedDeck, style: SheetStyle): PlacedText[] {
  const { size, mark, centred, bold = true } = style;
  const cell = cellAt(place, style);
  const across = Math.floor((cell.width * (style.fill ?? 1)) / widthOf('x', size));
  const texts: PlacedText[] = [];
  let y = cell.top + size;
  const line = (text: string, isBold: boolean) => {
    const x = centred ? cell.left + (cell.width - widthOf(text, size)) / 2 : cell.left;
    texts.push({ text, x, y, size, bold: isBold });
    y += size * LEADING;
  };
  if (style.nameOn === 'card') {
    texts.push({ text: (deck.areas[card.area] ?? []).join(' '), x: cell.left, y, size: size * 0.8 });
    y += size * LEADING;
  }
  for (const text of wrap(card.question, across, style.hyphenate)) line(text, bold);
  y += size;
  for (const text of card.examples === '' ? [] : wrap(card.examples, across, style.hyphenate))
    line(text, false);
  const bottom = cell.top + cell.height;
  if (mark !== undefined) {
    const markY = style.markAt === 'below text' ? y + size : bottom;
    texts.push({ text: mark, x: cell.left + cell.width - widthOf(mark, size), y: markY, size });
  }
  if (style.numbered)
    texts.push({ text: String(deck.cards.indexOf(card) + 1), x: cell.left, y: bottom, size });
  return texts;
}

function headingOf(area: readonly string[], { page, margin, size }: SheetStyle): PlacedText {
  const text = area.join(' ');
  return { text, x: (page[0] - widthOf(text, size * 1.5)) / 2, y: margin * 0.6, size: size * 1.5 };
}

function backAt(area: readonly string[], place: number, style: SheetStyle): PlacedText[] {
  const size = style.size * 1.6;
  const cell = cellAt(place, style);
  return [...area, ...(style.tag ?? [])].map((text, index) => ({
    text,
    x: cell.left + (cell.width - widthOf(text, size)) / 2,
    y: cell.top + size + index * size * LEADING,
    size,
  }));
}

function guidePage(paragraphs: readonly string[], { page, margin, size }: SheetStyle): PlacedText[] {
  const texts: PlacedText[] = [];
  let y = margin + size;
  for (const paragraph of paragraphs) {
    for (const text of wrap(paragraph, Math.floor((page[0] - 2 * margin) / widthOf('x', size)))) {
      texts.push({ text, x: margin, y, size });
      y += size * LEADING;
    }
    y += size;
  }
  return texts;
}

/** Breaks a text into lines, at blanks and after hyphens, and if asked for inside words with a hyphen. */
export function wrap(text: string, across: number, hyphenate = false): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap(pieces)) {
    const { before, piece } = word;
    const longer = line === '' ? piece : `${line}${before}${piece}`;
    if (longer.length <= across) {
      line = longer;
      continue;
    }
    const room = across - line.length - before.length - 1;
    if (hyphenate && /^\p{Ll}{9,}[.,;?]?$/u.test(piece) && room >= 3 && before !== '') {
      const cut = Math.min(room, 5);
      lines.push(`${line}${before}${piece.slice(0, cut)}-`);
      line = piece.slice(cut);
      continue;
    }
    if (line !== '') lines.push(line);
    line = piece;
  }
  return line === '' ? lines : [...lines, line];
}

/** A word may break after a hyphen of its own. */
function pieces(word: string): { before: string; piece: string }[] {
  return word
    .split(/(?<=\p{L}-)(?=\p{L})/u)
    .map((piece, index) => ({ before: index === 0 ? ' ' : '', piece }));
}
