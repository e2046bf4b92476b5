/** Reads the fronts of the cards: question and examples, apart from marks, numbers and names printed on every card. */
import { type Block, blockText, type Cell } from './blocks.ts';
import { joinLines, type Mended } from './hyphens.ts';
import type { Vocabulary } from './vocabulary.ts';
import { asks, fold, isNumbering, opensExamples, shapeOf, splitAtLabel, withoutCounter } from './words.ts';

export interface Front {
  readonly question: string;
  readonly examples: string;
  readonly exampleList?: readonly string[];
  readonly doubts: Mended['doubts'];
  /** Examples without a word that says so. */
  readonly unlabelled: boolean;
  /** Lines on this card and some others, but not on all: probably the area's name. */
  readonly label?: readonly string[];
}

/** Text on at least this part of the cards counts as printed on all of them. */
const SHARED_PART = 0.6;
const NAMED_PART = 0.9;
const MAX_LAYERS = 4;
const MARK_CHARS = 80;
const LONE_MARK_CHARS = 40;

interface Stripped {
  readonly blocks: readonly Block[];
  /** What was taken off, from outside to inside. */
  readonly layers: readonly Layer[];
}

interface Layer {
  readonly end: End;
  readonly lines: readonly string[];
}

type End = 'top' | 'bottom';

export function readFronts(cells: readonly Cell[], vocabulary: Vocabulary): Front[] {
  let stripped: readonly Stripped[] = cells.map(({ blocks }) => ({
    blocks: withoutNumbering(blocks),
    layers: [],
  }));
  for (const end of ['bottom', 'top'] as const) {
    for (let round = 0; round < MAX_LAYERS; round++) {
      const next = withoutShared(stripped, end);
      if (next === stripped) break;
      stripped = next;
    }
  }
  const names = namesOf(cells, stripped);
  return stripped.map((cell, index) => {
    const label = names[index];
    return { ...frontOf(withoutLoneMark(cell.blocks, cells.length), vocabulary), ...(label && { label }) };
  });
}

function withoutNumbering(blocks: readonly Block[]): Block[] {
  const kept = blocks.filter((block) => !isNumbering(blockText(block)));
  return kept.length > 0 ? kept : [...blocks];
}

/** Removes the outermost paragraph or line at that end from all cells if it is shared; otherwise changes nothing. */
function withoutShared(cells: readonly Stripped[], end: End): readonly Stripped[] {
  const outer = cells.map(({ blocks }) => outermost(blocks, end));
  const times = new Map<string, number>();
  for (const piece of outer) if (piece) times.set(piece.shape, (times.get(piece.shape) ?? 0) + 1);
  const isShared = (piece: Piece | undefined) => piece !== undefined && (times.get(piece.shape) ?? 0) > 1;
  // Lines of a question may be equal by chance; a name is on almost all cards.
  const withinText = end === 'top' && outer.some((piece) => piece?.withinText);
  const part = withinText ? NAMED_PART : SHARED_PART;
  if (outer.filter(isShared).length < Math.max(2, part * cells.length)) return cells;
  return cells.map((cell, index) => {
    const piece = outer[index];
    // An area with one card only has its name on no other card.
    const isLoneName = end === 'top' && piece !== undefined && asks(blockText(piece.rest[0] ?? NOTHING));
    if (!piece || !(isShared(piece) || isLoneName)) return cell;
    return { blocks: piece.rest, layers: [...cell.layers, { end, lines: piece.lines }] };
  });
}

const NOTHING: Block = { lines: [], size: 0 };

interface Piece {
  readonly lines: readonly string[];
  readonly shape: string;
  readonly rest: readonly Block[];
  /** A line of a paragraph that goes on. */
  readonly withinText?: boolean;
}

