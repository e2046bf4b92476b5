/**
 * This page's side of seals (decision 43): what it knows of those on the table, and what it has written itself.
 * Belongs to one session and outlives its reopened documents. `sealing.ts` does the work.
 */
import { type Observable, Subject } from '../../fluid/observable.ts';
import type { SealedContent } from '../../shared/seal.ts';
import type { OwnContent, Sealed, Sealing, SealingOptions, SealReply } from './sealing.ts';
import { unsealedKey } from './unsealedKey.ts';

/** A page that opens checks many seals: its views are derived again for several of them at once. */
const TELL_AFTER_MS = 20;

export interface SealsOptions extends Omit<SealingOptions, 'left'> {
  readonly load: () => Promise<{ readonly createSealing: (options: SealingOptions) => Sealing }>;
}

export class Seals {
  /** Increases when checks have ended. */
  readonly checked: Observable<number>;
  /** Signatures for what this person has written. */
  readonly sealed: Observable<readonly Sealed[]>;
  readonly sessionId: string;

  readonly #options: SealsOptions;
  /** Without key or cryptography names are a matter of trust. */
  readonly #canCheck: boolean;
  readonly #checked = new Subject(0);
  readonly #sealed = new Subject<readonly Sealed[]>([]);
  /** Undefined while it is being checked. */
  readonly #results = new Map<string, boolean | undefined>();
  /** What this page has written: it needs no signature to know whose that is. */
  readonly #written = new Set<string>();
  #waiting: OwnContent[] = [];
  /** Signed, and perhaps not stored by the service yet. */
  #toForget: SealedContent[] = [];
  #telling: ReturnType<typeof setTimeout> | undefined;
  #sealing: Promise<Sealing> | undefined;
  readonly #left = new AbortController();

  constructor(options: SealsOptions) {
    this.#options = options;
    this.#canCheck = options.key !== undefined && globalThis.crypto?.subtle !== undefined;
    this.sessionId = options.sessionId;
    this.checked = this.#checked;
    this.sealed = this.#sealed;
    if (this.#canCheck && options.api) void this.#requestUnsealed();
  }

  /** Undefined while that is being checked. */
  isSealed(content: SealedContent, seal: string | undefined): boolean | undefined {
    const canAsk = content.kind === 'placement' && this.#options.api !== undefined;
    if (!this.#canCheck && !canAsk) return true;
    if (this.#written.has(keyOf(content))) return true;
    if (seal === undefined && !canAsk) return false;
    const key = `${keyOf(content)} ${seal}`;
    if (!this.#results.has(key)) {
      this.#results.set(key, undefined);
      void this.#check(key, content, seal);
    }
    return this.#results.get(key);
  }

  /** Has the server sign what this person has written; `sealed` has the result. */
  request(content: SealedContent): void {
    const key = keyOf(content);
    if (!this.#canCheck || !this.#options.api || this.#written.has(key) || !isOwn(content)) return;
    this.#written.add(key);
    this.#waiting.push(content);
    queueMicrotask(() => void this.#requestWaiting());
  }

  /** The service has stored the signatures that there were. */
  stored(): void {
    const contents = this.#toForget;
    this.#toForget = [];
    if (contents.length > 0) void this.#load().then(({ unsealed }) => unsealed.remove(contents));
  }

  /** The page has left the session. */
  close(): void {
    this.#left.abort();
    clearTimeout(this.#telling);
  }

  async #check(key: string, content: SealedContent, seal: string | undefined): Promise<void> {
    try {
      this.#results.set(key, await (await this.#load()).check(content, seal));
    } catch {
      // The page's own server is away: the next change tries again.
      this.#results.delete(key);
      return;
    }
    this.#telling ??= setTimeout(() => {
      this.#telling = undefined;
      this.#checked.set(this.#checked.get() + 1);
    }, TELL_AFTER_MS);
  }

  /** What pages of this person that were closed too early have left on the device. */
  async #requestUnsealed(): Promise<void> {
    try {
      if ((this.#options.storage?.getItem(unsealedKey(this.sessionId)) ?? null) === null) return;
      const sealing = await this.#load();
      const contents = sealing.unsealed.all().filter(isOwn);
      for (const content of contents) this.#written.add(keyOf(content));
      this.#take(await sealing.request(contents));
    } catch {
      // Storage is forbidden, or the page's own server is away: the next page asks.
    }
  }

  async #requestWaiting(): Promise<void> {
    const contents = this.#waiting;
    this.#waiting = [];
    if (contents.length === 0) return;
    try {
      const sealing = await this.#load();
      for (const content of contents) sealing.unsealed.keep(content);
      this.#take(await sealing.request(contents));
    } catch {
      // With what is written next.
      this.#waiting.push(...contents);
    }
  }

  #take(replies: readonly SealReply[]): void {
    const sealed = replies.flatMap(({ content, seal }) => (seal === null ? [] : [{ content, seal }]));
    if (sealed.length < replies.length) this.#forgetRefused(replies);
    if (sealed.length === 0) return;
    this.#toForget.push(...sealed.map(({ content }) => content));
    this.#sealed.set([...this.#sealed.get(), ...sealed]);
  }

  /** Words that the server does not sign have no name on the other pages, so they have none on this page either. */
  #forgetRefused(replies: readonly SealReply[]): void {
    const refused = replies.filter(({ seal }) => seal === null).map(({ content }) => content);
    for (const content of refused) this.#written.delete(keyOf(content));
    this.#checked.set(this.#checked.get() + 1);
    void this.#load().then(({ unsealed }) => unsealed.remove(refused));
  }

  #load(): Promise<Sealing> {
    const { load, ...options } = this.#options;
    this.#sealing ??= load().then(({ createSealing }) =>
      createSealing({ ...options, left: this.#left.signal }),
    );
    this.#sealing.catch(() => {
      this.#sealing = undefined;
    });
    return this.#sealing;
  }
}

const keyOf = ({ kind, id, by, texts }: SealedContent): string => JSON.stringify([kind, id, by, texts]);

const isOwn = (content: SealedContent): content is OwnContent =>
  content.kind !== 'placement' && content.kind !== 'phoneName';
