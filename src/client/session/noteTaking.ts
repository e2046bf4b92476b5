/**
 * Whether this person takes notes: the server knows, the table tells when to ask it. Opens the notes for those who do,
 * and closes them at once for those who no longer do. Kept over every reopening of the table. Knows no React.
 */
import { type Observable, Subject } from '../../fluid/observable.ts';
import type { SessionRoles, SessionView } from '../../shared/api.ts';
import type { Api } from './api.ts';
import type { NotesModule } from './notesModule.ts';
import { notesOutboxKey } from './notesOutboxKey.ts';
import type { NotesSession } from './notesSession.ts';
import type { OutboxStorage } from './outbox.ts';
import { repeating } from './repeating.ts';
import type { TableSession } from './tableSession.ts';

/** A hint at the table may be missed; this is how long a role can go unnoticed then. */
const ASK_ROLES_EVERY_MS = 30_000;
const RETRY_MS = 3_000;
/** How long is waited for what is on its way. */
const ARRIVING_MS = 5_000;

export type NotesState =
  | { readonly kind: 'away' }
  | { readonly kind: 'opening' }
  /** The notes cannot be opened now, and not by trying again at once. */
  | { readonly kind: 'failed' }
  | { readonly kind: 'open'; readonly notes: NotesSession };

export interface NoteTakingOptions {
  readonly api: Api;
  readonly view: SessionView;
  readonly table: TableSession;
  readonly origin: string;
  readonly storage: OutboxStorage | undefined;
  readonly nowMs: () => number;
  readonly newId: () => string;
  readonly load: () => Promise<NotesModule>;
}

export class NoteTaking {
  readonly state: Observable<NotesState>;
  /** As the server last told; undefined until it has. */
  readonly roles: Observable<SessionRoles | undefined>;
  /** Words of this person that were not sent before the role moved: to be copied, or let go. */
  readonly unsent: Observable<readonly string[]>;

  readonly #options: NoteTakingOptions;
  readonly #me: string;
  readonly #state = new Subject<NotesState>({ kind: 'away' });
  readonly #roles = new Subject<SessionRoles | undefined>(undefined);
  readonly #unsent = new Subject<readonly string[]>([]);
  readonly #asking = repeating(ASK_ROLES_EVERY_MS, () => void this.ask());
  #table: TableSession;
  #stopFollowing: () => void = () => undefined;
  #notes: NotesSession | undefined;
  #stopNotes: () => void = () => undefined;
  #claimed = false;
  #claimRetry: ReturnType<typeof setTimeout> | undefined;
  #questions = 0;
  #heard = 0;
  /** The notes are those of a meeting that has ended. */
  #finished = false;
  #told = '';
  /** With whom this page shared the facilitator's role last. */
  #sharedWith: string | undefined;
  #closed = false;
  #retry: ReturnType<typeof setTimeout> | undefined;

  constructor(options: NoteTakingOptions) {
    this.#options = options;
    this.#me = options.view.me.id;
    this.state = this.#state;
    this.roles = this.#roles;
    this.unsent = this.#unsent;
    this.#table = options.table;
    this.#follow();
    this.#become(options.view.me.noteTaker);
    this.#asking.while(true);
    void this.ask();
  }

