/** A change of a text as one stretch that goes and one that comes. Positions are UTF-16 units, as a text field counts. */
export interface Splice {
  readonly at: number;
  /** How many units go. */
  readonly removed: number;
  readonly inserted: string;
}

/**
 * The smallest change that makes one text into the other; undefined if they are equal. Where several would do ("aa" to
 * "aaa"), the one that ends at the caret: that is what the person did.
 */
export function spliceBetween(before: string, after: string, caret = after.length): Splice | undefined {
  if (before === after) return undefined;
  const shorter = Math.min(before.length, after.length);
  let tail = 0;
  const longestTail = Math.min(shorter, after.length - caret);
  while (tail < longestTail && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  let head = 0;
  while (head < shorter - tail && before[head] === after[head]) head += 1;
  // The caret may stand before what was changed, as when text is dropped from elsewhere.
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  if (cutsPair(before, head) || cutsPair(after, head)) head -= 1;
  if (cutsPair(before, before.length - tail) || cutsPair(after, after.length - tail)) tail -= 1;
  return { at: head, removed: before.length - tail - head, inserted: after.slice(head, after.length - tail) };
}

export function withSplice(text: string, { at, removed, inserted }: Splice): string {
  return text.slice(0, at) + inserted + text.slice(at + removed);
}

/** Where a place in the text lies after a change. A place within what went, or where something came, keeps to the left. */
export function movedBy(place: number, { at, removed, inserted }: Splice): number {
  if (place <= at) return place;
  if (place >= at + removed) return place - removed + inserted.length;
  return at + inserted.length;
}

/**
 * `mine`, made from the same text as `theirs`, as it is to be done after theirs: one after the other, last place
 * first. Takes nothing away that they have written, and everything that I have written stays.
 */
export function rebased(mine: Splice, theirs: Splice | undefined): readonly Splice[] {
  if (theirs === undefined) return [mine];
  const end = mine.at + mine.removed;
  const theirEnd = theirs.at + theirs.removed;
  const shift = theirs.inserted.length - theirs.removed;
  if (end <= theirs.at) return [mine];
  if (mine.at >= theirEnd) return [{ ...mine, at: mine.at + shift }];
  const before = Math.max(0, theirs.at - mine.at);
  const after = Math.max(0, end - theirEnd);
  return [
    ...(after > 0 ? [{ at: theirEnd + shift, removed: after, inserted: '' }] : []),
    // What I have written in the place of what they have changed comes after theirs, or stays before it.
    ...(before > 0
      ? [{ at: mine.at, removed: before, inserted: mine.inserted }]
      : [{ at: theirEnd + shift, removed: 0, inserted: mine.inserted }]),
  ];
}

/** Between the two halves of a character that takes two units. */
function cutsPair(text: string, at: number): boolean {
  return (
    at > 0 &&
    at < text.length &&
    /[\uD800-\uDBFF]/.test(text[at - 1] ?? '') &&
    /[\uDC00-\uDFFF]/.test(text[at] ?? '')
  );
}
