/**
 * From an opened page to a table: asks the server for the meeting's session, makes or opens its document, opens it
 * again when it is lost, and moves on when the meeting begins anew. Knows no React and no Teams.
 */

import { type Observable, Subject } from '../../fluid/observable.ts';
import type { DocumentServices } from '../../fluid/sharedDocument.ts';
import type { TableDocument } from '../../fluid/tableDocument.ts';
import type { SessionView } from '../../shared/api.ts';
import type { Language } from '../../shared/language.ts';
import type { Api } from './api.ts';
import { accessDocument, type DocumentAccess, endpointOf, makeOrJoin } from './documentAccess.ts';
import type { MeetingSetup } from './meetingSetup.ts';
import type { NotesModule } from './notesModule.ts';
import {
  failureOf,
  LOOKS_ON_INSTEAD,
  OpenFailed,
  type OpenFailure,
  PASSES_BY_ITSELF,
} from './openFailure.ts';
import type { OutboxStorage } from './outbox.ts';
import { repeating } from './repeating.ts';
import { StageTickets } from './stageTickets.ts';
import type { TableModule } from './tableModule.ts';
import type { TableSession } from './tableSession.ts';

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

interface Opened {
  readonly session: SessionView;
  readonly api: Api;
  readonly table: TableSession;
  readonly module: TableModule;
  /** Aborted when the table is left: then its document asks for nothing any more. */
  readonly left: AbortController;
}

export interface MeetingSessionOptions {
  /** The server as a signed-in person calls it. */
  readonly memberApi: Api;
  /** The server as the holder of a viewing ticket calls it; missing without a ticket. */
  readonly viewerApi: Api | undefined;
  /** Missing outside a meeting. */
  readonly meetingId: string | undefined;
  readonly language: Language;
  /** The page's own address, against which a relative Fluid endpoint is resolved. */
  readonly origin: string;
  readonly defaultDeckId: string;
  /** What was chosen when the app was added, for whoever lays the first table. */
  readonly setup?: MeetingSetup | undefined;
  readonly loadTable: () => Promise<TableModule>;
  /** Of this device, where it may be used. */
  readonly storage: OutboxStorage | undefined;
  readonly clock: {
    readonly nowMs: () => number;
    readonly random: () => number;
    readonly newId: () => string;
  };
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
  readonly #options: MeetingSessionOptions;
  readonly #stageTickets: StageTickets;
  /** Grows with every attempt, so that a late answer of an earlier one is thrown away. */
  #attempt = 0;
  #failures = 0;
  /** How often in a row a document that the server named did not open, or ended before it was up to date. */
  #inVain = 0;
  /** The session that the server named last, and in which attempt. */
  #named: { readonly sessionId: string; readonly attempt: number } | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #opened: Opened | undefined;
  #stopFollowing: () => void = () => undefined;

