/**
 * Queue for bursts of work: a bounded amount is done in each turn of the event loop, so that other requests are answered in
 * between. Sources of work take turns (round robin).
 */
export class TurnQueue {
  readonly #costPerTurn: number;
  readonly #standsBack: () => boolean;
  /** By source, in the order of arrival. */
  readonly #waiting = new Map<unknown, Job[]>();
  #spent = 0;
  #isScheduled = false;

  /** `standsBack` is asked as each turn begins; nothing is done in a turn in which it holds. */
  constructor(costPerTurn: number, standsBack: () => boolean = () => false) {
    this.#costPerTurn = costPerTurn;
    this.#standsBack = standsBack;
  }

  /** Does the work at once if there is room in this turn, and after all that the same one has brought before. */
  add(owner: unknown, cost: number, work: () => void): void {
    if (!this.#isScheduled) this.#beginTurn();
    const earlier = this.#waiting.get(owner);
    if (earlier) earlier.push({ cost, work });
    else if (this.#spent < this.#costPerTurn) this.#do({ cost, work });
    else this.#waiting.set(owner, [{ cost, work }]);
    this.#schedule();
  }

  /** Whether something of this one waits. */
  has(owner: unknown): boolean {
    return this.#waiting.has(owner);
  }

  /** Forgets what waits. */
  drop(owner: unknown): void {
    this.#waiting.delete(owner);
  }

  #do({ cost, work }: Job): void {
    this.#spent += cost;
    work();
  }

  #beginTurn(): void {
    this.#spent = this.#standsBack() ? this.#costPerTurn : 0;
  }

  #schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    setImmediate(() => {
      this.#isScheduled = false;
      this.#beginTurn();
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
