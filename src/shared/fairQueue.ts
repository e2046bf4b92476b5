/**
 * Queue for long work: one piece begins in each turn of the event loop, so that short requests are answered in between. Callers
 * take turns (round robin), so a caller with many pieces delays only itself.
 */
export class FairQueue {
  readonly #atOnce: number;
  readonly #standsBack: () => boolean;
  /** By caller, in the order in which they asked. */
  readonly #waiting = new Map<string, (() => Promise<void>)[]>();
  #underWay = 0;
  #isScheduled = false;

  /**
   * `atOnce`: so much may be under way, waiting for the database for instance. `standsBack` is asked in each turn; nothing is
   * begun in a turn in which it holds.
   */
  constructor(atOnce: number, standsBack: () => boolean = () => false) {
    this.#atOnce = atOnce;
    this.#standsBack = standsBack;
  }

  run<T>(caller: string, work: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      // Also for work that throws before it returns its promise.
      const piece = async (): Promise<void> => {
        try {
          resolve(await work());
        } catch (error) {
          reject(error);
        }
      };
      const earlier = this.#waiting.get(caller);
      if (earlier) earlier.push(piece);
      else this.#waiting.set(caller, [piece]);
      this.#schedule();
    });
  }

  #schedule(): void {
    if (this.#isScheduled || this.#waiting.size === 0 || this.#underWay >= this.#atOnce) return;
    this.#isScheduled = true;
    setImmediate(() => {
      this.#isScheduled = false;
      if (!this.#standsBack()) this.#begin();
      this.#schedule();
    });
  }

  #begin(): void {
    const [next] = this.#waiting;
    if (!next) return;
    const [caller, pieces] = next;
    this.#waiting.delete(caller);
    const piece = pieces.shift();
    // Behind all others.
    if (pieces.length > 0) this.#waiting.set(caller, pieces);
    if (!piece) return;
    this.#underWay += 1;
    void piece().finally(() => {
      this.#underWay -= 1;
      this.#schedule();
    });
  }
}
