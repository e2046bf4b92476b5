/**
 * So many calls of one caller are answered at once; the others wait in order. Each answer in progress holds memory for its packing, and
 * calls that are answered together stand in the way of everybody else's. How many may wait is for the caller's rate limit.
 */
export class Turns {
  readonly #most: number;
  readonly #callers = new Map<string, { underWay: number; readonly waiting: (() => void)[] }>();

  constructor(most: number) {
    this.#most = most;
  }

  async take(caller: string): Promise<void> {
    const turns = this.#callers.get(caller) ?? { underWay: 0, waiting: [] };
    this.#callers.set(caller, turns);
    if (turns.underWay < this.#most) turns.underWay += 1;
    // A turn that is given back goes to the next one.
    else await new Promise<void>((resolve) => turns.waiting.push(resolve));
  }

  give(caller: string): void {
    const turns = this.#callers.get(caller);
    if (!turns) return;
    const next = turns.waiting.shift();
    if (next) next();
    else turns.underWay -= 1;
    if (turns.underWay === 0) this.#callers.delete(caller);
  }
}
