/** One stop for the Tab key, arrow keys from card to card, in the grid as it is seen. */

/**
 * @param key of a keyboard event
 * @param at index of the card that has the focus
 * @param open indices of the cards that can take it, ascending
 * @param columns of the grid
 * @returns the index to go to, or undefined if the key is none of ours or there is nothing in that direction
 */
export function neighbour(
  key: string,
  at: number,
  open: readonly number[],
  columns: number,
): number | undefined {
  if (key === 'Home') return open.at(0);
  if (key === 'End') return open.at(-1);
  if (key === 'ArrowRight') return open.find((index) => index > at);
  if (key === 'ArrowLeft') return open.findLast((index) => index < at);
  if (key === 'ArrowDown') return nearest(open, at, columns, 1);
  if (key === 'ArrowUp') return nearest(open, at, columns, -1);
  return undefined;
}

/** In the nearest row in that direction that has an open card, the one nearest in column. */
function nearest(open: readonly number[], at: number, columns: number, step: 1 | -1): number | undefined {
  const column = at % columns;
  const row = Math.floor(at / columns);
  const last = Math.floor((open.at(-1) ?? 0) / columns);
  for (let r = row + step; r >= 0 && r <= last; r += step) {
    const inRow = open.filter((index) => Math.floor(index / columns) === r);
    const found = inRow.toSorted(
      (a, b) => Math.abs((a % columns) - column) - Math.abs((b % columns) - column),
    )[0];
    if (found !== undefined) return found;
  }
  return undefined;
}
