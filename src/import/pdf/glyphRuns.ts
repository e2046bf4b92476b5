/** Puts the signs of a page together to pieces of text, with the blanks that their places show. */
import { withoutDoubles } from './doubles.ts';
import type { Glyph } from './drawnGlyphs.ts';

/** A piece of text in the frame in which it stands upright. */
export interface GlyphRun {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
  readonly font: string;
  readonly bold: boolean;
  readonly rightToLeft: boolean;
  /** Whether its field cuts off a part of it. */
  readonly cut: boolean;
}

/** Signs whose baselines differ by less than this part of their size stand on one line. */
const SAME_BASELINE_EM = 0.12;
const SAME_SIZE = 0.02;
/** A gap wider than this is a blank, beyond what the letters keep from each other anyway. */
const BLANK_EM = 0.17;
/** A gap wider than this ends a piece: what follows may belong elsewhere. */
const END_EM = 0.45;
/** A blank that is drawn may be wider, as in justified text. */
const BLANK_END_EM = 0.9;
/** Letters that stand further apart than this were spaced on purpose. */
const SPACED_EM = 0.07;
const MOST_SPACED_EM = 1.2;
const MOST_SPACED_BLANK_EM = 2.4;
const EVEN_EM = 0.08;
/** Fewer letters than these show no even distance. */
const LEAST_SPACED = 3;
/** Between spaced letters a gap is a blank if it is wider than the usual one by this. */
const SPACED_BLANK_EM = 0.22;
/** A pen that moves back further than this begins anew. */
const BACK_EM = 0.5;

/** No hyphen is as narrow as this. */
const UNSEEN_EM = 0.05;

const MARKS = /^\p{M}+$/u;
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;

/** A sign and what stands between it and the sign before it. */
interface Step {
  readonly glyph: Glyph;
  readonly gap: number;
  /** Whether the file draws a blank there. */
  readonly blank: boolean;
}

/** The signs of one direction of writing, in the frame of that direction, in the order in which they are drawn. */
export function runsOf(glyphs: readonly Glyph[]): GlyphRun[] {
  return piecesOf(composed(withoutDoubles(glyphs)))
    .flatMap(split)
    .map(runOf)
    .filter(({ text }) => text.trim() !== '');
}

/** Accents drawn over or under a letter as a sign of their own, put together with that letter. */
const ACCENTS: Readonly<Record<string, string>> = {
  '\u00b4': '\u0301',
  '\u0060': '\u0300',
  '\u00a8': '\u0308',
  '\u02da': '\u030a',
  '\u00b0': '\u030a',
  '\u02c6': '\u0302',
  '\u02dc': '\u0303',
  '\u00b8': '\u0327',
};

function composed(glyphs: readonly Glyph[]): Glyph[] {
  const result: Glyph[] = [];
  for (const glyph of glyphs) {
    const before = result.at(-1);
    if (before && isNear(before, glyph)) {
      const onBefore = MARKS.test(glyph.text) ? glyph.text : ACCENTS[glyph.text];
      if (onBefore !== undefined && /\p{L}\p{M}*$/u.test(before.text) && isOver(glyph, before)) {
        result[result.length - 1] = { ...before, text: `${before.text}${onBefore}` };
        continue;
      }
      const onNext = ACCENTS[before.text];
      if (onNext !== undefined && /^\p{L}$/u.test(glyph.text) && isOver(before, glyph)) {
        result[result.length - 1] = { ...glyph, text: `${glyph.text}${onNext}` };
        continue;
      }
    }
    result.push(glyph);
  }
  return result;
}

function isNear(a: Glyph, b: Glyph): boolean {
  return Math.abs(a.y - b.y) < a.size && Math.abs(a.x - b.x) < 2 * a.size;
}

/** Combining signs often have no width and stand at the end of their letter. */
function isOver(accent: Glyph, letter: Glyph): boolean {
  const middle = accent.x + accent.width / 2;
  if (MARKS.test(accent.text)) return Math.abs(accent.x - letter.x) <= letter.width + 0.6 * accent.size;
  return middle > letter.x && middle < letter.x + letter.width;
}

function piecesOf(glyphs: readonly Glyph[]): Step[][] {
  const pieces: Step[][] = [];
  let before: Glyph | undefined;
  let blank = false;
  for (const glyph of glyphs) {
    if (glyph.text !== '' && glyph.text.trim() === '') {
      blank = true;
      continue;
    }
    const piece = pieces.at(-1);
    const gap = before ? gapBetween(before, glyph) : 0;
    if (piece && before && goesOn(before, glyph, gap, blank)) piece.push({ glyph, gap, blank });
    else pieces.push([{ glyph, gap: 0, blank: false }]);
    before = glyph;
    blank = false;
  }
  return pieces;
}

function gapBetween(before: Glyph, glyph: Glyph): number {
  return isBackwards(before, glyph)
    ? before.x - (glyph.x + glyph.width)
    : glyph.x - (before.x + before.width);
}

/** Right to left, and drawn so. */
function isBackwards(before: Glyph, glyph: Glyph): boolean {
  return glyph.x < before.x && (RIGHT_TO_LEFT.test(glyph.text) || RIGHT_TO_LEFT.test(before.text));
}

