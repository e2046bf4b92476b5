/** Returns a shuffled copy (Fisher-Yates). `random` returns numbers uniform in [0, 1). */
export function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const rest = [...items];
  const out: T[] = [];
  while (rest.length > 0) out.push(...rest.splice(Math.floor(random() * rest.length), 1));
  return out;
}
