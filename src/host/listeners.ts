/** A set of listeners to one event. Adding and removing them during a call is safe. */
export interface Listeners<A extends unknown[], R> {
  add(listener: (...args: A) => R): () => void;
  tell(...args: A): R[];
}

export function createListeners<A extends unknown[], R>(): Listeners<A, R> {
  // Wrapped, so that a function added twice is two listeners and each removal removes its own.
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
