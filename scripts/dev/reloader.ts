/** Reloads once everything that is under way has ended, telling what of it ended well: what changes together shows together. */
export class Reloader {
  readonly #underWay = new Map<string, number>();
  readonly #reload: (changed: ReadonlySet<string>) => void;
  #changed = new Set<string>();

  constructor(reload: (changed: ReadonlySet<string>) => void) {
    this.#reload = reload;
  }

  begins(what: string): void {
    this.#underWay.set(what, (this.#underWay.get(what) ?? 0) + 1);
  }

  /** All that was begun under this name. What has failed is not shown. */
  ends(what: string, isWell = true): void {
    this.#underWay.delete(what);
    if (isWell) this.#changed.add(what);
    if (this.#underWay.size > 0 || this.#changed.size === 0) return;
    const changed = this.#changed;
    this.#changed = new Set();
    this.#reload(changed);
  }
}
