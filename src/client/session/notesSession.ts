/**
 * One note-taker at the notes: what stands there, writing, and whether it is saved. Follows the document, opens it again
 * when it is lost or silent, and brings along what has not arrived. Knows no React. Loaded by note-takers only.
 */
import { keptText, ownWords, takeAgain } from '../../domain/notes/kept.ts';
import { type NoteView, noteText, viewNotes } from '../../domain/notes/notesView.ts';
import type { Splice } from '../../domain/notes/splice.ts';
import { type NoteFields, type NoteStep, stepsArrived, takeStep } from '../../domain/notes/steps.ts';
import type { NotesDocument } from '../../fluid/notesDocument.ts';
import { type Observable, Subject } from '../../fluid/observable.ts';
import { whenLive } from '../../fluid/sharedDocument.ts';
import type { NotesOutbox } from './notesOutbox.ts';
import { repeating } from './repeating.ts';
import { withinTime } from './withinTime.ts';

/** A document that has not opened, or is not up to date then, after this long is tried again. */
const OPEN_TIMEOUT_MS = 15_000;
const LIVE_TIMEOUT_MS = 15_000;
/** A document that gives no sign of life for this long is opened a second time beside. */
const SILENT_AFTER_MS = 10_000;
/** So short that nobody waits for it, and long enough for a word to be one step rather than five. */
const PAUSE_MS = 200;
/** Every step that was taken without a line is fitted in among all that others did meanwhile: so they are fewer then. */
const PAUSE_WITHOUT_LINE_MS = 2_000;
/** Between attempts, doubled each time up to the longest. */
const RETRY_FIRST_MS = 1_000;
const RETRY_LONGEST_MS = 15_000;

export type Saving =
  | 'saved'
  /** On its way. */
  | 'saving'
  /** Kept on this device until the line is back. */
  | 'kept';

export interface NotesSessionOptions {
  /** Makes or opens the document. Nothing is asked for it any more once `left` is aborted. */
  readonly open: (left: AbortSignal) => Promise<OpenedNotes>;
  readonly outbox: NotesOutbox;
  /** Of this window; the outbox's own. */
  readonly writer: string;
  /** Whether an attempt that failed is worth another one. */
  readonly passes: (error: unknown) => boolean;
  /** The notes are not for this person (any more), or cannot be read by this release. */
  readonly onRefused: (error: unknown) => void;
}

export interface OpenedNotes {
  readonly document: NotesDocument;
  /** The session is over: the notes can be read. */
  readonly readOnly: boolean;
}

interface Held {
  readonly document: NotesDocument;
  readonly left: AbortController;
  readonly stop: () => void;
}

interface Leaving {
  readonly document: NotesDocument | undefined;
  readonly left: AbortController;
  readonly stop?: () => void;
}

export class NotesSession {
  /** Undefined until the document is here for the first time. */
  readonly view: Observable<readonly NoteView[] | undefined>;
  readonly saving: Observable<Saving>;

  readonly #options: NotesSessionOptions;
  readonly #view = new Subject<readonly NoteView[] | undefined>(undefined);
  readonly #saving = new Subject<Saving>('saved');
  readonly #silence = repeating(SILENT_AFTER_MS, () => void this.#open());
  readonly #fields = new Set<() => void>();
  #held: Held | undefined;
  #steps = 0;
  #opening = false;
  #attempt: AbortController | undefined;
  #closed = false;
  #readOnly = false;
  #showing = false;
  #failures = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;

  constructor(options: NotesSessionOptions) {
    this.#options = options;
    this.view = this.#view;
    this.saving = this.#saving;
    void this.#open();
  }

  /** False once the meeting is over. */
  get writable(): boolean {
    return !this.#readOnly;
  }

  /** How long letters are to be gathered before they are written. */
  get pauseMs(): number {
    return this.#held && isLive(this.#held.document) ? PAUSE_MS : PAUSE_WITHOUT_LINE_MS;
  }

