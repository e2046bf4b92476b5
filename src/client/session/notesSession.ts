/**
 * One note-taker's session with the notes: their content, editing, and whether they are saved. Resends what has not
 * arrived when the document is reopened. Does not depend on React. Loaded by note-takers only.
 */
import { keptText, ownWords, replaySteps } from '../../domain/notes/kept.ts';
import { type NoteView, noteText, viewNotes } from '../../domain/notes/notesView.ts';
import type { Splice } from '../../domain/notes/splice.ts';
import { applyStep, type NoteFields, type NoteStep, stepsArrived } from '../../domain/notes/steps.ts';
import type { NotesDocument } from '../../fluid/notesDocument.ts';
import { type Observable, Subject } from '../../fluid/observable.ts';
import { DocumentSupervisor } from './documentSupervisor.ts';
import type { NotesOutbox } from './notesOutbox.ts';

/** Timeout for the acknowledgement of resent steps, before checking which of them arrived. */
const SETTLE_TIMEOUT_MS = 15_000;
/** Short enough not to be noticed, long enough for a word to be one step rather than five. */
const PAUSE_MS = 200;
/** Each offline step is later merged with everything that others did meanwhile: so there are fewer of them. */
const PAUSE_WITHOUT_LINE_MS = 2_000;

export type Saving =
  | 'saved'
  /** Not acknowledged yet. */
  | 'saving'
  /** Kept on this device until the connection returns. */
  | 'kept';

export interface NotesSessionOptions {
  /** Creates or opens the document. Sends no requests after `left` is aborted. */
  readonly open: (left: AbortSignal, wish: NotesWish) => Promise<OpenedNotes>;
  /** No page can open the document any more. */
  readonly isDamage: (error: unknown) => boolean;
  readonly outbox: NotesOutbox;
  /** This window's writer id, which is the outbox's. */
  readonly writer: string;
  /** Whether a failed attempt is worth a retry. */
  readonly passes: (error: unknown) => boolean;
  /** The person has no access to the notes (any more), or this release cannot read them. */
  readonly onRefused: (error: unknown) => void;
  /** From 0 to 1. */
  readonly random: () => number;
}

export interface NotesWish {
  /** The document on screen: a copy takes its place if it is damaged. */
  readonly shown: NotesDocument | undefined;
  /** The person begins new notes if the old ones are damaged. */
  readonly anew: boolean;
}

export interface OpenedNotes {
  readonly document: NotesDocument;
  /** It has taken the place of a damaged document. */
  readonly isRenewed?: boolean;
  /** The session is over: the notes are read-only. */
  readonly readOnly: boolean;
}

export class NotesSession {
  /** Undefined until the document is loaded for the first time. */
  readonly view: Observable<readonly NoteView[] | undefined>;
  readonly saving: Observable<Saving>;
  /** The notes are damaged, and this window has nothing of them that could go on. */
  readonly isDamaged: Observable<boolean>;
  /** What was on screen goes on in a new document, because the old one was damaged. */
  readonly isRenewed: Observable<boolean>;

  readonly #options: NotesSessionOptions;
  readonly #view = new Subject<readonly NoteView[] | undefined>(undefined);
  readonly #saving = new Subject<Saving>('saved');
  readonly #isDamaged = new Subject(false);
  readonly #isRenewed = new Subject(false);
  readonly #supervisor: DocumentSupervisor<OpenedNotes>;
  #anew = false;
  readonly #fields = new Set<() => void>();
  #stopFollowing: () => void = () => undefined;
  #steps = 0;
  #closed = false;
  #readOnly = false;
  #showing = false;

  constructor(options: NotesSessionOptions) {
    this.#options = options;
    this.view = this.#view;
    this.saving = this.#saving;
    this.isDamaged = this.#isDamaged;
    this.isRenewed = this.#isRenewed;
    this.#supervisor = new DocumentSupervisor({
      open: (left) => options.open(left, { shown: this.#document, anew: this.#anew }),
      leave: ({ document }) => document.close(),
      isWorthRetrying: options.passes,
      onOpened: (opened) => this.#sitAt(opened),
      onFailed: (error, isRetrying) => {
        this.#isDamaged.set(this.#view.get() === undefined && options.isDamage(error));
        if (!isRetrying) options.onRefused(error);
      },
      random: options.random,
    });
    void this.#supervisor.open();
  }

  /** Begins new notes in the place of damaged ones, which stay in the session's data. */
  beginAnew(): void {
    this.#anew = true;
    void this.#supervisor.open();
  }

  /** False after the end of the meeting. */
  get writable(): boolean {
    return !this.#readOnly;
  }

