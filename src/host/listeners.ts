/** A set of listeners to one event. Telling them is safe while they come and go. */
export interface Listeners<A extends unknown[], R> {
  add(listener: (...args: A) => R): () => void;
  tell(...args: A): R[];
}

export function createListeners<A extends unknown[], R>(): Listeners<A, R> {
  // Wrapped, so that the same function added twice is two listeners and each removal takes away its own.
  const entries = new Set<{ readonly listener: (...args: A) => R }>();
  return {
    add(listener) {
      const entry = { listener };
      entries.add(entry);
      return () => {
        entries.delete(entry);
      };
    },
    tell: (...args) => [...entries].map(({ listener }) => listener(...args)),
  };
}
