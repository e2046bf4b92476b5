/** The list with one entry moved; the index is counted from 0 and clamped. */
export function moved<T extends { readonly id: string }>(
  entries: readonly T[],
  id: string,
  to: number,
): readonly T[] {
  const entry = entries.find((each) => each.id === id);
  if (!entry) return entries;
  const others = entries.filter((each) => each.id !== id);
  const at = Math.min(Math.max(to, 0), others.length);
  return [...others.slice(0, at), entry, ...others.slice(at)];
}
