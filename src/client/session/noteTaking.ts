/**
 * Whether this person takes notes, as `Roles` says. Opens the notes for note-takers, and closes them at once when the role is
 * lost. Survives reopening of the table. Does not depend on React.
 */
import { type Observable, Subject } from '../../fluid/observable.ts';
import type { SessionView } from '../../shared/contract/schemas/sessions.ts';
import type { Api } from './api.ts';
import type { NotesModule } from './notesModule.ts';
import { notesOutboxKey } from './notesOutboxKey.ts';
import type { NotesSession } from './notesSession.ts';
import type { OutboxStorage } from './outbox.ts';
import { Retry, type RetryPolicy } from './retry.ts';
import { ASK_ROLES_EVERY_MS, type Roles } from './roles.ts';
import type { TableSession } from './tableSession.ts';

const RETRY: RetryPolicy = { firstMs: 3_000, longestMs: 15_000 };
/** Refused notes are requested again: the role may have come back, or the page been updated. */
const AFTER_REFUSAL: RetryPolicy = { firstMs: ASK_ROLES_EVERY_MS, longestMs: ASK_ROLES_EVERY_MS };
/** Timeout for edits that are on their way. */
const ARRIVING_MS = 5_000;

export type NotesState =
  | { readonly kind: 'away' }
  | { readonly kind: 'opening' }
  /** The notes cannot be opened now, and an immediate retry does not help. */
  | { readonly kind: 'failed' }
  /** They are damaged, and this window has nothing of them: the person can begin new ones. */
  | { readonly kind: 'damaged'; readonly notes: NotesSession }
  | { readonly kind: 'open'; readonly notes: NotesSession };

export interface NoteTakingOptions {
  readonly api: Api;
  readonly roles: Roles;
  readonly view: SessionView;
  readonly table: TableSession;
  readonly origin: string;
  readonly storage: OutboxStorage | undefined;
  readonly nowMs: () => number;
  readonly newId: () => string;
  /** From 0 to 1. */
  readonly random: () => number;
  readonly load: () => Promise<NotesModule>;
}

export class NoteTaking {
  readonly state: Observable<NotesState>;
  /** Words of this person that were not sent before the role was lost: to copy or discard. */
  readonly unsent: Observable<readonly string[]>;

  readonly #options: NoteTakingOptions;
  readonly #me: string;
  readonly #state = new Subject<NotesState>({ kind: 'away' });
  readonly #unsent = new Subject<readonly string[]>([]);
  #table: TableSession;
  #stopFollowing: () => void = () => undefined;
  #notes: NotesSession | undefined;
  #stopNotes: () => void = () => undefined;
  /** The notes belong to an ended meeting. */
  #finished = false;
  readonly #stopHearing: () => void;
  #closed = false;
  readonly #loadRetry: Retry;
  readonly #refusedRetry: Retry;

  constructor(options: NoteTakingOptions) {
    this.#options = options;
    this.#me = options.view.me.id;
    this.state = this.#state;
    this.unsent = this.#unsent;
    this.#table = options.table;
    const { random } = options;
    this.#loadRetry = new Retry({ policy: RETRY, random });
    this.#refusedRetry = new Retry({ policy: AFTER_REFUSAL, random });
    this.#follow();
    this.#become(options.view.me.noteTaker);
    this.#stopHearing = options.roles.current.subscribe(() => this.#hear());
    this.#hear();
  }