  /** How long to collect typed letters before writing them. */
  get pauseMs(): number {
    return isLive(this.#document) ? PAUSE_MS : PAUSE_WITHOUT_LINE_MS;
  }

  /** The text in this window, with everything that was typed here. */
  textOf(noteId: string): string {
    const notes = this.#usable();
    if (notes) return noteText(notes, noteId) ?? '';
    const kept = keptText(this.#options.outbox.own, noteId);
    return kept ?? this.#view.get()?.find(({ id }) => id === noteId)?.text ?? '';
  }

  /** `cardId`: of a note that this creates. False without write access. */
  write(noteId: string, splices: readonly Splice[], cardId?: string): boolean {
    return this.#take({ kind: 'write', noteId, splices, ...(cardId !== undefined && { cardId }) });
  }

  set(noteId: string, fields: Partial<NoteFields>, cardId?: string): boolean {
    return this.#take({ kind: 'set', noteId, fields, ...(cardId !== undefined && { cardId }) });
  }

  /** Registers a field that may hold letters that are not written yet; it is flushed before the notes close. */
  keepField(flush: () => void): () => void {
    this.#fields.add(flush);
    return () => {
      this.#fields.delete(flush);
    };
  }

  /** The meeting is over: edits on their way still arrive, no new ones are made. */
  stopWriting(): void {
    this.#flushFields();
    this.#readOnly = true;
  }

  /** Waits until everything is acknowledged; false after the timeout. */
  async flush(timeoutMs: number): Promise<boolean> {
    this.#flushFields();
    return this.#document?.flush(timeoutMs) ?? true;
  }

  /**
   * Closes the notes at once. Text that had not arrived stays on the device; the person's own part of it is returned.
   */
  close(): readonly string[] {
    this.#flushFields();
    this.#closed = true;
    this.#stopFollowing();
    this.#supervisor.close();
    const { own, others } = this.#options.outbox;
    return [own, ...others.map(([, kept]) => kept)].flatMap(ownWords);
  }

  #take(step: NoteStep): boolean {
    if (this.#closed || this.#readOnly) return false;
    this.#steps += 1;
    this.#options.outbox.keep(this.#steps, step, this.textOf(step.noteId));
    const notes = this.#usable();
    if (notes) applyStep(notes, this.#options.writer, this.#steps, step);
    else this.#show();
    this.#showSaving();
    return true;
  }

  get #document(): NotesDocument | undefined {
    return this.#supervisor.opened?.document;
  }

  /** The notes, unless the document is closed and being reopened. */
  #usable() {
    const document = this.#document;
    return document && document.connection.get().state !== 'closed' ? document.notes : undefined;
  }

  #sitAt({ document, readOnly, isRenewed = false }: OpenedNotes): void {
    this.#stopFollowing();
    this.#isDamaged.set(false);
    if (isRenewed) this.#isRenewed.set(true);
    this.#readOnly ||= readOnly;
    if (!this.#readOnly) this.#catchUp(document);
    const stops = [
      document.revision.subscribe(() => this.#showSoon()),
      document.saved.subscribe(() => this.#onSaved()),
      document.connection.subscribe(() => this.#showSaving()),
    ];
    this.#stopFollowing = () => {
      for (const stop of stops) stop();
    };
    this.#show();
    this.#showSaving();
    // An edit counts as unsaved from the next microtask on, which `flush` waits for.
    void document.flush(SETTLE_TIMEOUT_MS).then(() => this.#onSaved());
  }

  /** Replays the kept steps of this window and of closed windows. */
  #catchUp({ notes }: NotesDocument): void {
    const { outbox, writer } = this.#options;
    replaySteps(notes, writer, outbox.own);
    for (const [other, kept] of outbox.others) replaySteps(notes, other, kept);
  }

  #flushFields(): void {
    for (const flush of this.#fields) flush();
  }

  /** After all events of a change: a tree reports its nodes one by one. */
  #showSoon(): void {
    if (this.#showing) return;
    this.#showing = true;
    queueMicrotask(() => {
      this.#showing = false;
      if (!this.#closed) this.#show();
    });
  }

  #show(): void {
    const notes = this.#usable();
    if (notes) this.#view.set(viewNotes(notes));
    else this.#view.set(this.#view.get()?.map((note) => ({ ...note, text: this.textOf(note.id) })));
  }

  #onSaved(): void {
    const document = this.#document;
    if (!this.#closed && document?.saved.get() && isLive(document)) this.#settle(document);
    this.#showSaving();
  }

  /** The service has acknowledged every edit; one that lost a race against another window's is not among them. */
  #settle(document: NotesDocument): void {
    const { outbox, writer } = this.#options;
    const { notes } = document;
    for (const [other] of outbox.others) {
      const arrived = stepsArrived(notes, other);
      if (arrived > 0) outbox.forget(other, arrived);
    }
    outbox.forget(writer, stepsArrived(notes, writer));
    if (outbox.own.steps.length > 0) queueMicrotask(() => this.#retake());
  }

  #retake(): void {
    const notes = this.#usable();
    if (notes) replaySteps(notes, this.#options.writer, this.#options.outbox.own);
  }

  #showSaving(): void {
    const document = this.#document;
    const isSaved = document?.saved.get() === true && this.#options.outbox.own.steps.length === 0;
    this.#saving.set(isSaved ? 'saved' : isLive(document) ? 'saving' : 'kept');
  }
}

function isLive(document: NotesDocument | undefined): boolean {
  return document?.connection.get().state === 'live';
}
