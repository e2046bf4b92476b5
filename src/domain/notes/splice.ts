/** A change of a text: one range removed and one text inserted. Positions are UTF-16 units, as in a text field. */
export interface Splice {
  readonly at: number;
  /** Number of units removed. */
  readonly removed: number;
  readonly inserted: string;
}

/**
 * The smallest change from one text to the other; undefined if they are equal. If several are possible ("aa" to
 * "aaa"), the one that ends at the caret, which is what the person did.
 */
export function spliceBetween(before: string, after: string, caret = after.length): Splice | undefined {
  if (before === after) return undefined;
  const shorter = Math.min(before.length, after.length);
  let tail = 0;
  const longestTail = Math.min(shorter, after.length - caret);
  while (tail < longestTail && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  let head = 0;
  while (head < shorter - tail && before[head] === after[head]) head += 1;
  // The caret may be before the change, as when text is dropped from elsewhere.
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  if (cutsPair(before, head) || cutsPair(after, head)) head -= 1;
  if (cutsPair(before, before.length - tail) || cutsPair(after, after.length - tail)) tail -= 1;
  return { at: head, removed: before.length - tail - head, inserted: after.slice(head, after.length - tail) };
}

export function withSplice(text: string, { at, removed, inserted }: Splice): string {
  return text.slice(0, at) + inserted + text.slice(at + removed);
}

/** Maps a position through a change. A position inside the removed range, or at an insertion, stays on the left. */
export function movedBy(place: number, { at, removed, inserted }: Splice): number {
  if (place <= at) return place;
  if (place >= at + removed) return place - removed + inserted.length;
  return at + inserted.length;
}

/**
 * Transforms `mine`, made from the same text as `theirs`, so that it can be applied after theirs; apply the result
 * one by one, last position first. It removes nothing that they inserted, and keeps everything that I inserted.
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
    // My text in the place of their change goes after theirs, or stays before it.
    ...(before > 0
      ? [{ at: mine.at, removed: before, inserted: mine.inserted }]
      : [{ at: theirEnd + shift, removed: 0, inserted: mine.inserted }]),
  ];
}

/** True inside a surrogate pair. */
function cutsPair(text: string, at: number): boolean {
  return (
    at > 0 &&
    at < text.length &&
    /[\uD800-\uDBFF]/.test(text[at - 1] ?? '') &&
    /[\uDC00-\uDFFF]/.test(text[at] ?? '')
  );
}
