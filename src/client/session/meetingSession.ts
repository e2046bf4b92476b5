/**
 * From an opened page to a table: asks the server for the meeting's session, makes or opens its document, opens it
 * again when it is lost, and moves on when the meeting begins anew. Knows no React and no Teams.
 */

import { type Observable, Subject } from '../../fluid/observable.ts';
import type { SessionView } from '../../shared/api.ts';
import type { Api } from './api.ts';
import type { NotesModule } from './notesModule.ts';
import { failureOf, OpenFailed, type OpenFailure, PASSES_BY_ITSELF } from './openFailure.ts';
import { leave, type Opened, type OpeningOptions, openTable } from './openTable.ts';
import { repeating } from './repeating.ts';
import { StageTickets } from './stageTickets.ts';
import type { TableSession } from './tableSession.ts';
import { TookTooLong, withinTime } from './withinTime.ts';

/** A document that has not opened after this long is not waited for. */
const OPEN_TIMEOUT_MS = 15_000;
/** A document that gives no sign of life for this long is opened again. */
const SILENT_AFTER_MS = 10_000;
/** Between attempts that failed for want of a network: doubled each time up to the longest. */
const RETRY_FIRST_MS = 1_000;
const RETRY_LONGEST_MS = 15_000;
/** A document that so many attempts in a row have not brought up to date may be broken: another table is offered. */
const VAIN_ATTEMPTS_MAX = 2;
/** How often an ended session looks whether the meeting has begun again. */
const NEXT_SESSION_POLL_MS = 5_000;
/** How long leaving waits for the last edits to be acknowledged. */
const FLUSH_TIMEOUT_MS = 3_000;

export type MeetingState =
  | { readonly kind: 'opening' }
  /** `retrying` when the page tries again by itself. */
  | { readonly kind: 'failed'; readonly failure: OpenFailure; readonly retrying: boolean }
  | {
      readonly kind: 'open';
      readonly session: SessionView;
      readonly table: TableSession;
      /** The server as this person reaches it: as a member or with a ticket. */
      readonly api: Api;
    };

/** On the way to a table. A later one makes what comes of an earlier one worthless. */
interface Attempt {
  readonly left: AbortController;
  /** The session that the server named. */
  sessionId?: string;
}

export class MeetingSession {
  readonly state: Observable<MeetingState>;
  /** What else has something to send before the page goes; given how long it may take. */
  readonly leaving = new Set<(timeoutMs: number) => Promise<unknown>>();
  /** What the first table may be laid with, known before one is open. */
  readonly decks: {
    /** Of a meeting for which nobody has chosen one. */
    readonly defaultId: string;
    readonly list: Api['listDecks'];
    readonly load: Api['deck'];
  };
  readonly #state = new Subject<MeetingState>({ kind: 'opening' });
  readonly #options: OpeningOptions;
  readonly #stageTickets: StageTickets;
  /** Under way. */
  #attempt: Attempt | undefined;
  /** In a row, without a table that was up to date in between. */
  #failures = 0;
  /** How often in a row the service refused the document that the server named, or ended it before it was up to date. */
  #inVain = 0;
  /** The session that the server named last. */
  #sessionId: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #opened: Opened | undefined;
  #stopFollowing: () => void = () => undefined;

  constructor(options: OpeningOptions) {
    this.#options = options;
    this.#stageTickets = new StageTickets(options.memberApi);
    const { defaultDeckId: defaultId, memberApi } = options;
    this.decks = { defaultId, list: memberApi.listDecks, load: memberApi.deck };
    this.state = this.#state;
  }

  /** Opens the meeting's latest session; called once, and again by "try again". */
  open(): void {
    this.#failures = 0;
    this.#inVain = 0;
    void this.#open(false);
  }

  /** Begins a new session of the same meeting after the last one has ended, or has no table that can be opened. */
  async beginAgain(): Promise<void> {
    this.#inVain = 0;
    await this.#open(true);
  }

  /** Ends the meeting for everybody: at the table first, then at the server. */
  async end(): Promise<void> {
    const state = this.#state.get();
    if (state.kind !== 'open') return;
    if (!('done' in state.table.verbs.end())) return;
    await state.table.document.flush(FLUSH_TIMEOUT_MS);
    // The table says that it has ended even if the server does not hear of it now: it is told again before a new one.
    await this.#options.memberApi.endSession(state.session.session.id).catch(() => undefined);
  }

