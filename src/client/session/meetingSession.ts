/**
 * Gets from an opened page to a table: asks the server for the meeting's session, creates or opens its document, and
 * moves on when the meeting begins again. Does not depend on React or Teams.
 */

import { type Observable, Subject } from '../../fluid/observable.ts';
import type { TableDocument } from '../../fluid/tableDocument.ts';
import { whenLive } from '../../fluid/whenLive.ts';
import { PREVIEW_LIFE_MS } from '../../shared/contract/limits.ts';
import type { DeletedSessionSummary, SessionView } from '../../shared/contract/schemas/sessions.ts';
import type { Api } from './api.ts';
import { DamageReporter } from './damageReporter.ts';
import { endpointOf } from './documentAccess.ts';
import { DocumentSupervisor } from './documentSupervisor.ts';
import type { NotesModule } from './notesModule.ts';
import {
  CAN_BEGIN_WITHOUT_EARLIER,
  failureOf,
  NEEDS_ANOTHER_TABLE,
  OpenFailed,
  type OpenFailure,
  TEMPORARY_FAILURES,
} from './openFailure.ts';
import { type Opened, type OpeningOptions, openTable } from './openTable.ts';
import type { EarlyCommand } from './outbox.ts';
import { type SessionStanding, SessionWatch, standingOf } from './sessionWatch.ts';
import { StageTickets } from './stageTickets.ts';
import type { TableSession } from './tableSession.ts';

/** Timeout for the table to be up to date when an ended meeting is reopened. */
const REOPEN_TIMEOUT_MS = 15_000;
/** Timeout for acknowledging the last edits when the page leaves. */
const FLUSH_TIMEOUT_MS = 3_000;

/** The session is over, and its table does not say so: the table stays on screen, read-only. */
export interface SessionOver {
  /** `ended`: no other session has begun. */
  readonly how: 'ended' | 'replaced' | 'deleted';
  /** Another session of the meeting is running. */
  readonly hasNext: boolean;
}

export interface Stuck {
  /** This person may let the session continue with a copy of the table on screen. */
  readonly mayCopy: boolean;
}

export type MeetingState =
  /** `session`: once it is known, with a preview of its table. */
  | { readonly kind: 'opening'; readonly session?: SessionView }
  /** `retrying` when the page retries by itself. */
  | { readonly kind: 'failed'; readonly failure: OpenFailure; readonly retrying: boolean }
  | {
      readonly kind: 'open';
      readonly session: SessionView;
      readonly table: TableSession;
      /** The server's API for this person: as a member or with a ticket. */
      readonly api: Api;
      readonly over?: SessionOver;
      /** The table's document cannot be opened any more. The last view stays on screen. */
      readonly stuck?: Stuck;
      /** The link to this recap has ended; what was loaded stays on screen. */
      readonly isExpired?: true;
    };

type OpenState = Extract<MeetingState, { kind: 'open' }>;

/** The open table's session is over; only the person decides when to leave it. */
class SessionOverMeanwhile extends Error {
  override readonly name = 'SessionOverMeanwhile';
  readonly over: SessionOver;

  constructor(over: SessionOver) {
    super(`the session is ${over.how}`);
    this.over = over;
  }
}

export class MeetingSession {
  readonly state: Observable<MeetingState>;
  /** Other parts that must send something before the page closes; called with the time they may take. */
  readonly leaving = new Set<(timeoutMs: number) => Promise<unknown>>();
  /** Decks for the first table, known before a table is open. */
  readonly decks: {
    /** Deck of a meeting for which no deck was chosen. */
    readonly defaultId: string;
    readonly list: Api['listDecks'];
    readonly load: Api['deck'];
  };
  /** The session that this page deleted last. */
  readonly deleted: Observable<string | undefined>;
  readonly #state = new Subject<MeetingState>({ kind: 'opening' });
  readonly #deleted = new Subject<string | undefined>(undefined);
  readonly #options: OpeningOptions;
  readonly #stageTickets: StageTickets;
  readonly #damage: DamageReporter;
  readonly #supervisor: DocumentSupervisor<Opened>;
  /** The session that the server named last. */
  #sessionId: string | undefined;
  /** The next attempt begins a new session. */
  #beginNew = false;
  /** Until a table is open: a table that is created takes nothing over. */
  #withoutEarlier = false;
  /** The next attempt lays a copy of this table in its place. */
  #copyOf: TableDocument | undefined;
  /** What this person did last on the table's preview, until the table is open. */
  #early: EarlyCommand | undefined;
  /** Until a table is open: take whatever session the meeting has now. */
  #goesAlong = false;
  #watch: SessionWatch | undefined;
  #stopFollowing: () => void = () => undefined;

