/** Lays out tables of cards as word processors and spreadsheets print them. */
import type { PlacedPage, PlacedText } from './placed.ts';
import { widthOf } from './placed.ts';
import type { Dice } from './random.ts';
import { wrap } from './sheets.ts';
import { question, remarks } from './wording.ts';

export interface TablePageCard {
  readonly area: string;
  readonly question: string;
  readonly examples: readonly string[];
}

type Column = 'number' | 'area' | 'question' | 'examples';

export interface TableStyle {
  readonly columns: readonly Column[];
  /** The names of the columns, or none; whether they stand over the middle of their columns. */
  readonly heading: 'none' | 'left' | 'centred';
  readonly boldHeading: boolean;
  /** How areas are written: in each row, in the first of them, in a row of their own, as a table for each. */
  readonly areas: 'each' | 'first' | 'row' | 'tables';
  readonly examples: 'paragraph' | 'bullets' | 'none';
  /** Space between rows, in lines. */
  readonly spacing: number;
  readonly repeatHeading: boolean;
  readonly title: boolean;
  readonly footer: boolean;
  readonly size: number;
}

export interface TablePages {
  readonly cards: readonly TablePageCard[];
  readonly style: TableStyle;
  readonly pages: readonly PlacedPage[];
}

const NAMES: Readonly<Record<Column, string>> = {
  number: 'Nr.',
  area: 'Område',
  question: 'Spørgsmål',
  examples: 'Eksempler',
};
const WIDTHS: Readonly<Record<Column, number>> = { number: 40, area: 110, question: 200, examples: 200 };
const AREAS = ['Samarbejde', 'Trivsel og ro', 'Faglighed'];
export const TABLE_TITLE = 'Spørgsmål til personalemødet';
const WIDTH = 650;
const HEIGHT = 842;
const LEFT = 50;
const LEADING = 1.2;

export function makeTablePages(dice: Dice): TablePages {
  const examples = dice.pick(['paragraph', 'paragraph', 'bullets', 'none'] as const);
  const areas = dice.pick(['each', 'each', 'first', 'row', 'tables'] as const);
  const columns: Column[] = [
    ...(dice.chance(0.25) ? ['number' as const] : []),
    ...(areas === 'each' || areas === 'first' ? ['area' as const] : []),
    'question',
    ...(examples === 'none' ? [] : ['examples' as const]),
  ];
  // One column is no table, and what has neither names nor areas beside its questions could be anything.
  const heading =
    areas === 'tables' || columns.length < 2
      ? 'left'
      : dice.pick(['none', 'left', 'left', 'centred'] as const);
  const style: TableStyle = {
    columns: columns.length < 2 ? ['number', ...columns] : columns,
    heading: areas === 'row' || examples === 'none' ? (heading === 'none' ? 'left' : heading) : heading,
    boldHeading: dice.chance(0.6),
    areas,
    examples,
    spacing: dice.pick([0, 0, 0.4, 1]),
    repeatHeading: dice.chance(0.5),
    title: dice.chance(0.6),
    footer: dice.chance(0.5),
    size: dice.between(9, 11),
  };
  const cards = AREAS.flatMap((area) =>
    Array.from({ length: dice.between(3, 9) }, () => ({
      area,
      question: question(dice),
      examples: examples === 'none' ? [] : remarks(dice, 2),
    })),
  );
  return { cards, style, pages: printTable(cards, style) };
}

interface Row {
  /** Lines of each column. */
  readonly cells: readonly (readonly string[])[];
  readonly kind: 'heading' | 'area' | 'card' | 'table name';
}

function printTable(cards: readonly TablePageCard[], style: TableStyle): PlacedPage[] {
  const { size, spacing, columns } = style;
  const lefts = columns.map(
    (_, index) => LEFT + columns.slice(0, index).reduce((sum, column) => sum + WIDTHS[column], 0),
  );
  const pages: PlacedText[][] = [[]];
  let y = 60;
  if (style.title) {
    pages[0]?.push({ text: TABLE_TITLE, x: LEFT, y: y + size * 2, size: size * 2 });
    y += size * 4;
  }
  const heading = rowsOf(cards, style).find(({ kind }) => kind === 'heading');
  const put = (row: Row): void => {
    const bold =
      row.kind === 'area' || row.kind === 'table name' || (row.kind === 'heading' && style.boldHeading);
    for (const [column, lines] of row.cells.entries()) {
      for (const [index, text] of lines.entries()) {
        const room = WIDTHS[columns[column] ?? 'area'] - 12;
        const isCentred = row.kind === 'heading' && style.heading === 'centred';
        pages.at(-1)?.push({
          text,
          x: (lefts[column] ?? 0) + (isCentred ? (room - widthOf(text, size)) / 2 : 0),
          y: y + (index + 1) * size * LEADING,
          size,
          ...(bold && { bold }),
        });
      }
    }
    y += (Math.max(...row.cells.map(({ length }) => length)) + spacing) * size * LEADING;
    if (row.kind === 'table name') y += 4;
  };
  for (const row of rowsOf(cards, style)) {
    const lines = Math.max(...row.cells.map(({ length }) => length));
    if (y + lines * size * LEADING > HEIGHT - 80) {
      pages.push([]);
      y = 60;
      if (style.repeatHeading && heading && row.kind === 'card') put(heading);
    }
    if (row.kind === 'table name') y += size * 2;
    put(row);
  }
  return pages.map((texts, index) => ({
    width: WIDTH,
    height: HEIGHT,
    texts: style.footer
      ? [
          ...texts,
          {
            text: `Vestby Kommune, side ${index + 1} af ${pages.length}`,
            x: LEFT,
            y: HEIGHT - 30,
            size: size - 1,
          },
        ]
      : texts,
  }));
}

function rowsOf(cards: readonly TablePageCard[], style: TableStyle): Row[] {
  const { columns } = style;
  const rows: Row[] = [];
  const heading: Row = { kind: 'heading', cells: columns.map((column) => [NAMES[column]]) };
  if (style.heading !== 'none' && style.areas !== 'tables') rows.push(heading);
  for (const [index, card] of cards.entries()) {
    const isFirst = card.area !== cards[index - 1]?.area;
    if (isFirst && style.areas === 'tables') rows.push({ kind: 'table name', cells: [[card.area]] }, heading);
    if (isFirst && style.areas === 'row') rows.push({ kind: 'area', cells: [[card.area]] });
    const cellOf = (column: Column): string[] => {
      switch (column) {
        case 'number':
          return [String(index + 1)];
        case 'area':
          return isFirst || style.areas === 'each' ? fitted(card.area, column, style) : [];
        case 'question':
          return fitted(card.question, column, style);
        case 'examples':
          return style.examples === 'bullets'
            ? card.examples.flatMap((text) => fitted(`• ${text}`, column, style))
            : fitted(`For eksempel: ${card.examples.join('; ')}`, column, style);
      }
    };
    rows.push({ kind: 'card', cells: columns.map(cellOf) });
  }
  return rows;
}

function fitted(text: string, column: Column, { size }: TableStyle): string[] {
  return wrap(text, Math.floor((WIDTHS[column] - 12) / widthOf('x', size)));
}
