/** The last things that happened at the table, with the name's pseudonym of who did it. In the page's memory only. */
import { namesItsAuthor, type TableEvent, tableEvents } from '../../domain/table/tableEvents.ts';
import type { TableView } from '../../domain/table/tableView.ts';
import { type Observable, Subject } from '../../fluid/observable.ts';

export interface Happening {
  /** Grows by one with each event of this page. */
  readonly id: number;
  readonly event: TableEvent;
  /** Participant id; undefined where it is not known, or not to be told. */
  readonly by: string | undefined;
}

export const HAPPENINGS_MAX = 10;

export class Happenings {
  /** Oldest first. */
  readonly log: Observable<readonly Happening[]>;
  readonly #log = new Subject<readonly Happening[]>([]);
  #seen: TableView;
  #count = 0;

  constructor(seen: TableView) {
    this.#seen = seen;
    this.log = this.#log;
  }

  /** Takes the table as it is now for known. */
  skip(now: TableView): void {
    this.#seen = now;
  }

  /** Adds what has happened since the last view; it is for the caller to `tell`. */
  see(now: TableView, by: string | undefined): void {
    const events = tableEvents(this.#seen, now);
    this.#seen = now;
    if (events.length === 0) return;
    const added = events.map((event): Happening => {
      this.#count += 1;
      return { id: this.#count, event, by: namesItsAuthor(event) ? by : undefined };
    });
    this.#log.replace([...this.#log.get(), ...added].slice(-HAPPENINGS_MAX));
  }

  tell(): void {
    this.#log.tell();
  }
}