function goesOn(before: Glyph, glyph: Glyph, gap: number, blank: boolean): boolean {
  const size = Math.max(before.size, glyph.size);
  return (
    before.font === glyph.font &&
    before.bold === glyph.bold &&
    Math.abs(before.size - glyph.size) <= SAME_SIZE * size &&
    Math.abs(before.y - glyph.y) <= SAME_BASELINE_EM * size &&
    gap > -BACK_EM * size &&
    gap <= (blank ? MOST_SPACED_BLANK_EM : MOST_SPACED_EM) * size
  );
}

/** Cuts a piece where its gaps are too wide for the blank between two words, considering how its letters are spaced. */
function split(piece: readonly Step[]): { steps: Step[]; spacing: number }[] {
  const parts: { steps: Step[]; spacing: number }[] = [];
  for (const part of evenParts(piece)) {
    const spacing = spacingOf(part);
    let steps: Step[] = [];
    for (const step of part) {
      const { gap, blank, glyph } = step;
      const most = (blank ? BLANK_END_EM : END_EM) * glyph.size + 2 * spacing;
      if (steps.length > 0 && gap <= most) steps.push(step);
      else {
        steps = [{ ...step, gap: 0, blank: false }];
        parts.push({ steps, spacing });
      }
    }
  }
  return parts;
}

/**
 * Text in ordinary type is split at wide gaps before its spacing is examined; letters with even wide gaps are not.
 */
function evenParts(piece: readonly Step[]): Step[][] {
  if (spacingOf(piece) > 0) return [[...piece]];
  const parts: Step[][] = [];
  for (const step of piece) {
    const part = parts.at(-1);
    const most = (step.blank ? BLANK_END_EM : END_EM) * step.glyph.size;
    if (part && step.gap <= most) part.push(step);
    else parts.push([{ ...step, gap: 0, blank: false }]);
  }
  return parts;
}

/** The gap that the letters of a piece keep from each other; 0 for type as it is made. */
function spacingOf(piece: readonly Step[]): number {
  const within = piece.slice(1).filter(({ blank }) => !blank);
  const letters = within.filter(({ glyph }) => /^[\p{L}\p{M}]/u.test(glyph.text));
  if (letters.length + 1 < LEAST_SPACED || letters.length * 2 < within.length) return 0;
  const gaps = letters.map(({ gap }) => gap).toSorted((a, b) => a - b);
  const usual = gaps[Math.floor((gaps.length - 1) / 2)] ?? 0;
  const size = piece[0]?.glyph.size ?? 0;
  if (usual < SPACED_EM * size) return 0;
  const even = gaps.filter((gap) => Math.abs(gap - usual) <= EVEN_EM * size).length;
  return even * 2 > gaps.length ? usual : 0;
}

function runOf({ steps, spacing }: { steps: readonly Step[]; spacing: number }): GlyphRun {
  const first = steps[0]?.glyph;
  const glyphs = steps.map(({ glyph }) => glyph);
  const left = Math.min(...glyphs.map(({ x }) => x));
  const right = Math.max(...glyphs.map(({ x, width }) => x + width));
  const { text, rightToLeft } = textOf(steps, spacing);
  return {
    text: presented(text),
    x: left,
    y: first?.y ?? 0,
    width: right - left,
    size: first?.size ?? 0,
    font: first?.font ?? '',
    bold: first?.bold ?? false,
    rightToLeft,
    cut: glyphs.some(({ cut }) => cut),
  };
}

function textOf(steps: readonly Step[], spacing: number): { text: string; rightToLeft: boolean } {
  const blankEm = spacing > 0 ? SPACED_BLANK_EM : BLANK_EM;
  const drawsBlanks = steps.some(({ blank }) => blank);
  const parts = steps.map(({ glyph, gap, blank }, index) => {
    // Where the file draws its blanks, a gap without one has to be wider to be one.
    const least = spacing + (drawsBlanks && spacing > 0 ? 2 * blankEm : blankEm) * glyph.size;
    return `${index > 0 && (blank || gap > least) ? ' ' : ''}${isUnseen(glyph) ? '' : glyph.text}`;
  });
  const backward = steps.filter(({ glyph }) => RIGHT_TO_LEFT.test(glyph.text)).length;
  const rightToLeft = backward * 2 > steps.length;
  if (!rightToLeft || isDrawnBackwards(steps)) return { text: parts.join(''), rightToLeft };
  // Drawn from left to right in the order of places: read from the right, but numbers as they stand.
  const reversed = parts.toReversed().map((part) => (part.startsWith(' ') ? `${part.slice(1)} ` : part));
  return {
    text: reversed.join('').replace(/\d+/gu, (digits) => [...digits].toReversed().join('')),
    rightToLeft,
  };
}

/** Where a word might break and does not, some programs leave a hyphen that has no width. */
function isUnseen({ text, width, size }: Glyph): boolean {
  return text === '\u00ad' && width < UNSEEN_EM * size;
}

function isDrawnBackwards(steps: readonly Step[]): boolean {
  return (steps.at(-1)?.glyph.x ?? 0) < (steps[0]?.glyph.x ?? 0);
}

/** Replaces ligatures and presentation forms by ordinary letters. */
function presented(text: string): string {
  return text
    .replace(/[\ufb00-\ufb06\ufb1d-\ufdff\ufe70-\ufefc]/gu, (form) => form.normalize('NFKC'))
    .normalize('NFC');
}
