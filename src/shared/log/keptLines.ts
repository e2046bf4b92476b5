/** Lines that wait for room at their destination, in order; those beyond are counted, and told of once there is room again. */
export class KeptLines {
  readonly #take: (line: string) => boolean;
  readonly #maxChars: number;
  readonly #waiting: string[] = [];
  #chars = 0;
  #lost = 0;
  #tellLost: (lines: number) => string = String;

  /** `take` returns false for a line that has no room now. */
  constructor(take: (line: string) => boolean, maxChars: number) {
    this.#take = take;
    this.#maxChars = maxChars;
  }

  get isEmpty(): boolean {
    return this.#waiting.length === 0 && this.#lost === 0;
  }

  /** `tellLost` makes the line that says how many were lost. */
  add(line: string, tellLost: (lines: number) => string): void {
    if (this.isEmpty && this.#take(line)) return;
    if (this.#lost === 0 && this.#chars + line.length <= this.#maxChars) {
      this.#waiting.push(line);
      this.#chars += line.length;
    } else {
      this.#lost += 1;
      this.#tellLost = tellLost;
    }
  }

  /** There is room again. */
  write(): void {
    for (let [next] = this.#waiting; next !== undefined; [next] = this.#waiting) {
      if (!this.#take(next)) return;
      this.#waiting.shift();
      this.#chars -= next.length;
    }
    if (this.#lost > 0 && this.#take(this.#tellLost(this.#lost))) this.#lost = 0;
  }
}
