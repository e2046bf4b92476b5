/**
 * What somebody jots down for themselves: on this device and nowhere else until they share it or throw it away. Kept by
 * meeting, one jotting to a subject.
 */
import { type Observable, Subject } from '../../fluid/observable.ts';

/** Texts by subject: a card's id, or {@link WITHOUT_CARD}. */
export type JottingsBySubject = Readonly<Record<string, string>>;

/** The subject of what belongs to no card. */
export const WITHOUT_CARD = '';

/** The part of the browser's storage that is used. Every call may throw: it can be full, or forbidden in a frame. */
export type JottingsStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

export class Jottings {
  readonly all: Observable<JottingsBySubject>;
  readonly #all: Subject<JottingsBySubject>;
  readonly #storage: JottingsStorage | undefined;
  readonly #key: string;

  constructor(storage: JottingsStorage | undefined, meetingId: string) {
    this.#storage = storage;
    this.#key = `dialogkort.jottings.${meetingId}`;
    this.#all = new Subject(this.#read() ?? {});
    this.all = this.#all;
  }

  textOf(subject: string): string {
    return this.#all.get()[subject] ?? '';
  }

  /** A text of blanks alone is none. */
  keep(subject: string, text: string): void {
    if (text.trim() === '') this.remove(subject);
    else this.#set(subject, text);
  }

  remove(subject: string): void {
    this.#set(subject, undefined);
  }

  #set(subject: string, text: string | undefined): void {
    // Another window of the same person may have written meanwhile. Without storage the page's own copy is all there is.
    const { [subject]: _, ...others } = this.#read() ?? this.#all.get();
    const all = text === undefined ? others : { ...others, [subject]: text };
    this.#write(all);
    this.#all.set(all);
  }

  /** Undefined where nothing can be kept. */
  #read(): JottingsBySubject | undefined {
    try {
      return this.#storage && jottingsOf(JSON.parse(this.#storage.getItem(this.#key) ?? '{}'));
    } catch {
      return undefined;
    }
  }

  /** Leaves nothing on the device when there is nothing to keep. */
  #write(all: JottingsBySubject): void {
    try {
      if (Object.keys(all).length === 0) this.#storage?.removeItem(this.#key);
      else this.#storage?.setItem(this.#key, JSON.stringify(all));
    } catch {
      // Then it lives as long as the page.
    }
  }
}

/** Written by this or another release of the page. */
function jottingsOf(stored: unknown): JottingsBySubject {
  if (typeof stored !== 'object' || stored === null) return {};
  return Object.fromEntries(
    Object.entries(stored).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
