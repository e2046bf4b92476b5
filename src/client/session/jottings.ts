/**
 * A person's jottings: stored on this device only until they share or delete them. By meeting, one jotting for each
 * subject.
 */
import { type Observable, Subject } from '../../fluid/observable.ts';

/** Texts by subject: a card's id, or {@link WITHOUT_CARD}. */
export type JottingsBySubject = Readonly<Record<string, string>>;

/** Subject of jottings without a card. */
export const WITHOUT_CARD = '';

/**
 * The part of the browser's storage that is used. Every call may throw: storage can be full, or forbidden in a frame.
 */
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

  /** A text of blanks alone counts as empty. */
  keep(subject: string, text: string): void {
    if (text.trim() === '') this.remove(subject);
    else this.#set(subject, text);
  }

  /** Appends a text to the subject's jotting. */
  add(subject: string, text: string): void {
    const before = this.textOf(subject);
    this.keep(subject, before === '' ? text : `${before}\n${text}`);
  }

  remove(subject: string): void {
    this.#set(subject, undefined);
  }

  #set(subject: string, text: string | undefined): void {
    // Another window of the same person may have written meanwhile. Without storage the page's own copy is used.
    const { [subject]: _, ...others } = this.#read() ?? this.#all.get();
    const all = text === undefined ? others : { ...others, [subject]: text };
    this.#write(all);
    this.#all.set(all);
  }

  /** Undefined without storage. */
  #read(): JottingsBySubject | undefined {
    try {
      return this.#storage && jottingsOf(JSON.parse(this.#storage.getItem(this.#key) ?? '{}'));
    } catch {
      return undefined;
    }
  }

  /** Removes the key when there is nothing to store. */
  #write(all: JottingsBySubject): void {
    try {
      if (Object.keys(all).length === 0) this.#storage?.removeItem(this.#key);
      else this.#storage?.setItem(this.#key, JSON.stringify(all));
    } catch {
      // Without storage it lasts as long as the page.
    }
  }
}

/** The stored value may come from another release of the page. */
function jottingsOf(stored: unknown): JottingsBySubject {
  if (typeof stored !== 'object' || stored === null) return {};
  return Object.fromEntries(
    Object.entries(stored).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