  constructor(options: OpeningOptions) {
    this.#options = options;
    this.#stageTickets = new StageTickets(options.memberApi);
    this.#damage = new DamageReporter(options.memberApi);
    const { defaultDeckId: defaultId, memberApi } = options;
    this.decks = { defaultId, list: memberApi.listDecks, load: memberApi.deck };
    this.state = this.#state;
    this.deleted = this.#deleted;
    this.#supervisor = new DocumentSupervisor({
      open: (left) => this.#reach(left),
      leave: ({ table }) => table.close(),
      isWorthRetrying: (error) =>
        !(error instanceof SessionOverMeanwhile) && TEMPORARY_FAILURES.includes(failureOf(error)),
      onOpened: (opened) => this.#show(opened),
      onLive: ({ table }) => {
        table.catchUp();
        this.#runEarly(table);
      },
      onFailed: (error, isRetrying) => {
        if (error instanceof SessionOverMeanwhile) this.#tell(error.over);
        else this.#showFailure(failureOf(error), isRetrying);
      },
      random: options.clock.random,
      ...(options.comeback && { comeback: options.comeback }),
    });
  }

  /** Opens the meeting's latest session; called once, and again by "try again". */
  open(): void {
    this.#supervisor.forgetFailures();
    void this.#open();
  }

  /**
   * Replaces a session whose table cannot be opened, if the server finds the same; otherwise opens it again. Resolves
   * with the names of the people who are there if they must be confirmed first (`confirmed`); nothing has changed
   * then.
   */
  async replace(confirmed: boolean): Promise<readonly string[] | undefined> {
    const { memberApi } = this.#options;
    const sessionId = this.#sessionId;
    const unknown = { outcome: 'kept', present: [] } as const;
    const { outcome, present } =
      sessionId === undefined
        ? unknown
        : await memberApi.replaceSession(sessionId, { confirmed }).catch(() => unknown);
    if (outcome === 'ask' && sessionId !== undefined) return this.#namesOf(sessionId, present);
    if (outcome === 'replaced') {
      // A table that cannot be opened passes nothing on.
      this.#withoutEarlier = true;
      await this.beginAgain();
    } else await this.goAlong();
    return undefined;
  }

  /**
   * Continues the session with a copy of the table on screen, whose document cannot be opened any more, if the server
   * finds the same.
   * @throws ApiFailure
   */
  async goOnWithCopy(): Promise<void> {
    const state = this.#state.get();
    if (state.kind !== 'open') return;
    const { memberApi } = this.#options;
    const { id } = state.session.session;
    const { document } = state.table;
    const { outcome } = await memberApi.replaceSession(id, { tableId: document.documentId });
    if (outcome === 'clear') this.#copyOf = document;
    await (outcome === 'replaced' ? this.goAlong() : this.#open());
  }

  async #namesOf(sessionId: string, participants: readonly string[]): Promise<readonly string[]> {
    const { memberApi } = this.#options;
    const asked = memberApi.names(sessionId, { participants });
    return Object.values((await asked.catch(() => ({ names: {} }))).names);
  }

  /** Begins a new session of the same meeting after the last one has ended. */
  async beginAgain(): Promise<void> {
    this.#beginNew = true;
    await this.goAlong();
  }

  /** Leaves a table whose session is over for the meeting's present session. */
  async goAlong(): Promise<void> {
    this.#goesAlong = true;
    await this.#open();
  }

  /**
   * Creates the table without what the last session passes on, which cannot be read. The last session stays
   * unchanged.
   */
  async beginWithoutEarlier(): Promise<void> {
    this.#withoutEarlier = true;
    this.#state.set({ kind: 'opening' });
    await this.#open();
  }

  /** Ends the meeting for everybody: at the table first, then at the server. */
  async end(): Promise<void> {
    const state = this.#state.get();
    if (state.kind !== 'open') return;
    if (!('done' in state.table.verbs.end())) return;
    await state.table.document.flush(FLUSH_TIMEOUT_MS);
    // The table says that it has ended even if the server does not get the message now: it is sent again before a
    // new session.
    await this.#options.memberApi.endSession(state.session.session.id).catch(() => undefined);
  }

  /**
   * Reopens the ended meeting for everybody, at the server first.
   * @throws ApiFailure after a day
   */
  async reopen(): Promise<void> {
    const before = this.#state.get();
    if (before.kind !== 'open') return;
    await this.#options.memberApi.reopenSession(before.session.session.id);
    // A page that joined after the end has a read-only table: it is opened again.
    if (before.session.session.endedAt !== undefined) await this.#open();
    const { opened } = this.#supervisor;
    if (!opened) return;
    await whenLive(opened.document, REOPEN_TIMEOUT_MS);
    if (opened.table.view.get().phase === 'ended') opened.table.verbs.reopen();
    this.#watch?.lookSoon();
  }

  /**
   * Deletes the meeting's session with everything in it, for everybody. Can be undone for an hour.
   * @throws ApiFailure
   */
  async delete(): Promise<void> {
    const state = this.#state.get();
    if (state.kind !== 'open') return;
    const { id } = state.session.session;
    await this.#options.memberApi.deleteSession(id);
    this.#deleted.set(id);
    await this.goAlong();
  }

  /**
   * Sessions that this person has deleted and can still restore.
   * @throws ApiFailure
   */
  async listDeleted(): Promise<readonly DeletedSessionSummary[]> {
    const { memberApi, meetingId } = this.#options;
    return meetingId === undefined ? [] : memberApi.deletedSessions({ meetingId });
  }

  /** @throws ApiFailure */
  async restore(sessionId: string): Promise<void> {
    await this.#options.memberApi.restoreSession(sessionId);
    this.forgetDeletion();
    await this.goAlong();
  }

  /** Stops offering to restore the session. */
  forgetDeletion(): void {
    this.#deleted.set(undefined);
  }

  /** For the stage's URL, so that people without an account can follow. */
  async viewingTicket(): Promise<string> {
    const state = this.#state.get();
    if (state.kind !== 'open') throw new OpenFailed('no_meeting');
    return this.#stageTickets.make(state.session.session.id);
  }

  /** The host's state of the stage, each time it is asked: a ticket ends with its sharing. */
  stageIs(on: boolean): void {
    this.#stageTickets.stageIs(on);
  }

  /** The table was taken off the stage. A facilitator ends everybody's sharing with that, and the room of phones. */
  stageStopped(): void {
    const state = this.#state.get();
    if (state.kind !== 'open') return;
    const { me, session } = state.session;
    if (!me.organiser && !state.table.view.get().facilitators.includes(me.id)) return;
    // Best effort: the tickets also end with the session and by themselves.
    void this.#options.memberApi.endStageShares(session.id).catch(() => undefined);
    if (state.table.view.get().conversation.phones)
      void this.#options.memberApi.endRoom(session.id).catch(() => undefined);
  }

  /** The page's own settings, for other parts that it opens in the meeting. */
  get page(): Pick<OpeningOptions, 'origin' | 'storage' | 'clock'> {
    return this.#options;
  }

  /** The module for note-takers only. */
  async loadNotes(): Promise<NotesModule> {
    return (await this.#options.loadTable()).loadNotes();
  }

  /** Waits, bounded, for the last edits, and closes. */
  async close(): Promise<void> {
    this.#stopFollowing();
    const { opened } = this.#supervisor;
    if (opened) {
      const lastWords = [...this.leaving].map((leaveToo) => leaveToo(FLUSH_TIMEOUT_MS));
      await Promise.all([opened.document.flush(FLUSH_TIMEOUT_MS), ...lastWords]);
    }
    this.#supervisor.close();
  }

  /** Until the table that the preview shows is open. */
  readonly keepEarly = (command: EarlyCommand): void => {
    this.#early = command;
  };

  #runEarly(table: TableSession): void {
    const early = this.#early;
    this.#early = undefined;
    if (early?.documentId !== table.document.documentId) return;
    if (this.#options.clock.nowMs() - early.atMs < PREVIEW_LIFE_MS) table.runEarly(early);
  }

  async #open(): Promise<void> {
    const before = this.#state.get();
    if (before.kind === 'failed' && !before.retrying) this.#state.set({ kind: 'opening' });
    await this.#supervisor.open();
  }

  async #reach(left: AbortSignal): Promise<Opened> {
    const beginNew = this.#beginNew;
    this.#beginNew = false;
    const copyOf = this.#copyOf;
    this.#copyOf = undefined;
    const before = this.#state.get();
    if (before.kind === 'open' && !this.#goesAlong) await this.#demandSession(before);
    if (beginNew && this.#sessionId !== undefined) {
      await this.#options.memberApi.endSession(this.#sessionId);
    }
    const onNamed = (session: SessionView) => {
      this.#sessionId = session.session.id;
      if (session.preview && this.#state.get().kind === 'opening')
        this.#state.set({ kind: 'opening', session });
    };
    const withoutEarlier = this.#withoutEarlier;
    const damage = this.#damage;
    const shown = before.kind === 'open' ? before.table : undefined;
    return openTable(this.#options, {
      ...{ beginNew, withoutEarlier, copyOf, left, damage, onNamed },
      before: shown,
    });
  }

  #show(opened: Opened): void {
    this.#stopFollowing();
    this.#withoutEarlier = false;
    this.#goesAlong = false;
    const { session, table, api } = opened;
    this.#state.set({ kind: 'open', session, table, api });
    this.#stopFollowing = this.#follow(opened);
  }

  #showFailure(failure: OpenFailure, retrying: boolean): void {
    const state = this.#state.get();
    if (state.kind === 'open' && !this.#goesAlong && NEEDS_ANOTHER_TABLE.includes(failure)) {
      if (!state.stuck) this.#state.set({ ...state, stuck: { mayCopy: mayCopy(state) } });
      return;
    }
    // A recap in a browser stays on screen when its link ends: its reader may be slow.
    if (state.kind === 'open' && failure === 'ticket_expired' && this.#options.meetingId === undefined) {
      this.#state.set({ ...state, isExpired: true });
      return;
    }
    // An open table stays on screen while it is being reopened: its connection says that it is unreachable.
    const mayComeBack = retrying && !CAN_BEGIN_WITHOUT_EARLIER.includes(failure);
    if (state.kind !== 'open' || !mayComeBack) this.#state.set({ kind: 'failed', failure, retrying });
  }

  /** Watches the session's state, more often once it is over or its table has been ended. */
  #follow(opened: Opened): () => void {
    const { session, table, document } = opened;
    const { clock, comeback, meetingId, origin } = this.#options;
    // A recap in a browser does not change.
    if (meetingId === undefined) return () => undefined;
    const isOver = () =>
      session.session.endedAt !== undefined ||
      table.view.get().phase === 'ended' ||
      this.#openState(opened)?.over !== undefined;
    const watch = new SessionWatch({
      ask: () => this.#askStanding(opened),
      onStanding: (standing) => this.#onStanding(opened, standing),
      isServiceElsewhere: endpointOf(session, origin).endpoint !== origin,
      ...{ isOver, random: clock.random, comeback },
    });
    this.#watch = watch;
    // A service in the server's process closes the connections to an ended session.
    let wasLive = isLive(document);
    const onConnection = () => {
      if (isLive(document) !== wasLive) watch.lookSoon();
      wasLive = isLive(document);
    };
    let wasEnded = table.view.get().phase === 'ended';
    const onView = () => {
      const isEnded = table.view.get().phase === 'ended';
      if (isEnded !== wasEnded) watch.lookSoon();
      wasEnded = isEnded;
    };
    if (session.session.endedAt !== undefined && !wasEnded) watch.lookSoon();
    const stops = [
      document.connection.subscribe(onConnection),
      table.view.subscribe(onView),
      this.#keepPreviewUp(opened),
    ];
    return () => {
      for (const stop of stops) stop();
      watch.close();
    };
  }

  /** Once this person facilitates; others need no code for it. */
  #keepPreviewUp({ session, table }: Opened): () => void {
    const { loadPreview, memberApi } = this.#options;
    let stop: () => void = () => undefined;
    let isOver = false;
    const begin = async () => {
      if (!loadPreview || !table.view.get().facilitators.includes(table.me.id)) return;
      stop();
      stop = () => undefined;
      const { keepPreviewUp } = await loadPreview();
      if (!isOver) stop = keepPreviewUp(memberApi, session.session.id, table);
    };
    // Without its code newcomers wait for the table itself.
    const onView = () => void begin().catch(() => undefined);
    stop = table.view.subscribe(onView);
    onView();
    return () => {
      isOver = true;
      stop();
    };
  }

  async #askStanding({
    session,
    table,
    api,
  }: Pick<Opened, 'session' | 'table' | 'api'>): Promise<SessionStanding> {
    const { memberApi, meetingId = '' } = this.#options;
    if (session.me.role === 'member') {
      const sessions = await memberApi.listSessions({ meetingId });
      const standing = standingOf(sessions, session.session.id, table.document.documentId);
      if (standing.own !== 'elsewhere') return standing;
      const { origin } = this.#options;
      const { endpoint } = endpointOf(await memberApi.session(session.session.id), origin);
      return endpoint === endpointOf(session, origin).endpoint ? standing : { ...standing, own: 'moved' };
    }
    // A guest's ticket ends with the session: the table stays on their screen.
    if (table.view.get().phase === 'ended') return { own: 'ended', hasNext: false };
    try {
      const { documentId } = await api.viewSession();
      // Guests have nothing at the old table that would be lost.
      if (documentId !== table.document.documentId) void this.#open();
    } catch (error) {
      // The stage was closed to guests, or the session is over: the ticket stays invalid.
      if (failureOf(error) === 'ticket_expired') {
        this.#stopFollowing();
        void this.#open();
      }
      throw error;
    }
    return { own: 'running', hasNext: false };
  }

  #onStanding(opened: Opened, standing: SessionStanding): void {
    const state = this.#openState(opened);
    if (!state) return;
    // Nothing that was acknowledged is missing there, and the outbox has the rest.
    if (standing.own === 'moved') {
      void this.goAlong();
      return;
    }
    const over = overOf(state, standing);
    this.#tell(over);
    const isBack = standing.own === 'running' && state.session.session.endedAt !== undefined;
    const isClosed = opened.document.connection.get().state === 'closed';
    if (over === undefined && (standing.hasNext || isBack || (isClosed && state.over))) void this.#open();
  }

  /** Throws if the open table's session is over and the person has not chosen to leave it. */
  async #demandSession(state: OpenState): Promise<void> {
    if (state.session.me.role === 'viewer') return;
    const over = overOf(state, await this.#askStanding(state));
    if (over && over.how !== 'ended') throw new SessionOverMeanwhile(over);
  }

  #tell(over: SessionOver | undefined): void {
    const state = this.#state.get();
    if (state.kind !== 'open' || isSame(state.over, over)) return;
    const { over: _, ...rest } = state;
    this.#state.set(over ? { ...rest, over } : rest);
  }

  /** Undefined if another table is shown by now. */
  #openState({ table }: Opened): OpenState | undefined {
    const state = this.#state.get();
    return state.kind === 'open' && state.table === table ? state : undefined;
  }
}

/** What to report: if the table itself was ended, it says so, and all pages move to the next one. */
function overOf(
  { table, session: { session } }: OpenState,
  { own, hasNext }: SessionStanding,
): SessionOver | undefined {
  if (own === 'deleted') return { how: 'deleted', hasNext };
  if (own === 'elsewhere') return { how: 'replaced', hasNext: true };
  if (table.view.get().phase === 'ended') return undefined;
  // A page that joined after the end has nothing to lose here.
  if (hasNext) return session.endedAt === undefined ? { how: 'replaced', hasNext } : undefined;
  return own === 'ended' ? { how: 'ended', hasNext } : undefined;
}

/** Facilitators and the organiser; every person if none of them was present. */
function mayCopy({ table, session: { me } }: OpenState): boolean {
  if (me.role === 'viewer') return false;
  const { facilitators } = table.view.get();
  const isThere = table.document.people.get().some(({ id }) => facilitators.includes(id));
  return me.organiser || facilitators.includes(me.id) || !isThere;
}

function isSame(one: SessionOver | undefined, other: SessionOver | undefined): boolean {
  return one?.how === other?.how && one?.hasNext === other?.hasNext;
}

function isLive({ connection }: Opened['document']): boolean {
  return connection.get().state === 'live';
}