  /** Opens the meeting that has ended for everybody again, at the server first. @throws ApiFailure after a day */
  async reopen(): Promise<void> {
    const before = this.#state.get();
    if (before.kind !== 'open') return;
    await this.#options.memberApi.reopenSession(before.session.session.id);
    // Whoever came after the end can only look: their table is opened anew.
    if (before.session.session.endedAt !== undefined) await this.#open(false);
    const opened = this.#opened;
    if (!opened) return;
    await opened.module.whenLive(opened.table.document, OPEN_TIMEOUT_MS);
    const verbs = await opened.table.conversation();
    verbs.reopen();
  }

  /** Deletes the meeting's session with all that was written in it, for everybody and for good. @throws ApiFailure */
  async delete(): Promise<void> {
    const state = this.#state.get();
    if (state.kind !== 'open') return;
    await this.#options.memberApi.deleteSession(state.session.session.id);
    await this.#open(false);
  }

  /** For the stage's address, so that people without an account can look on. */
  async viewingTicket(): Promise<string> {
    const state = this.#state.get();
    if (state.kind !== 'open') throw new OpenFailed('no_meeting');
    return this.#stageTickets.make(state.session.session.id);
  }

  /** What the host says of the stage, each time it is asked: a ticket ends with the sharing that it was made for. */
  stageIs(on: boolean): void {
    this.#stageTickets.stageIs(on);
  }

  /** Somebody has taken the table off the stage. A facilitator means everybody's sharing, whoever began it. */
  stageStopped(): void {
    const state = this.#state.get();
    if (state.kind !== 'open') return;
    const { me, session } = state.session;
    if (!me.organiser && !state.table.view.get().facilitators.includes(me.id)) return;
    // Best effort: the tickets end with the session and by themselves, too.
    void this.#options.memberApi.endViewings(session.id).catch(() => undefined);
  }

  /** What is this page's own, for what else it opens in the meeting. */
  get page(): Pick<OpeningOptions, 'origin' | 'storage' | 'clock'> {
    return this.#options;
  }

  /** What only note-takers load. */
  async loadNotes(): Promise<NotesModule> {
    return (await this.#options.loadTable()).loadNotes();
  }

  /** Waits, bounded, for the last edits, and leaves. */
  async close(): Promise<void> {
    this.#attempt?.left.abort();
    this.#attempt = undefined;
    clearTimeout(this.#timer);
    this.#stopFollowing();
    const opened = this.#opened;
    if (!opened) return;
    const lastWords = [...this.leaving].map((leaveToo) => leaveToo(FLUSH_TIMEOUT_MS));
    await Promise.all([opened.table.document.flush(FLUSH_TIMEOUT_MS), ...lastWords]);
    leave(opened);
  }

  async #open(beginNew: boolean): Promise<void> {
    clearTimeout(this.#timer);
    const before = this.#state.get();
    if (before.kind === 'failed' && !before.retrying) this.#state.set({ kind: 'opening' });
    const attempt = this.#begin();
    try {
      const opened = await this.#reach(attempt, beginNew);
      if (this.#finish(attempt)) this.#replace(opened);
      else leave(opened);
    } catch (error) {
      if (this.#finish(attempt)) this.#fail(this.#explain(error, attempt));
    }
  }

  #begin(): Attempt {
    this.#attempt?.left.abort();
    const attempt: Attempt = { left: new AbortController() };
    this.#attempt = attempt;
    return attempt;
  }

  /** Returns whether what came of it still counts. */
  #finish(attempt: Attempt): boolean {
    const counts = this.#attempt === attempt;
    if (counts) this.#attempt = undefined;
    return counts;
  }

  async #reach(attempt: Attempt, beginNew: boolean): Promise<Opened> {
    const { left } = attempt;
    if (beginNew && this.#sessionId !== undefined) {
      await this.#options.memberApi.endSession(this.#sessionId);
    }
    const onNamed = (sessionId: string) => {
      attempt.sessionId = sessionId;
      this.#sessionId = sessionId;
    };
    const opening = openTable(this.#options, { beginNew, left, onNamed });
    return withinTime(OPEN_TIMEOUT_MS, opening, leave).catch((error: unknown) => {
      left.abort();
      throw error;
    });
  }

  /** The server answers, and the service refuses its document again and again: that is another matter than a line. */
  #explain(error: unknown, { sessionId }: Attempt): OpenFailure {
    const failure = failureOf(error);
    const isRefused = failure === 'service_unavailable' && !(error instanceof TookTooLong);
    if (!isRefused || sessionId === undefined) return failure;
    this.#inVain += 1;
    return this.#inVain >= VAIN_ATTEMPTS_MAX ? 'unusable' : failure;
  }

  #replace(opened: Opened): void {
    this.#stopFollowing();
    const before = this.#opened;
    this.#opened = opened;
    const { session, table, api } = opened;
    this.#state.set({ kind: 'open', session, table, api });
    if (before) leave(before);
    this.#stopFollowing = this.#follow(opened);
  }

