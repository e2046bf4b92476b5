/**
 * Keeps one document open for this page: opens it, retries after a failure, opens it again beside a silent one, and
 * replaces a closed one. Used for table and notes; knows nothing of the document's content.
 */
import type { LiveDocument } from '../../fluid/sharedDocument.ts';
import { whenLive } from '../../fluid/whenLive.ts';
import { type Comeback, onComeback, Retry, type RetryPolicy } from './retry.ts';
import { withTimeout } from './withTimeout.ts';

/** Timeout for opening a document, and for a document beside a silent one to become live. */
const OPEN_TIMEOUT_MS = 15_000;
const AFTER_FAILURE: RetryPolicy = { firstMs: 1_000, longestMs: 10_000 };
/** A document that is not live for this long is opened again, repeatedly. */
const WHILE_SILENT: RetryPolicy = { firstMs: 10_000, longestMs: 10_000 };
/** Minimum time between forced attempts to connect. */
const RECONNECT_EVERY_MS = 5_000;

export interface Supervised {
  readonly document: Pick<LiveDocument, 'connection' | 'reconnect'>;
}

export interface SupervisorOptions<Opened extends Supervised> {
  /** One attempt. Sends no requests after `left` is aborted. */
  readonly open: (left: AbortSignal) => Promise<Opened>;
  /** Closes a document that is not, or no longer, the supervised one. */
  readonly leave: (opened: Opened) => void;
  /** Whether another attempt can succeed. */
  readonly isWorthRetrying: (error: unknown) => boolean;
  /** The document is supervised from now on. The previous one is closed afterwards. */
  readonly onOpened: (opened: Opened) => void;
  /** Called when it is live for the first time. */
  readonly onLive?: (opened: Opened) => void;
  readonly onFailed: (error: unknown, isRetrying: boolean) => void;
  /** From 0 to 1. */
  readonly random: () => number;
  readonly comeback?: Comeback;
}

/** The document closed before it had been live. */
export class ClosedBeforeLive extends Error {
  override readonly name = 'ClosedBeforeLive';
}

interface Held<Opened> {
  readonly opened: Opened;
  readonly left: AbortController;
  readonly stop: () => void;
  wasLive: boolean;
}

export class DocumentSupervisor<Opened extends Supervised> {
  readonly #options: SupervisorOptions<Opened>;
  readonly #retry: Retry;
  readonly #silence: Retry;
  readonly #stopComeback: () => void;
  #attempt: AbortController | undefined;
  /** The attempt that replaces the document, unlike one beside a silent document. */
  #replacing: AbortController | undefined;
  #held: Held<Opened> | undefined;
  #reconnectedAtMs = Number.NEGATIVE_INFINITY;
  #closed = false;

  constructor(options: SupervisorOptions<Opened>) {
    this.#options = options;
    const { random, comeback = onComeback } = options;
    this.#retry = new Retry({ policy: AFTER_FAILURE, random, comeback });
    // When the network returns, the silent document reconnects at once; opening another one can wait.
    this.#silence = new Retry({ policy: WHILE_SILENT, random, comeback: () => () => undefined });
    this.#stopComeback = comeback(() => this.#reconnect());
  }

  /** The supervised document: open, and perhaps not live. */
  get opened(): Opened | undefined {
    return this.#held?.opened;
  }

