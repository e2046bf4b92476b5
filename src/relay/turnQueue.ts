/**
 * Queue for bursts of work: a bounded amount is done in each turn of the event loop, so that other requests are answered in
 * between. Sources of work take turns (round robin).
 */
export class TurnQueue {
  readonly #costPerTurn: number;
  /** By source, in the order of arrival. */
  readonly #waiting = new Map<object, Job[]>();
  #spent = 0;
  #isScheduled = false;

  constructor(costPerTurn: number) {
    this.#costPerTurn = costPerTurn;
  }

  /** Does the work at once if there is room in this turn, and after all that the same one has brought before. */
  add(owner: object, cost: number, work: () => void): void {
    const earlier = this.#waiting.get(owner);
    if (earlier) earlier.push({ cost, work });
    else if (this.#spent < this.#costPerTurn) this.#do({ cost, work });
    else this.#waiting.set(owner, [{ cost, work }]);
    this.#schedule();
  }

  /** Whether something of this one waits. */
  has(owner: object): boolean {
    return this.#waiting.has(owner);
  }

  /** Forgets what waits. */
  drop(owner: object): void {
    this.#waiting.delete(owner);
  }

  #do({ cost, work }: Job): void {
    this.#spent += cost;
    work();
  }

  #schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    setImmediate(() => {
      this.#isScheduled = false;
      this.#spent = 0;
      this.#takeTurns();
      if (this.#waiting.size > 0) this.#schedule();
    });
  }

  #takeTurns(): void {
    while (this.#spent < this.#costPerTurn) {
      const [next] = this.#waiting;
      if (!next) return;
      const [owner, jobs] = next;
      this.#waiting.delete(owner);
      const job = jobs.shift();
      // Behind all others, and before its own work can bring more.
      if (jobs.length > 0) this.#waiting.set(owner, jobs);
      if (job) this.#do(job);
    }
  }
}

interface Job {
  readonly cost: number;
  readonly work: () => void;
}
