/**
 * Retries of this page: growing waits with jitter, which end early when the network returns or the page becomes
 * visible again.
 */

export interface RetryPolicy {
  readonly firstMs: number;
  /** The wait doubles up to this. */
  readonly longestMs: number;
}

/** Calls the listener when a retry may help, until the returned function is called. */
export type Comeback = (listener: () => void) => () => void;

/** A wait is up to this much longer than its base, so that pages which failed together do not retry together. */
const JITTER = 0.5;
/** Pages behind one network return at the same time: their retries are spread over this time. */
const COMEBACK_SPREAD_MS = 1_000;

/** The browser's events. Without a browser there are none. */
export const onComeback: Comeback = (listener) => {
  const { document } = globalThis;
  const onVisible = () => {
    if (document.visibilityState === 'visible') listener();
  };
  globalThis.addEventListener?.('online', listener);
  document?.addEventListener('visibilitychange', onVisible);
  return () => {
    globalThis.removeEventListener?.('online', listener);
    document?.removeEventListener('visibilitychange', onVisible);
  };
};

export interface RetryOptions {
  readonly policy: RetryPolicy;
  /** From 0 to 1. */
  readonly random: () => number;
  readonly comeback?: Comeback;
}

/** Retries of one thing: at most one wait at a time. */
export class Retry {
  readonly #policy: RetryPolicy;
  readonly #random: () => number;
  readonly #comeback: Comeback;
  #failures = 0;
  #waiting: { readonly timer: ReturnType<typeof setTimeout>; readonly stop: () => void } | undefined;

  constructor({ policy, random, comeback = onComeback }: RetryOptions) {
    this.#policy = policy;
    this.#random = random;
    this.#comeback = comeback;
  }

  get isWaiting(): boolean {
    return this.#waiting !== undefined;
  }

  /** Runs once after the next wait, which is longer than the one before. Replaces a running wait. */
  wait(run: () => void): void {
    const { firstMs, longestMs } = this.#policy;
    const baseMs = Math.min(firstMs * 2 ** this.#failures, longestMs);
    this.#failures += 1;
    this.#runIn(baseMs * (1 + JITTER * this.#random()), run);
  }

  /** Runs once within a second: for requests without a failure that all pages may make at the same time. */
  soon(run: () => void): void {
    this.#runIn(COMEBACK_SPREAD_MS * this.#random(), run);
  }

  /** It worked: resets the backoff. */
  reset(): void {
    this.#failures = 0;
  }

  cancel(): void {
    clearTimeout(this.#waiting?.timer);
    this.#waiting?.stop();
    this.#waiting = undefined;
  }

  #runIn(waitMs: number, run: () => void): void {
    this.cancel();
    const endsAtMs = performance.now() + waitMs;
    const go = () => {
      this.cancel();
      run();
    };
    const timer = setTimeout(go, waitMs);
    const stop = this.#comeback(() => {
      const soonMs = COMEBACK_SPREAD_MS * this.#random();
      if (endsAtMs - performance.now() > soonMs) this.#runIn(soonMs, run);
    });
    this.#waiting = { timer, stop };
  }
}

/** Retries as long as the failure is temporary, and throws any other. Never settles once `left` is aborted. */
export function retrying<T>(
  ask: () => Promise<T>,
  options: RetryOptions & {
    readonly isWorthRetrying: (error: unknown) => boolean;
    readonly left: AbortSignal;
  },
): Promise<T> {
  const { isWorthRetrying, left } = options;
  const retry = new Retry(options);
  left.addEventListener('abort', () => retry.cancel());
  return new Promise((resolve, reject) => {
    const attempt = () => {
      if (left.aborted) return;
      ask().then(
        (answer) => {
          if (!left.aborted) resolve(answer);
        },
        (error: unknown) => {
          if (left.aborted) return;
          if (isWorthRetrying(error)) retry.wait(attempt);
          else reject(error);
        },
      );
    };
    attempt();
  });
}