  constructor(options: MeetingSessionOptions) {
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

  /** What is this page's own, for what else it opens in the meeting. */
  get page(): Pick<MeetingSessionOptions, 'origin' | 'storage' | 'clock'> {
    return this.#options;
  }

  /** What only note-takers load. */
  async loadNotes(): Promise<NotesModule> {
    return (await this.#options.loadTable()).loadNotes();
  }

  /** Waits, bounded, for the last edits, and leaves. */
  async close(): Promise<void> {
    this.#attempt += 1;
    clearTimeout(this.#timer);
    this.#stopFollowing();
    const opened = this.#opened;
    if (!opened) return;
    const lastWords = [...this.leaving].map((leaveToo) => leaveToo(FLUSH_TIMEOUT_MS));
    await Promise.all([opened.table.document.flush(FLUSH_TIMEOUT_MS), ...lastWords]);
    leave(opened);
  }

  async #open(beginNew: boolean): Promise<void> {
    this.#attempt += 1;
    const attempt = this.#attempt;
    clearTimeout(this.#timer);
    const before = this.#state.get();
    if (before.kind === 'failed' && !before.retrying) this.#state.set({ kind: 'opening' });
    const left = new AbortController();
    try {
      const opened = await withTimeout(this.#openTable(beginNew, left), OPEN_TIMEOUT_MS);
      if (attempt !== this.#attempt) return leave(opened);
      this.#failures = 0;
      this.#replace(opened);
    } catch (error) {
      left.abort();
      if (attempt === this.#attempt) this.#fail(this.#explain(failureOf(error)));
    }
  }

  /** The server answers, and its document does not open again and again: that is another matter than a line. */
  #explain(failure: OpenFailure): OpenFailure {
    if (failure !== 'service_unavailable' || this.#named?.attempt !== this.#attempt) return failure;
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
    void catchUp(opened);
  }

  /**
   * Some failures of a line give no event at all, so that a document which is not live for a while is opened a second
   * time. It is replaced only by one that is live: until then it keeps what was done on it, and may come back itself.
   */
  async #openBeside(silent: Opened): Promise<void> {
    this.#attempt += 1;
    const attempt = this.#attempt;
    const left = new AbortController();
    try {
      const beside = await withTimeout(this.#openTable(false, left), OPEN_TIMEOUT_MS);
      const live = await beside.module.whenLive(beside.table.document, SILENT_AFTER_MS);
      if (!live || attempt !== this.#attempt || isLive(silent)) return leave(beside);
      this.#replace(beside);
    } catch (error) {
      left.abort();
      const failure = failureOf(error);
      if (attempt === this.#attempt && !isLive(silent) && !PASSES_BY_ITSELF.includes(failure))
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
        wasLive = true;
        this.#inVain = 0;
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

  #openAgain(wasLive: boolean): void {
    if (!wasLive) this.#inVain += 1;
    void this.#open(false);
  }

  async #lookForNext({ session, me }: SessionView): Promise<void> {
    const { memberApi, meetingId } = this.#options;
    if (me.role === 'viewer' || meetingId === undefined) return;
    const sessions = await memberApi.listSessions(meetingId).catch(() => []);
    const latest = sessions[0];
    const isOther = latest?.id !== session.id || session.endedAt !== undefined;
    if (latest && isOther && latest.endedAt === undefined) await this.#open(false);
  }

  async #openTable(beginNew: boolean, left: AbortController): Promise<Opened> {
    // Fluid is loaded while the server is asked.
    const loading = this.#options.loadTable();
    loading.catch(() => undefined);
    if (beginNew) await this.#tellServerOfEnd();
    const { api, session } = await this.#askServer(beginNew);
    this.#named = { sessionId: session.session.id, attempt: this.#attempt };
    const module = await loading.catch(() => {
      throw new OpenFailed('offline');
    });
    const services = this.#services(module, api, session, left.signal);
    const document = session.documentId
      ? await module.openTableDocument(services, session.documentId)
      : await this.#makeDocument(module, services, api, session, left.signal);
    const { language, clock, storage } = this.#options;
    const table = new module.TableSession({
      document,
      me: session.me,
      writable: !services.readOnly,
      language,
      outbox: new module.Outbox(storage, session.session.id),
      ...clock,
    });
    return { session, api, table, module, left };
  }

  async #askServer(beginNew: boolean): Promise<{ api: Api; session: SessionView }> {
    const { memberApi, viewerApi, meetingId } = this.#options;
    try {
      if (meetingId === undefined) throw new OpenFailed('no_meeting');
      return { api: memberApi, session: await memberApi.openSession(meetingId, beginNew) };
    } catch (error) {
      if (!viewerApi || !LOOKS_ON_INSTEAD.includes(failureOf(error))) throw error;
      return { api: viewerApi, session: await viewerApi.viewSession() };
    }
  }

  async #makeDocument(
    module: TableModule,
    services: TableServices,
    api: Api,
    { me, session }: SessionView,
    left: AbortSignal,
  ): Promise<TableDocument> {
    if (me.role === 'viewer') throw new OpenFailed('not_found');
    const { defaultDeckId, meetingId = '', setup = {} } = this.#options;
    const { layFirstTable } = await module.loadFirstTable().catch(() => {
      throw new OpenFailed('offline');
    });
    const openEarlier = (view: SessionView, documentId: string) =>
      module.openTableDocument(this.#services(module, api, view, left), documentId);
    const table = await layFirstTable({
      ...{ api, meetingId, defaultDeckId, setup, openEarlier },
      sessionId: session.id,
    });
    return makeOrJoin({
      access: services.access,
      make: () => module.createTableDocument(services, table),
      join: (documentId) => module.openTableDocument(services, documentId),
      find: async () => (await api.openSession(meetingId, false)).documentId,
    });
  }

  #services(module: TableModule, api: Api, view: SessionView, left: AbortSignal): TableServices {
    const { origin, clock } = this.#options;
    const { session, me } = view;
    const access = accessDocument(api, view, left);
    return {
      fluid: endpointOf(view, origin),
      tokens: module.createTokenProvider(access.fetchToken, clock.nowMs),
      readOnly: me.role === 'viewer' || session.endedAt !== undefined,
      nameKey: view.nameKey,
      nowMs: clock.nowMs,
      access,
    };
  }

  async #tellServerOfEnd(): Promise<void> {
    if (this.#named) await this.#options.memberApi.endSession(this.#named.sessionId);
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

interface TableServices extends DocumentServices {
  readonly access: DocumentAccess;
}

async function catchUp({ table, module, left }: Opened): Promise<void> {
  const live = await module.whenLive(table.document, OPEN_TIMEOUT_MS);
  if (live && !left.signal.aborted) table.catchUp();
}

function isLive({ table }: Opened): boolean {
  return table.document.connection.get().state === 'live';
}

function leave({ table, left }: Opened): void {
  left.abort();
  table.close();
}

async function withTimeout(opening: Promise<Opened>, timeoutMs: number): Promise<Opened> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), timeoutMs);
  });
  const first = await Promise.race([opening, late]);
  clearTimeout(timer);
  if (first !== 'late') return first;
  // Whatever comes after all is left at once.
  opening.then(leave).catch(() => undefined);
  throw new OpenFailed('service_unavailable');
}
