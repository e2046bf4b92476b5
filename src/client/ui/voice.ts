/**
 * Which of a person's windows on this device speaks to screen readers: the panel while it is open, otherwise the stage. The
 * browser's lock is the agreement: it is released when its window closes.
 */
import { useEffect } from 'react';
import { type Observable, Subject } from '../../fluid/observable.ts';
import { useObservable } from '../session/hooks.ts';

export interface VoiceOptions {
  /** Missing in a browser or a frame without locks: then each window speaks. */
  readonly locks: Pick<LockManager, 'request'> | undefined;
  /** The same in the windows of one person at one table, and in no others. */
  readonly name: string;
  /** Takes the voice from a window that has it. */
  readonly comesFirst: boolean;
}

export class Voice {
  readonly speaks: Observable<boolean>;
  readonly #speaks = new Subject(false);
  readonly #options: VoiceOptions;
  readonly #waiting = new AbortController();
  #release: (() => void) | undefined;

  constructor(options: VoiceOptions) {
    this.#options = options;
    this.speaks = this.#speaks;
    if (options.locks) void this.#ask(options.locks, options.comesFirst);
    else this.#speaks.set(true);
  }

  leave(): void {
    this.#waiting.abort();
    this.#release?.();
  }

  async #ask(locks: Pick<LockManager, 'request'>, steal: boolean): Promise<void> {
    const { signal } = this.#waiting;
    try {
      await locks.request(this.#options.name, steal ? { steal } : { signal }, () => this.#speak());
    } catch (error) {
      if (signal.aborted) return;
      const isStolen = error instanceof DOMException && error.name === 'AbortError';
      this.#speaks.set(!isStolen);
      // Another window has taken it: this one stands in line.
      if (isStolen) await this.#ask(locks, false);
    }
  }

  #speak(): Promise<void> | undefined {
    if (this.#waiting.signal.aborted) return undefined;
    this.#speaks.set(true);
    return new Promise((resolve) => {
      this.#release = resolve;
    });
  }
}

/** A page is one window. */
const ofThisPage = new Subject(false);

export function useVoice(name: string, comesFirst: boolean): void {
  useEffect(() => {
    const voice = new Voice({ locks: navigator.locks as LockManager | undefined, name, comesFirst });
    const tell = () => ofThisPage.set(voice.speaks.get());
    const stop = voice.speaks.subscribe(tell);
    tell();
    return () => {
      stop();
      voice.leave();
    };
  }, [name, comesFirst]);
}

/** Whether this window says what happens at the table. */
export function useSpeaks(): boolean {
  return useObservable(ofThisPage);
}