  /** The table has been opened again. */
  sitAt(table: TableSession): void {
    if (table === this.#table) return;
    this.#table = table;
    this.#follow();
    void this.ask();
  }

  /** Asks the server who has which role. */
  async ask(): Promise<void> {
    const { api, view } = this.#options;
    await this.#asked(api.roles(view.session.id)).catch(() => undefined);
  }

  /** Makes somebody a note-taker, or takes the role from them. @throws ApiFailure */
  async change(participant: string, held: boolean): Promise<void> {
    const { api, view } = this.#options;
    if (participant === this.#me && !held) await this.flush(ARRIVING_MS);
    const change = { role: 'noteTaker', participant, held } as const;
    const { noteTakers } = await this.#asked(api.changeRole(view.session.id, change));
    await this.#tell(noteTakers);
  }

  /**
   * Lets the server know who has become facilitator at the table, or no longer is: it asks for that when somebody deletes
   * the meeting or opens it again. It listens to those who have the role there, and to the organiser who takes it.
   */
  async facilitates(participant: string, held: boolean): Promise<void> {
    const { api, view } = this.#options;
    const isMine = this.#roles.get()?.facilitators.includes(this.#me) ?? false;
    const isTakenByRight = view.me.organiser && participant === this.#me && held;
    if (!isMine && !isTakenByRight) return;
    if (held && participant !== this.#me) this.#sharedWith = participant;
    const change = { role: 'facilitator', participant, held } as const;
    await this.#asked(api.changeRole(view.session.id, change)).catch(() => undefined);
  }

  letGoOfUnsent(): void {
    const { storage, view } = this.#options;
    this.#unsent.set([]);
    void this.#options.load().then((module) => module.forgetUnsent(storage, view.session.id));
  }

  /** Waits, bounded, until what was written is acknowledged. */
  async flush(timeoutMs: number): Promise<void> {
    await this.#notes?.flush(timeoutMs);
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#retry);
    clearTimeout(this.#claimRetry);
    this.#asking.while(false);
    this.#stopFollowing();
    this.#leaveNotes();
  }

  #follow(): void {
    this.#stopFollowing();
    const table = this.#table;
    const onView = () => {
      const { phase, conversation } = table.view.get();
      const told = conversation.noteTakers.join(' ');
      if (told !== this.#told) {
        this.#told = told;
        void this.ask();
      }
      if (phase === 'ended') void this.#finish();
      else if (this.#finished) this.#resume();
      this.#claim();
    };
    const onNotice = () => {
      const notice = table.notice.get();
      const who = this.#sharedWith;
      if (notice?.kind !== 'undone' || notice.verb !== 'share' || who === undefined) return;
      this.#sharedWith = undefined;
      void this.facilitates(who, false);
    };
    const stops = [table.view.subscribe(onView), table.notice.subscribe(onNotice)];
    this.#stopFollowing = () => {
      for (const stop of stops) stop();
    };
    onView();
  }

  /** Who has started the meeting takes notes, unless somebody else does already. */
  #claim(): void {
    const { phase, facilitators } = this.#table.view.get();
    if (this.#claimed || phase !== 'running' || !facilitators.includes(this.#me)) return;
    this.#claimed = true;
    void this.#claimOnceStarted(this.#table).catch(() => {
      this.#claimRetry = setTimeout(() => {
        this.#claimed = false;
        this.#claim();
      }, RETRY_MS);
    });
  }

  /** Of two who start in the same moment one has: that is known once the start is acknowledged. */
  async #claimOnceStarted(table: TableSession): Promise<void> {
    const isStarted = await table.document.flush(ARRIVING_MS);
    if (this.#closed) return;
    if (!isStarted) throw new Error('the start is not acknowledged yet');
    if (!table.view.get().facilitators.includes(this.#me)) {
      this.#claimed = false;
      return;
    }
    const { api, view } = this.#options;
    const { facilitators, noteTakers } = await this.#asked(api.claimRoles(view.session.id));
    if (noteTakers.includes(this.#me)) await this.#tell(noteTakers);
    // Somebody asked before the meeting was started: the organiser need not leave it at that.
    if (view.me.organiser && !facilitators.includes(this.#me)) await this.facilitates(this.#me, true);
  }

  async #tell(noteTakers: readonly string[]): Promise<void> {
    const { conversation } = this.#table.view.get();
    if (conversation.noteTakers.join(' ') === noteTakers.join(' ')) return;
    const verbs = await this.#table.conversation();
    verbs.nameNoteTakers(noteTakers);
  }

  /** An answer that was overtaken by a later question's is not heard any more. */
  async #asked(answer: Promise<SessionRoles>): Promise<SessionRoles> {
    this.#questions += 1;
    const question = this.#questions;
    const roles = await answer;
    if (question > this.#heard) {
      this.#heard = question;
      this.#hear(roles);
    }
    return roles;
  }

  #hear(roles: SessionRoles): void {
    if (this.#closed) return;
    const before = this.#roles.get();
    if (JSON.stringify(before) !== JSON.stringify(roles)) this.#roles.set(roles);
    this.#become(roles.noteTakers.includes(this.#me));
  }

  #become(noteTaker: boolean): void {
    const { kind } = this.#state.get();
    if (noteTaker && kind === 'away') {
      // What was not sent is taken along.
      this.#unsent.set([]);
      void this.#openNotes();
    } else if (!noteTaker && kind !== 'away') {
      this.#unsent.set(this.#leaveNotes());
      this.#state.set({ kind: 'away' });
    } else if (!noteTaker) void this.#lookForUnsent();
  }

  async #openNotes(): Promise<void> {
    this.#state.set({ kind: 'opening' });
    const { load, api, view, origin, storage, nowMs, newId } = this.#options;
    const module = await load().catch(() => undefined);
    if (this.#closed || this.#state.get().kind !== 'opening') return;
    if (!module) {
      // The page's own server is away for a moment.
      this.#retry = setTimeout(() => void this.#openNotes(), RETRY_MS);
      return;
    }
    const notes = module.openNotes({
      api,
      sessionId: view.session.id,
      origin,
      storage,
      nowMs,
      newId,
      cardIds: () => this.#table.view.get().cards.map(({ id }) => id),
      onRefused: () => {
        this.#leaveNotes();
        this.#state.set({ kind: 'failed' });
        this.#retry = setTimeout(() => void this.#openNotes(), ASK_ROLES_EVERY_MS);
        void this.ask();
      },
    });
    this.#notes = notes;
    const onView = () => {
      if (notes.view.get() === undefined || this.#state.get().kind === 'open') return;
      this.#state.set({ kind: 'open', notes });
      if (this.#table.view.get().phase === 'ended') void this.#finish();
    };
    this.#stopNotes = notes.view.subscribe(onView);
    onView();
  }

  /** The meeting has ended: what is on its way still arrives, and nothing new is written. */
  async #finish(): Promise<void> {
    const notes = this.#notes;
    if (!notes || this.#finished) return;
    this.#finished = true;
    notes.stopWriting();
    await notes.flush(ARRIVING_MS);
    if (notes === this.#notes) await this.#lookForUnsent();
  }

  /** The meeting has been opened again. */
  #resume(): void {
    this.#leaveNotes();
    void this.#openNotes();
  }

  #leaveNotes(): readonly string[] {
    clearTimeout(this.#retry);
    this.#finished = false;
    this.#stopNotes();
    const unsent = this.#notes?.close() ?? [];
    this.#notes = undefined;
    return unsent;
  }

  /** Of a window that was closed before the role moved. */
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
