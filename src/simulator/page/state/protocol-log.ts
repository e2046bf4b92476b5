import type { ProtocolLine } from '../host/host-frame.ts';

/** Enough for the start of a meeting with many people without slowing the page. */
const KEPT_LINES = 500;

export interface LogEntry extends ProtocolLine {
  readonly key: number;
  readonly at: Date;
  readonly who: string;
}

/** The latest messages between the app's frames and this host, newest first. */
export class ProtocolLog {
  #entries: readonly LogEntry[] = [];
  #count = 0;
  readonly #listeners = new Set<() => void>();

  readonly snapshot = (): readonly LogEntry[] => this.#entries;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  add(who: string, line: ProtocolLine): void {
    this.#count += 1;
    const entry = { ...line, who, at: new Date(), key: this.#count };
    this.#set([entry, ...this.#entries].slice(0, KEPT_LINES));
  }

  readonly clear = (): void => this.#set([]);

  #set(entries: readonly LogEntry[]): void {
    this.#entries = entries;
    for (const listener of this.#listeners) listener();
  }
}
