/** Reloads the pages once everything that is under way has ended well: what changes together shows together. */
export class Reloader {
  readonly #underWay = new Map<string, number>();
  readonly #reload: () => void;
  #isWanted = false;

  constructor(reload: () => void) {
    this.#reload = reload;
  }

  begins(what: string): void {
    this.#underWay.set(what, (this.#underWay.get(what) ?? 0) + 1);
  }

  /** All that was begun under this name. What has failed is not shown. */
  ends(what: string, isWell = true): void {
    this.#underWay.delete(what);
    this.#isWanted = this.#isWanted || isWell;
    if (this.#underWay.size > 0 || !this.#isWanted) return;
    this.#isWanted = false;
    this.#reload();
  }
}
