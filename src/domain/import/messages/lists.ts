/** More than so many are counted rather than named. */
const NAMED_MAX = 8;

/** "3, 4 og 7": as people say a list, long ones with the number of those that are left out. */
export function listed(
  items: readonly (string | number)[],
  and: string,
  more: (count: number) => string,
): string {
  const named = items.length > NAMED_MAX ? items.slice(0, NAMED_MAX - 1) : items;
  const parts = [
    ...named.map(String),
    ...(items.length > named.length ? [more(items.length - named.length)] : []),
  ];
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} ${and} ${last}`;
}
