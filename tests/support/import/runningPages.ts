/** Lays out running documents as word processors print them: headings, lists, columns, headers and footers. */
import type { PlacedPage, PlacedText } from './placed.ts';
import { widthOf } from './placed.ts';
import type { Dice } from './random.ts';
import { wrap } from './sheets.ts';
import { question, remarks } from './wording.ts';

export interface RunningCard {
  readonly area: string;
  readonly question: string;
  readonly examples: readonly string[];
}

export interface RunningStyle {
  readonly page: readonly [width: number, height: number];
  readonly margin: number;
  readonly size: number;
  readonly columns: 1 | 2;
  readonly title?: string;
  readonly introduction?: readonly string[];
  /** How a heading stands out. */
  readonly heading: 'larger' | 'bold' | 'larger and bold';
  readonly mark: 'none' | 'number' | 'number in bracket' | 'bullet' | 'symbol' | 'label';
  /** Whether the mark is drawn apart from its text, as word processors do. */
  readonly hanging: boolean;
  readonly boldQuestions: boolean;
  /** Space between list entries, in lines. */
  readonly spacing: number;
  readonly examples: 'none' | 'labelled' | 'bullets' | 'dashes' | 'indented';
  readonly header?: string;
  readonly footer?: string;
  readonly numbered: 'none' | 'right' | 'with footer' | 'centred';
  readonly hyphenate: boolean;
}

export interface RunningDocument {
  readonly cards: readonly RunningCard[];
  readonly style: RunningStyle;
}

const A4 = [595, 842] as const;
const SLIDE = [842, 595] as const;
const LEADING = 1.2;
const BULLETS = { bullet: '•', symbol: '\uf0b7', dash: '–' } as const;
export const RUNNING_AREAS = ['Samarbejde', 'Trivsel og ro', 'Faglighed'];

export function makeRunningDocument(dice: Dice): RunningDocument {
  const columns = dice.pick([1, 1, 2] as const);
  // Lines that are only indented and wrapped as well could be anything.
  const ways = [
    'none',
    'labelled',
    'bullets',
    'dashes',
    ...(columns === 1 ? ['indented' as const] : []),
  ] as const;
  const examples = dice.pick(ways);
  const mark = dice.pick(['none', 'number', 'number in bracket', 'bullet', 'symbol', 'label'] as const);
  const style: RunningStyle = {
    page: dice.chance(0.8) ? A4 : SLIDE,
    margin: dice.between(50, 80),
    size: dice.between(10, 12),
    columns,
    heading: dice.pick(['larger', 'bold', 'larger and bold']),
    mark,
    hanging: dice.chance(0.7),
    boldQuestions: examples !== 'none' && dice.chance(0.25),
    spacing: dice.pick([0, 0, 0.6, 1]),
    examples,
    hyphenate: dice.chance(0.3),
    numbered: dice.pick(['none', 'right', 'with footer', 'centred']),
    ...(dice.chance(0.8) && { title: 'Spørgsmål til personalemødet' }),
    ...(dice.chance(0.3) && {
      introduction: [
        'Her er spørgsmål, som vi kan tale om på mødet. Tag dem, som I har lyst til, og spring resten over.',
      ],
    }),
    ...(dice.chance(0.3) && { header: 'Vestby Kommune, ældre og sundhed' }),
    ...(dice.chance(0.3) && { footer: 'Eksempel Kommune' }),
  };
  const cards = RUNNING_AREAS.flatMap((area) =>
    Array.from({ length: dice.between(columns === 1 ? 3 : 6, 9) }, () => ({
      area,
      question: question(dice),
      examples: examples === 'none' ? [] : remarks(dice, 2),
    })),
  );
  return { cards, style };
}

interface Entry {
  readonly text: string;
  readonly mark?: string;
  readonly indent: number;
  readonly size: number;
  readonly bold?: boolean;
  /** Lines of space above it. */
  readonly above: number;
}

