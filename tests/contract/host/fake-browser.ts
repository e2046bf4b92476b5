import type { ChoosingPage } from '../../../src/host/choose.ts';

/** A browser window with nobody around it, whose person can change their preferences. */
export class FakeBrowser implements ChoosingPage {
  readonly navigator = { language: 'da-DK' };
  readonly #queries: { matches: boolean; readonly about: string; readonly changed: (() => void)[] }[] = [];
  readonly #hidden: (() => void)[] = [];
  #preferences = { dark: false, contrast: false };

  get self(): unknown {
    return this;
  }

  get parent(): unknown {
    return this;
  }

  matchMedia(about: string) {
    const changed: (() => void)[] = [];
    const query = { about, matches: this.#matches(about), changed };
    this.#queries.push(query);
    return Object.assign(query, {
      addEventListener: (_type: string, listener: unknown) => {
        if (typeof listener === 'function') changed.push(() => listener());
      },
    });
  }

  addEventListener(_type: 'pagehide', listener: () => void): void {
    this.#hidden.push(listener);
  }

  prefer(preferences: { readonly dark: boolean; readonly contrast: boolean }): void {
    this.#preferences = preferences;
    const altered = this.#queries.filter((query) => query.matches !== this.#matches(query.about));
    for (const query of altered) query.matches = this.#matches(query.about);
    for (const query of altered) for (const tell of query.changed) tell();
  }

  async hide(): Promise<void> {
    for (const tell of this.#hidden) tell();
  }

  #matches(about: string): boolean {
    return about.includes('contrast') ? this.#preferences.contrast : this.#preferences.dark;
  }
}
