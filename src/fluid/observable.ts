/** A value that changes over time, in the form that `useSyncExternalStore` reads. */
export interface Observable<T> {
  /** The same object until the value changes. */
  readonly get: () => T;
  /** Calls the listener after every change, until the returned function is called. */
  readonly subscribe: (listener: () => void) => () => void;
}

export class Subject<T> implements Observable<T> {
  #value: T;
  readonly #listeners = new Set<() => void>();

  constructor(value: T) {
    this.#value = value;
  }

  readonly get = (): T => this.#value;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  };

  set(value: T): void {
    if (Object.is(value, this.#value)) return;
    this.replace(value);
    this.tell();
  }

  /** Changes the value; the caller then calls `tell` to notify the listeners. */
  replace(value: T): void {
    this.#value = value;
  }

  tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