export function printRunningPages({ cards, style }: RunningDocument): PlacedPage[] {
  const [width, height] = style.page;
  const gutter = 24;
  const inner = (width - 2 * style.margin - (style.columns - 1) * gutter) / style.columns;
  const pages: PlacedText[][] = [[]];
  let column = 0;
  let top = style.margin;
  let y = top;
  const bottom = height - style.margin - 20;
  const place = (texts: readonly PlacedText[]) => pages.at(-1)?.push(...texts);
  const isTitle = ({ size }: Entry) => size > style.size * 1.6;
  for (const entry of entriesOf(cards, style)) {
    const spansAll = isTitle(entry);
    const room = (spansAll ? width - 2 * style.margin : inner) - entry.indent;
    const hanging = style.hanging ? hangingOf(entry) : 0;
    const marked = entry.mark === undefined || hanging > 0 ? entry.text : `${entry.mark} ${entry.text}`;
    const lines = wrap(marked, Math.floor((room - hanging) / widthOf('x', entry.size)), style.hyphenate);
    y += entry.above * entry.size * LEADING;
    for (const [index, line] of lines.entries()) {
      if (y > bottom) {
        column++;
        if (column === style.columns) {
          column = 0;
          pages.push([]);
          top = style.margin;
        }
        y = top;
      }
      const left = style.margin + (spansAll ? 0 : column * (inner + gutter)) + entry.indent;
      const type = { size: entry.size, ...(entry.bold && { bold: true }) };
      y += entry.size * LEADING;
      if (index === 0 && hanging > 0) place([{ text: entry.mark ?? '', x: left, y, ...type }]);
      place([{ text: line, x: left + hanging, y, ...type }]);
    }
    if (spansAll) top = y + style.size;
  }
  return pages.map((texts, index) => ({
    width,
    height,
    texts: [...texts, ...edgesOf(style, index + 1, pages.length)],
  }));
}

/** A tab's place, or the next one where the mark is wider. */
const TAB_EM = 1.8;
const AFTER_MARK_EM = 0.6;

function hangingOf({ mark, size }: Entry): number {
  if (mark === undefined) return 0;
  return TAB_EM * size * Math.ceil((widthOf(mark, size) + AFTER_MARK_EM * size) / (TAB_EM * size));
}

function entriesOf(cards: readonly RunningCard[], style: RunningStyle): Entry[] {
  const { size, spacing } = style;
  const entries: Entry[] = [];
  if (style.title !== undefined) entries.push({ text: style.title, indent: 0, size: size * 2, above: 0 });
  for (const text of style.introduction ?? []) entries.push({ text, indent: 0, size, above: 1 });
  for (const [index, card] of cards.entries()) {
    if (card.area !== cards[index - 1]?.area) {
      entries.push({
        text: card.area,
        indent: 0,
        size: style.heading === 'bold' ? size : size * 1.4,
        bold: style.heading !== 'larger',
        above: 1,
      });
    }
    const marked = markOf(style.mark, index + 1);
    const indent = style.mark === 'none' || style.mark === 'label' ? 0 : size * 1.5;
    const isFirst = card.area !== cards[index - 1]?.area;
    entries.push({
      text: card.question,
      ...(marked !== undefined && { mark: marked }),
      indent,
      size,
      bold: style.boldQuestions,
      above: isFirst ? 0.3 : Math.max(spacing, style.examples === 'none' ? 0 : 0.6),
    });
    entries.push(...examplesOf(card.examples, style, indent + size * 1.8));
  }
  return entries;
}

function markOf(mark: RunningStyle['mark'], number: number): string | undefined {
  switch (mark) {
    case 'number':
      return `${number}.`;
    case 'number in bracket':
      return `${number})`;
    case 'label':
      return `Kort ${number}:`;
    case 'bullet':
    case 'symbol':
      return BULLETS[mark];
    default:
      return undefined;
  }
}

function examplesOf(examples: readonly string[], style: RunningStyle, indent: number): Entry[] {
  const { size } = style;
  switch (style.examples) {
    case 'labelled':
      return [{ text: `For eksempel: ${examples.join('; ')}`, indent: 0, size, above: 0 }];
    case 'bullets':
    case 'dashes':
      return examples.map((text) => ({
        text,
        mark:
          style.examples === 'dashes' ? BULLETS.dash : style.mark === 'symbol' && style.hanging ? 'o' : '▪',
        indent,
        size,
        above: 0,
      }));
    case 'indented':
      return examples.map((text) => ({ text, indent, size, above: 0 }));
    default:
      return [];
  }
}

function edgesOf(
  { page, margin, size, header, footer, numbered }: RunningStyle,
  number: number,
  pages: number,
): PlacedText[] {
  const [width, height] = page;
  const y = height - 36;
  const texts: PlacedText[] = [];
  if (header !== undefined) texts.push({ text: header, x: margin, y: 34, size: size - 1 });
  if (footer !== undefined) texts.push({ text: footer, x: margin, y, size: size - 1 });
  const label = numbered === 'with footer' ? `side ${number} af ${pages}` : String(number);
  if (numbered === 'right' || numbered === 'with footer')
    texts.push({ text: label, x: width - margin - widthOf(label, size - 1), y, size: size - 1 });
  if (numbered === 'centred' && footer === undefined)
    texts.push({ text: label, x: width / 2, y, size: size - 1 });
  return texts;
}