  /** Resolves when the attempt has ended, whatever its result. Cancels a running attempt. */
  async open(): Promise<void> {
    if (this.#closed) return;
    this.#retry.cancel();
    const attempt = this.#begin();
    this.#replacing = attempt;
    try {
      const opened = await this.#reach(attempt);
      if (this.#finish(attempt)) this.#hold(opened, attempt);
      else this.#options.leave(opened);
    } catch (error) {
      attempt.abort();
      if (this.#finish(attempt)) this.#fail(error);
    }
  }

  /** Resets the backoff. */
  forgetFailures(): void {
    this.#retry.reset();
  }

  /** Cancels what is under way and closes the document. */
  close(): void {
    this.#closed = true;
    this.#attempt?.abort();
    this.#attempt = undefined;
    this.#retry.cancel();
    this.#silence.cancel();
    this.#stopComeback();
    const held = this.#held;
    this.#held = undefined;
    if (held) this.#leave(held);
  }

  #begin(): AbortController {
    this.#attempt?.abort();
    this.#attempt = new AbortController();
    return this.#attempt;
  }

  /** Returns whether the attempt's result still counts. */
  #finish(attempt: AbortController): boolean {
    if (this.#attempt !== attempt) return false;
    this.#attempt = undefined;
    return true;
  }

  #reach({ signal }: AbortController): Promise<Opened> {
    const { open, leave } = this.#options;
    return withTimeout(OPEN_TIMEOUT_MS, open(signal), leave, signal);
  }

  /**
   * Some connection failures give no event, so a document that is not live for a while is opened again. It is
   * replaced only by one that is live: until then it keeps the edits made on it, and may recover.
   */
  async #openBeside(silent: Held<Opened>): Promise<void> {
    const attempt = this.#begin();
    try {
      const beside = await this.#reach(attempt);
      const live = await whenLive(beside.document, OPEN_TIMEOUT_MS);
      if (this.#finish(attempt) && live && !isLive(silent.opened)) this.#hold(beside, attempt);
      else {
        attempt.abort();
        this.#options.leave(beside);
      }
    } catch (error) {
      attempt.abort();
      const counts = this.#finish(attempt) && !isLive(silent.opened);
      if (counts && !this.#options.isWorthRetrying(error)) {
        this.#options.onFailed(error, false);
        return;
      }
    }
    // Still silent: tries again.
    this.#onConnection(silent);
  }

  #hold(opened: Opened, left: AbortController): void {
    const before = this.#held;
    const stop = opened.document.connection.subscribe(() => this.#onConnection(held));
    const held: Held<Opened> = { opened, left, stop, wasLive: false };
    this.#held = held;
    this.#silence.cancel();
    this.#options.onOpened(opened);
    if (before) this.#leave(before);
    this.#onConnection(held);
  }

  #leave({ opened, left, stop }: Held<Opened>): void {
    stop();
    left.abort();
    this.#options.leave(opened);
  }

  #onConnection(held: Held<Opened>): void {
    if (this.#held !== held) return;
    switch (held.opened.document.connection.get().state) {
      case 'live':
        this.#retry.reset();
        this.#silence.cancel();
        if (!held.wasLive) this.#options.onLive?.(held.opened);
        held.wasLive = true;
        return;
      case 'closed':
        this.#silence.cancel();
        // Another attempt would cancel the one that replaces this document, and with it what a person asked for.
        if (this.#attempt && this.#attempt === this.#replacing) return;
        // Without a wait the page would reopen a document that closes each time in a busy loop.
        if (held.wasLive) this.#retry.soon(() => void this.open());
        else this.#fail(new ClosedBeforeLive('the document was over before it had been live'));
        return;
      default:
        if (!this.#silence.isWaiting) this.#silence.wait(() => void this.#openBeside(held));
    }
  }

  /** Fluid waits up to a minute between attempts to connect and cannot tell when the network returns. */
  #reconnect(): void {
    const document = this.#held?.opened.document;
    const state = document?.connection.get().state;
    if (state !== 'connecting' && state !== 'reconnecting') return;
    const nowMs = performance.now();
    if (nowMs - this.#reconnectedAtMs < RECONNECT_EVERY_MS) return;
    this.#reconnectedAtMs = nowMs;
    document?.reconnect();
  }

  #fail(error: unknown): void {
    const isRetrying = this.#options.isWorthRetrying(error);
    this.#options.onFailed(error, isRetrying);
    if (isRetrying) this.#retry.wait(() => void this.open());
  }
}

function isLive({ document }: Supervised): boolean {
  return document.connection.get().state === 'live';
}
