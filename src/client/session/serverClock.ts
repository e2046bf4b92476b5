/**
 * The server's time on this device, whose own clock may be wrong by hours. A few questions are asked, and the one that
 * was answered fastest tells best how far the two are apart: the error is at most half of its way there and back.
 */
import { type Observable, Subject } from '../../fluid/observable.ts';

const SAMPLES = 5;
/** Good enough: an answer this fast is off by at most half of it. */
const GOOD_ROUND_TRIP_MS = 60;
/** A clock that is set right, or drifts in a long meeting, is noticed after this long. */
const ASK_AGAIN_AFTER_MS = 5 * 60_000;

export interface ServerClockOptions {
  /** Milliseconds since 1970, as the server has it. */
  readonly askServer: () => Promise<number>;
  /** This device's clock, milliseconds since 1970. */
  readonly nowMs: () => number;
}

export class ServerClock {
  /** What is added to this device's clock, milliseconds; undefined until the server has answered once. */
  readonly offsetMs: Observable<number | undefined>;
  readonly #offsetMs = new Subject<number | undefined>(undefined);
  readonly #options: ServerClockOptions;
  #asking: Promise<void> | undefined;
  #askedAtMs = Number.NEGATIVE_INFINITY;

  constructor(options: ServerClockOptions) {
    this.#options = options;
    this.offsetMs = this.#offsetMs;
  }

  /** The server's time, as well as it is known: this device's own until the first answer. */
  nowMs(): number {
    return this.#options.nowMs() + (this.#offsetMs.get() ?? 0);
  }

  /** Asks the server unless it was asked a little while ago. Never fails: without an answer the last one holds. */
  async sync(): Promise<void> {
    const sinceMs = Math.abs(this.#options.nowMs() - this.#askedAtMs);
    if (this.#offsetMs.get() !== undefined && sinceMs < ASK_AGAIN_AFTER_MS) return;
    this.#asking ??= this.#ask().finally(() => {
      this.#asking = undefined;
    });
    await this.#asking;
  }

  async #ask(): Promise<void> {
    const { askServer, nowMs } = this.#options;
    let best: { readonly roundTripMs: number; readonly offsetMs: number } | undefined;
    for (let i = 0; i < SAMPLES && (best === undefined || best.roundTripMs > GOOD_ROUND_TRIP_MS); i += 1) {
      const sentMs = nowMs();
      const serverMs = await askServer().catch(() => undefined);
      if (serverMs === undefined) break;
      const roundTripMs = nowMs() - sentMs;
      // A clock that was set in between says nothing.
      if (roundTripMs < 0) continue;
      const offsetMs = serverMs - (sentMs + roundTripMs / 2);
      if (best === undefined || roundTripMs < best.roundTripMs) best = { roundTripMs, offsetMs };
    }
    if (!best) return;
    this.#askedAtMs = nowMs();
    this.#offsetMs.set(best.offsetMs);
  }
}
