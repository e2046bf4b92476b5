/** Shorter than a person's reaction to a change on screen. */
const REACTION_MS = 250;

/**
 * At an open table several people press "Turn a card" in the same second. The last press must not lay aside the
 * card that the first one has just turned, because the button has changed its meaning under the finger.
 * Times are of the page's own clock, as events carry it.
 */
export class PressGuard {
  /** What the button stands for. */
  #state: string;
  #sinceMs = Number.NEGATIVE_INFINITY;
  #own = false;

  constructor(state: string) {
    this.#state = state;
  }

  /** The button is seen to stand for this now. */
  see(state: string, nowMs: number): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#sinceMs = this.#own ? Number.NEGATIVE_INFINITY : nowMs;
  }

  /** Whether changes that come now are this person's own, and expected. */
  expectOwn(own: boolean): void {
    this.#own = own;
  }

  /** Whether a press was meant for what the button stood for before: then nothing should be done with it. */
  isMeantForBefore(pressedAtMs: number): boolean {
    return pressedAtMs - this.#sinceMs < REACTION_MS;
  }
}