/** What could be a mark or name: never a question or an example, and never all there is. */
function outermost(blocks: readonly Block[], end: End): Piece | undefined {
  const block = end === 'top' ? blocks[0] : blocks.at(-1);
  if (!block) return undefined;
  const others = end === 'top' ? blocks.slice(1) : blocks.slice(0, -1);
  const whole = blockText(block);
  const isText = asks(whole) || opensExamples(whole) || whole.length > MARK_CHARS;
  if (!isText && others.length > 0) return { lines: block.lines, shape: shapeOf(whole), rest: others };
  // Without a blank between them a name is the first line of the question, a mark the last line of the paragraph above.
  const [first, second] = block.lines;
  if (end === 'top' && first !== undefined && second !== undefined && isLikeName(first, second)) {
    return {
      lines: [first],
      shape: shapeOf(first),
      rest: [{ ...block, lines: block.lines.slice(1) }, ...others],
      withinText: true,
    };
  }
  const last = block.lines.at(-1);
  if (end === 'top' || last === undefined || block.lines.length < 2) return undefined;
  const before = block.lines.slice(0, -1);
  const ended = /[.?!…]["»”’')\]]*\s*$/u.test(before.at(-1) ?? '');
  if (!ended || asks(last) || opensExamples(last) || last.length > MARK_CHARS || /[.!]\s*$/u.test(last))
    return undefined;
  return { lines: [last], shape: shapeOf(last), rest: [...others, { ...block, lines: before }] };
}

function isLikeName(line: string, next: string): boolean {
  return line.length <= MARK_CHARS && /^\s*\p{Lu}/u.test(next) && !/[.,:;?!-]\s*$/u.test(line) && !asks(line);
}

/** For each card the lines that name its area: those that stand turned on it, unless only those in its text differ. */
function namesOf(
  cells: readonly Cell[],
  stripped: readonly Stripped[],
): readonly (readonly string[] | undefined)[] {
  const turned = cells.map(({ name }) => name);
  const different = new Set(turned.flatMap((name) => (name ? [shapeOf(name.join(' '))] : []))).size;
  const layers = namingLayers(stripped);
  return different > 1 || (different === 1 && layers.length === 0) ? turned : layers;
}

/** For each card the lines that name its area: the first layer that says different things on different cards. */
function namingLayers(cells: readonly Stripped[]): readonly (readonly string[] | undefined)[] {
  const layers = (['top', 'bottom'] as const).flatMap((end) =>
    Array.from({ length: MAX_LAYERS }, (_, depth) => ({
      end,
      lines: cells.map((cell) => cell.layers.filter((layer) => layer.end === end)[depth]?.lines),
    })),
  );
  const shapes = (lines: readonly (readonly string[] | undefined)[]) =>
    new Set(lines.flatMap((each) => (each ? [shapeOf(each.join(' '))] : []))).size;
  const naming = layers.find(({ lines }) => shapes(lines) > 1);
  // The same on top of every card names the one area; at the bottom it is the publisher's mark.
  const same = layers.find(({ end, lines }) => end === 'top' && shapes(lines) === 1);
  return (naming ?? same)?.lines.map((lines) => lines?.map(withoutCounter)) ?? [];
}

/** One card alone has nothing to compare with: a few words after the examples that end like no sentence are a mark. */
function withoutLoneMark(blocks: readonly Block[], cells: number): readonly Block[] {
  const last = blocks.at(-1);
  if (cells > 1 || !last || blocks.length < 2) return blocks;
  const text = fold(blockText(last));
  const isMark = text.length <= LONE_MARK_CHARS && !/[.?!…:;]$/u.test(text) && !opensExamples(text);
  return isMark ? blocks.slice(0, -1) : blocks;
}

function frontOf(blocks: readonly Block[], vocabulary: Vocabulary): Omit<Front, 'label'> {
  const texts = blocks.map(blockText);
  const labelAt = texts.findIndex((text, index) => index > 0 && opensExamples(text));
  const lastAsking = texts.findLastIndex(asks);
  const questionEnds = labelAt > 0 ? labelAt : Math.max(1, lastAsking + 1);
  const question = joinLines(linesOf(blocks.slice(0, questionEnds)), vocabulary);
  const rest = blocks.slice(questionEnds);
  const inLine = rest.length === 0 ? splitAtLabel(question.text) : undefined;
  if (inLine) {
    const [asked, examples] = inLine;
    return { question: asked, examples, doubts: question.doubts, unlabelled: false };
  }
  const examples = joinLines(linesOf(rest), vocabulary);
  const exampleList = bulletsOf(linesOf(rest), vocabulary);
  return {
    question: question.text,
    examples: examples.text,
    ...(exampleList && { exampleList }),
    doubts: [...question.doubts, ...examples.doubts],
    unlabelled: rest.length > 0 && labelAt < 0,
  };
}

function linesOf(blocks: readonly Block[]): string[] {
  return blocks.flatMap(({ lines }) => lines);
}

const BULLET = /^\s*[•‣◦▪●○■□➢✓∙·*–—\u{e000}-\u{f8ff}-]\s+/u;

/** The entries of a list with bullets, after its label if it has one; undefined if it is none. */
function bulletsOf(lines: readonly string[], vocabulary: Vocabulary): string[] | undefined {
  const first = lines.findIndex((line) => BULLET.test(line));
  if (first < 0 || first > 1 || (first === 1 && !opensExamples(lines[0] ?? ''))) return undefined;
  const entries: string[][] = [];
  for (const line of lines.slice(first)) {
    if (BULLET.test(line)) entries.push([line.replace(BULLET, '')]);
    else entries.at(-1)?.push(line);
  }
  return entries.length > 1 ? entries.map((entry) => joinLines(entry, vocabulary).text) : undefined;
}