  /** As it stands for this window, with everything that was typed here. */
  textOf(noteId: string): string {
    const notes = this.#usable();
    if (notes) return noteText(notes, noteId) ?? '';
    const kept = keptText(this.#options.outbox.own, noteId);
    return kept ?? this.#view.get()?.find(({ id }) => id === noteId)?.text ?? '';
  }

  /** `cardId`: of a note that this makes. False where nothing can be written any more. */
  write(noteId: string, splices: readonly Splice[], cardId?: string): boolean {
    return this.#take({ kind: 'write', noteId, splices, ...(cardId !== undefined && { cardId }) });
  }

  set(noteId: string, fields: Partial<NoteFields>, cardId?: string): boolean {
    return this.#take({ kind: 'set', noteId, fields, ...(cardId !== undefined && { cardId }) });
  }

  /** A field that may hold letters which nobody has been told of yet hands them over before anything is closed. */
  keepField(flush: () => void): () => void {
    this.#fields.add(flush);
    return () => {
      this.#fields.delete(flush);
    };
  }

  /** The meeting is over: what is on its way still arrives, and nothing new is written. */
  stopWriting(): void {
    this.#flushFields();
    this.#readOnly = true;
  }

  /** Waits until everything is acknowledged; false if that took longer. */
  async flush(timeoutMs: number): Promise<boolean> {
    this.#flushFields();
    return this.#held ? this.#held.document.flush(timeoutMs) : true;
  }

  /** Leaves the notes at once. What had not arrived stays on the device; these are this person's words of it. */
  close(): readonly string[] {
    this.#flushFields();
    this.#closed = true;
    this.#attempt?.abort();
    clearTimeout(this.#retry);
    this.#silence.while(false);
    this.#leave(this.#held);
    this.#held = undefined;
    const { own, others } = this.#options.outbox;
    return [own, ...others.map(([, kept]) => kept)].flatMap(ownWords);
  }

  #take(step: NoteStep): boolean {
    if (this.#closed || this.#readOnly) return false;
    this.#steps += 1;
    this.#options.outbox.keep(this.#steps, step, this.textOf(step.noteId));
    const notes = this.#usable();
    if (notes) takeStep(notes, this.#options.writer, this.#steps, step);
    else this.#show();
    this.#showSaving();
    return true;
  }

  /** The notes, unless the document is over and being opened again. */
  #usable() {
    const document = this.#held?.document;
    return document && document.connection.get().state !== 'closed' ? document.notes : undefined;
  }

  async #open(): Promise<void> {
    if (this.#opening || this.#closed) return;
    this.#opening = true;
    clearTimeout(this.#retry);
    const left = new AbortController();
    this.#attempt = left;
    let document: NotesDocument | undefined;
    try {
      const opened = await withinTime(
        OPEN_TIMEOUT_MS,
        this.#options.open(left.signal),
        ({ document: late }) => late.close(),
      );
      document = opened.document;
      const live = !this.#closed && (await whenLive(document, LIVE_TIMEOUT_MS));
      this.#opening = false;
      // The one that was silent may have come back itself.
      if (this.#closed || (this.#held && isLive(this.#held.document))) return this.#leave({ document, left });
      if (!live) throw new Error('the notes did not come to life');
      this.#failures = 0;
      this.#readOnly ||= opened.readOnly;
      this.#replace(document, left);
    } catch (error) {
      this.#opening = false;
      this.#leave({ document, left });
      this.#fail(error);
    }
  }

  #fail(error: unknown): void {
    if (this.#closed) return;
    if (!this.#options.passes(error)) {
      this.#options.onRefused(error);
      return;
    }
    // One that is held tries again by itself.
    if (this.#usable()) return;
    const waitMs = Math.min(RETRY_FIRST_MS * 2 ** this.#failures, RETRY_LONGEST_MS);
    this.#failures += 1;
    this.#retry = setTimeout(() => void this.#open(), waitMs);
  }

  #replace(document: NotesDocument, left: AbortController): void {
    const before = this.#held;
    if (!this.#readOnly) this.#catchUp(document);
    const stops = [
      document.revision.subscribe(() => this.#showSoon()),
      document.saved.subscribe(() => this.#onSaved()),
      document.connection.subscribe(() => this.#onConnection()),
    ];
    const stop = () => {
      for (const stopOne of stops) stopOne();
    };
    this.#held = { document, left, stop };
    this.#leave(before);
    this.#show();
    this.#onConnection();
    // An edit counts as unsaved from the next microtask on, which `flush` waits for.
    void document.flush(LIVE_TIMEOUT_MS).then(() => this.#onSaved());
  }

  /** Takes again what this window, and windows that are gone, have kept. */
  #catchUp({ notes }: NotesDocument): void {
    const { outbox, writer } = this.#options;
    takeAgain(notes, writer, outbox.own);
    for (const [other, kept] of outbox.others) takeAgain(notes, other, kept);
  }

  #leave(held: Leaving | undefined): void {
    held?.left.abort();
    held?.stop?.();
    held?.document?.close();
  }

  #flushFields(): void {
    for (const flush of this.#fields) flush();
  }

  /** Once all of a change has been told: a tree tells of its nodes one by one. */
  #showSoon(): void {
    if (this.#showing) return;
    this.#showing = true;
    queueMicrotask(() => {
      this.#showing = false;
      if (!this.#closed) this.#show();
    });
  }

  #show(): void {
    if (this.#held && this.#usable()) this.#view.set(viewNotes(this.#held.document.notes));
    else this.#view.set(this.#view.get()?.map((note) => ({ ...note, text: this.textOf(note.id) })));
  }

  #onConnection(): void {
    if (!this.#held || this.#closed) return;
    const { state } = this.#held.document.connection.get();
    if (state === 'closed') void this.#open();
    this.#silence.while(state !== 'live' && state !== 'closed');
    this.#showSaving();
  }

  #onSaved(): void {
    const document = this.#held?.document;
    if (document?.saved.get() && isLive(document)) this.#settle(document);
    this.#showSaving();
  }

  /** The service has acknowledged every edit; one that had lost to another window's is not among them. */
  #settle(document: NotesDocument): void {
    const { outbox, writer } = this.#options;
    const { notes } = document;
    for (const [other] of outbox.others) {
      const arrived = stepsArrived(notes, other);
      if (arrived > 0) outbox.forget(other, arrived);
    }
    outbox.forget(writer, stepsArrived(notes, writer));
    if (outbox.own.steps.length > 0) queueMicrotask(() => this.#held === undefined || this.#retake());
  }

  #retake(): void {
    const notes = this.#usable();
    if (notes) takeAgain(notes, this.#options.writer, this.#options.outbox.own);
  }

  #showSaving(): void {
    const document = this.#held?.document;
    const isSaved = document?.saved.get() === true && this.#options.outbox.own.steps.length === 0;
    this.#saving.set(isSaved ? 'saved' : document && isLive(document) ? 'saving' : 'kept');
  }
}

function isLive(document: NotesDocument): boolean {
  return document.connection.get().state === 'live';
}
