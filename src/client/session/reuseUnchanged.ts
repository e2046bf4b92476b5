/** Keeps the identity of unchanged parts between two views of one table, so that `===` decides whether to render. */

type Plain = Readonly<Record<string, unknown>>;

/**
 * The value `after`, in which every part that equals its counterpart in `before` is that very object. Items of a list are
 * counterparts by their `id`, or else by their place. Both are plain data, as the table's view is.
 */
export function reuseUnchanged<T>(before: T, after: T): T;
export function reuseUnchanged(before: unknown, after: unknown): unknown {
  if (Object.is(before, after)) return before;
  if (Array.isArray(before) && Array.isArray(after)) return reuseItems(before, after);
  if (isPlain(before) && isPlain(after)) return reuseFields(before, after);
  return after;
}

export function isSame<T>(before: T, after: T): boolean {
  return reuseUnchanged(before, after) === before;
}

function reuseItems(before: readonly unknown[], after: readonly unknown[]): readonly unknown[] {
  const byId = new Map(before.flatMap((item) => (idOf(item) === undefined ? [] : [[idOf(item), item]])));
  const items = after.map((item, at) => reuseUnchanged(byId.get(idOf(item)) ?? before[at], item));
  return items.length === before.length && items.every((item, at) => item === before[at]) ? before : items;
}

function reuseFields(before: Plain, after: Plain): Plain {
  const names = Object.keys(after);
  const fields = Object.fromEntries(names.map((name) => [name, reuseUnchanged(before[name], after[name])]));
  const isEqual =
    names.length === Object.keys(before).length &&
    names.every((name) => name in before && fields[name] === before[name]);
  return isEqual ? before : fields;
}

function idOf(item: unknown): unknown {
  return isPlain(item) ? item.id : undefined;
}

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
