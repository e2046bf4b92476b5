/**
 * The server's time on this device, whose own clock may be wrong by hours. Of a few requests the fastest gives the
 * offset; its error is at most half of the round trip.
 */
import { type Observable, Subject } from '../../fluid/observable.ts';
import { Retry, type RetryPolicy } from './retry.ts';

const SAMPLES = 5;
/** Good enough: the error of such a fast answer is at most half of this. */
const GOOD_ROUND_TRIP_MS = 60;
/** A corrected or drifting clock is noticed after this time. */
const ASK_AGAIN_AFTER_MS = 5 * 60_000;

const RETRY: RetryPolicy = { firstMs: 3_000, longestMs: 60_000 };

export interface ServerClockOptions {
  /** The server's time, milliseconds since 1970. */
  readonly askServer: () => Promise<number>;
  /** This device's clock, milliseconds since 1970. */
  readonly nowMs: () => number;
  /** From 0 to 1. */
  readonly random: () => number;
}

export class ServerClock {
  /** Offset to this device's clock, milliseconds; undefined until the server has answered once. */
  readonly offsetMs: Observable<number | undefined>;
  readonly #offsetMs = new Subject<number | undefined>(undefined);
  readonly #options: ServerClockOptions;
  #asking: Promise<void> | undefined;
  readonly #retry: Retry;
  #askedAtMs = Number.NEGATIVE_INFINITY;

  constructor(options: ServerClockOptions) {
    this.#options = options;
    this.offsetMs = this.#offsetMs;
    this.#retry = new Retry({ policy: RETRY, random: options.random });
  }

  /** The server's time as far as known: this device's own until the first answer. */
  nowMs(): number {
    return this.#options.nowMs() + (this.#offsetMs.get() ?? 0);
  }

  /**
   * Asks the server unless it was asked recently. Never fails: without an answer the last offset holds, and the next
   * call asks again.
   */
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
      // The clock was changed in between.
      if (roundTripMs < 0) continue;
      const offsetMs = serverMs - (sentMs + roundTripMs / 2);
      if (best === undefined || roundTripMs < best.roundTripMs) best = { roundTripMs, offsetMs };
    }
    if (!best) return this.#retry.wait(() => void this.sync());
    this.#retry.cancel();
    this.#retry.reset();
    this.#askedAtMs = nowMs();
    this.#offsetMs.set(best.offsetMs);
  }
}
