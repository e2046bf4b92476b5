/** The first error of any lambda: while loading it rejects the load, afterwards it is reported once. */
export class FirstFailure {
  readonly #onFailure: (error: unknown) => void;
  readonly #rejected: Promise<never>;
  #reject: (error: unknown) => void = () => undefined;
  #state: 'loading' | 'loaded' | 'reported' = 'loading';

  constructor(onFailure: (error: unknown) => void) {
    this.#onFailure = onFailure;
    this.#rejected = new Promise((_, reject) => {
      this.#reject = reject;
    });
    this.#rejected.catch(() => undefined);
  }

  report(error: unknown): void {
    const state = this.#state;
    this.#state = 'reported';
    this.#reject(error);
    if (state === 'loaded') this.#onFailure(error);
  }

  or<T>(work: Promise<T>): Promise<T> {
    return Promise.race([work, this.#rejected]);
  }

  /** From now on an error is reported. Throws one that came in meanwhile. */
  async loaded(): Promise<void> {
    if (this.#state === 'reported') await this.#rejected;
    this.#state = 'loaded';
  }
}