  /** The table has been reopened. */
  sitAt(table: TableSession): void {
    if (table === this.#table) return;
    this.#table = table;
    this.#follow();
  }

  /**
   * Gives or takes the note-taker role.
   * @throws ApiFailure
   */
  async change(participant: string, held: boolean): Promise<void> {
    if (participant === this.#me && !held) await this.flush(ARRIVING_MS);
    await this.#options.roles.change('noteTaker', participant, held);
  }

  discardUnsent(): void {
    const { storage, view } = this.#options;
    this.#unsent.set([]);
    void this.#options.load().then((module) => module.forgetUnsent(storage, view.session.id));
  }

  /** Waits, bounded, until all edits are acknowledged. */
  async flush(timeoutMs: number): Promise<void> {
    await this.#notes?.flush(timeoutMs);
  }

  close(): void {
    this.#closed = true;
    this.#loadRetry.cancel();
    this.#refusedRetry.cancel();
    this.#stopHearing();
    this.#stopFollowing();
    this.#leaveNotes();
  }

  #follow(): void {
    this.#stopFollowing();
    const table = this.#table;
    const onView = () => {
      const { phase } = table.view.get();
      if (phase === 'ended') void this.#finish();
      else if (this.#finished) this.#resume();
    };
    this.#stopFollowing = table.view.subscribe(onView);
    onView();
  }

  #hear(): void {
    const roles = this.#options.roles.current.get();
    if (roles && !this.#closed) this.#become(roles.noteTakers.includes(this.#me));
  }

  #become(noteTaker: boolean): void {
    const { kind } = this.#state.get();
    if (noteTaker && kind === 'away') {
      // Unsent text is inserted.
      this.#unsent.set([]);
      void this.#openNotes();
    } else if (!noteTaker && kind !== 'away') {
      this.#unsent.set(this.#leaveNotes());
      this.#state.set({ kind: 'away' });
    } else if (!noteTaker) void this.#lookForUnsent();
  }

  async #openNotes(): Promise<void> {
    this.#state.set({ kind: 'opening' });
    const { load, api, view, origin, storage, nowMs, newId, random } = this.#options;
    const module = await load().catch(() => undefined);
    if (this.#closed || this.#state.get().kind !== 'opening') return;
    if (!module) {
      // The page's own server is unreachable for a moment.
      this.#loadRetry.wait(() => void this.#openNotes());
      return;
    }
    this.#loadRetry.reset();
    const notes = module.openNotes({
      api,
      sessionId: view.session.id,
      origin,
      storage,
      nowMs,
      newId,
      random,
      cardIds: () => this.#table.view.get().cards.map(({ id }) => id),
      onRefused: () => {
        this.#leaveNotes();
        this.#state.set({ kind: 'failed' });
        this.#refusedRetry.wait(() => void this.#openNotes());
        void this.#options.roles.ask();
      },
    });
    this.#notes = notes;
    const onView = () => {
      if (notes.isDamaged.get()) this.#state.set({ kind: 'damaged', notes });
      if (notes.view.get() === undefined || this.#state.get().kind === 'open') return;
      this.#state.set({ kind: 'open', notes });
      if (this.#table.view.get().phase === 'ended') void this.#finish();
    };
    const stops = [notes.view.subscribe(onView), notes.isDamaged.subscribe(onView)];
    this.#stopNotes = () => {
      for (const stop of stops) stop();
    };
    onView();
  }

  /** The meeting has ended: edits on their way still arrive, no new ones are made. */
  async #finish(): Promise<void> {
    const notes = this.#notes;
    if (!notes || this.#finished) return;
    this.#finished = true;
    notes.stopWriting();
    await notes.flush(ARRIVING_MS);
    if (notes === this.#notes) await this.#lookForUnsent();
  }

  /** The meeting has been reopened. */
  #resume(): void {
    this.#leaveNotes();
    void this.#openNotes();
  }

  #leaveNotes(): readonly string[] {
    this.#loadRetry.cancel();
    this.#refusedRetry.cancel();
    this.#finished = false;
    this.#stopNotes();
    const unsent = this.#notes?.close() ?? [];
    this.#notes = undefined;
    return unsent;
  }

  /** Text from a window that was closed before the role was lost. */
  async #lookForUnsent(): Promise<void> {
    const { storage, view, load } = this.#options;
    if (this.#unsent.get().length > 0 || !hasUnsent(storage, view.session.id)) return;
    const module = await load().catch(() => undefined);
    if (module && !this.#closed) this.#unsent.set(module.unsentWords(storage, view.session.id));
  }
}

function hasUnsent(storage: OutboxStorage | undefined, sessionId: string): boolean {
  try {
    return storage?.getItem(notesOutboxKey(sessionId)) != null;
  } catch {
    return false;
  }
}
