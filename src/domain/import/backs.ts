/** Reads the backs of the cards: the area's name, without the line about the deck that all backs share. */
import { type AreaName, areaNameOf } from './areaName.ts';
import type { Cell } from './blocks.ts';
import type { Vocabulary } from './vocabulary.ts';
import { fold, isNumbering, nameKey } from './words.ts';

/** Lines of a back, with where its paragraphs begin and how large their type is. */
interface Back {
  readonly lines: readonly string[];
  readonly blockOfLine: readonly number[];
  readonly sizes: readonly number[];
}

export class Backs {
  readonly #names = new Map<string, AreaName>();
  readonly #keys = new Map<string, string>();

  constructor(cells: readonly Cell[], vocabulary: Vocabulary) {
    const different = new Map<string, Back>();
    for (const cell of cells) {
      const key = wholeKey(cell);
      if (!different.has(key)) different.set(key, backOf(cell));
    }
    const rests = withoutShared([...different.values()]);
    for (const [index, whole] of [...different.keys()].entries()) {
      const lines = rests[index] ?? [];
      const key = nameKey(lines.join(''));
      this.#keys.set(whole, key);
      if (key !== '' && !this.#names.has(key)) this.#names.set(key, areaNameOf(lines, vocabulary));
    }
  }

  /** Key of a back's area, independent of how its name is broken; empty for a back without one. */
  keyOf(cell: Cell): string {
    return this.#keys.get(wholeKey(cell)) ?? '';
  }

  nameOf(key: string): AreaName {
    return this.#names.get(key) ?? { name: '' };
  }
}

function wholeKey(cell: Cell): string {
  return nameKey(cell.blocks.flatMap(({ lines }) => lines).join(' '));
}

function backOf({ blocks }: Cell): Back {
  const kept = blocks
    .map(({ lines, size }) => ({
      lines: lines.map(fold).filter((line) => line !== '' && !isNumbering(line)),
      size,
    }))
    .filter(({ lines }) => lines.length > 0);
  return {
    lines: kept.flatMap(({ lines }) => lines),
    blockOfLine: kept.flatMap(({ lines }, index) => lines.map(() => index)),
    sizes: kept.map(({ size }) => size),
  };
}

/** Each back's lines without those that all backs share. */
function withoutShared(backs: readonly Back[]): readonly (readonly string[])[] {
  let rests = backs.map(({ lines }) => [...lines]);
  if (rests.length > 1) {
    for (let shared = sharedText(rests); shared !== undefined; shared = sharedText(rests)) {
      const text = shared;
      rests = rests.map((lines) => cutOut(lines, text) ?? lines);
    }
    return rests;
  }
  return backs.map(nameAlone);
}

/** The longest piece, of whole lines in each, that all have in common and that leaves none of them empty. */
function sharedText(texts: readonly (readonly string[])[]): string | undefined {
  const [first, ...others] = texts;
  if (!first) return undefined;
  const pieces: string[] = [];
  for (let from = 0; from < first.length; from++) {
    for (let to = from + 1; to <= first.length; to++) pieces.push(first.slice(from, to).join(' '));
  }
  return pieces
    .filter((piece) => !/^\p{Ll}/u.test(piece))
    .toSorted((a, b) => b.length - a.length)
    .find((piece) => [first, ...others].every((lines) => leavesName(cutOut(lines, piece))));
}

function leavesName(lines: readonly string[] | undefined): boolean {
  const [first] = lines ?? [];
  return first !== undefined && !/^\p{Ll}/u.test(first);
}

/** The lines without those which together spell the piece; undefined if none do. */
function cutOut(lines: readonly string[], piece: string): string[] | undefined {
  const key = nameKey(piece);
  for (let from = 0; from < lines.length; from++) {
    for (let to = from + 1; to <= lines.length; to++) {
      const here = nameKey(lines.slice(from, to).join(' '));
      if (here === key) return [...lines.slice(0, from), ...lines.slice(to)];
      if (here.length > key.length) break;
    }
  }
  return undefined;
}

/** "Samtalekort til ledere": what a deck of one area says of itself. */
const ABOUT_THE_DECK = /kort(?:ene)?\s+(?:til|for|om)\b|\bcards?\s+(?:for|about)\b/iu;

/** With one kind of back there is nothing to compare with: the largest type is the name, else the first paragraph. */
function nameAlone({ lines, blockOfLine, sizes }: Back): readonly string[] {
  const linesOfBlock = (block: number) => lines.filter((_, index) => blockOfLine[index] === block);
  const blocks = sizes.map((size, index) => ({ size, lines: linesOfBlock(index) }));
  const names = blocks.filter((block) => !ABOUT_THE_DECK.test(block.lines.join(' ')));
  const largest = (names.length > 0 ? names : blocks).toSorted((a, b) => b.size - a.size)[0];
  return largest?.lines ?? [];
}