  /**
   * Some failures of a line give no event at all, so that a document which is not live for a while is opened a second
   * time. It is replaced only by one that is live: until then it keeps what was done on it, and may come back itself.
   */
  async #openBeside(silent: Opened): Promise<void> {
    // On a slow line one attempt takes longer than the silence: it must come to its end.
    if (this.#attempt) return;
    const attempt = this.#begin();
    try {
      const beside = await this.#reach(attempt, false);
      const live = await beside.module.whenLive(beside.table.document, OPEN_TIMEOUT_MS);
      if (this.#finish(attempt) && live && !isLive(silent)) this.#replace(beside);
      else leave(beside);
    } catch (error) {
      const failure = failureOf(error);
      if (this.#finish(attempt) && !isLive(silent) && !PASSES_BY_ITSELF.includes(failure))
        this.#fail(failure);
    }
  }

  /** Opens the document again when it is over or silent, and looks for the next session once this one has ended. */
  #follow(opened: Opened): () => void {
    const { session, table } = opened;
    let wasLive = false;
    const silence = repeating(SILENT_AFTER_MS, () => void this.#openBeside(opened));
    const poll = repeating(NEXT_SESSION_POLL_MS, () => void this.#lookForNext(session));
    const onConnection = () => {
      const { state } = table.document.connection.get();
      if (state === 'live') {
        this.#failures = 0;
        this.#inVain = 0;
        if (!wasLive) table.catchUp();
        wasLive = true;
      }
      if (state === 'closed') this.#openAgain(wasLive);
      silence.while(state !== 'live' && state !== 'closed');
    };
    // Whoever came after the end looks until it is opened again, also once others go on at the table.
    const onView = () =>
      poll.while(session.session.endedAt !== undefined || table.view.get().phase === 'ended');
    const stops = [table.document.connection.subscribe(onConnection), table.view.subscribe(onView)];
    onConnection();
    onView();
    return () => {
      silence.while(false);
      poll.while(false);
      for (const stop of stops) stop();
    };
  }

  /** At once if it had been up to date; else after a while, or the page would do nothing but open it. */
  #openAgain(wasLive: boolean): void {
    if (wasLive) {
      void this.#open(false);
      return;
    }
    this.#inVain += 1;
    this.#fail(this.#inVain >= VAIN_ATTEMPTS_MAX ? 'unusable' : 'service_unavailable');
  }

  async #lookForNext({ session, me }: SessionView): Promise<void> {
    const { memberApi, meetingId } = this.#options;
    if (me.role === 'viewer' || meetingId === undefined) return;
    const sessions = await memberApi.listSessions(meetingId).catch(() => []);
    const latest = sessions[0];
    const isOther = latest?.id !== session.id || session.endedAt !== undefined;
    if (latest && isOther && latest.endedAt === undefined) await this.#open(false);
  }

  #fail(failure: OpenFailure): void {
    const retrying = PASSES_BY_ITSELF.includes(failure);
    const open = this.#state.get().kind === 'open';
    // A table that was open stays on screen while it is being opened again: its connection says that it is away.
    const mayComeBack = retrying && failure !== 'unusable';
    if (!open || !mayComeBack) this.#state.set({ kind: 'failed', failure, retrying });
    if (!retrying) return;
    const waitMs = Math.min(RETRY_FIRST_MS * 2 ** this.#failures, RETRY_LONGEST_MS);
    this.#failures += 1;
    this.#timer = setTimeout(() => void this.#open(false), waitMs);
  }
}

function isLive({ table }: Opened): boolean {
  return table.document.connection.get().state === 'live';
}
