/**
 * One person at one table: what they see, the verbs they have, their last step, and the friendly word when somebody else
 * was faster. Knows no React; the views read its observables. Loaded together with Fluid, after the first paint.
 */

import { beginConversation } from '../../domain/table/conversation/newConversation.ts';
import { type Done, edit, type Outcome, type UndoStep } from '../../domain/table/gate.ts';
import { fateOf, type LaidMiddle, remember } from '../../domain/table/race.ts';
import type { Seat } from '../../domain/table/seat.ts';
import { type TableView, viewTable } from '../../domain/table/tableView.ts';
import type { Connection } from '../../fluid/connection.ts';
import { type Observable, Subject } from '../../fluid/observable.ts';
import { isReadable } from '../../fluid/sharedDocument.ts';
import type { TableDocument } from '../../fluid/tableDocument.ts';
import type { SessionView } from '../../shared/api.ts';
import type { Language } from '../../shared/language.ts';
import type { ConversationVerbs } from './conversationVerbs.ts';
import type { Notice } from './notice.ts';
import { type Deed, isOfConversation, type Outbox } from './outbox.ts';
import { bindVerbs, doAgain, type TableVerbs } from './verbs.ts';

/** A table that is over, and one that shows how things stood while there is no place. */
const TAKES_NOTHING: readonly Connection['state'][] = ['closed', 'full'];

export interface TableSessionOptions {
  readonly document: TableDocument;
  readonly me: SessionView['me'];
  /** False for viewers and for sessions that the server has closed. */
  readonly writable: boolean;
  readonly language: Language;
  /** Keeps what has not arrived. */
  readonly outbox: Outbox;
  readonly nowMs: () => number;
  readonly random: () => number;
  readonly newId: () => string;
}

export class TableSession {
  readonly document: TableDocument;
  readonly me: SessionView['me'];
  readonly verbs: TableVerbs;
  readonly view: Observable<TableView>;
  readonly notice: Observable<Notice | undefined>;
  /** The last step of this person, while it can be taken back. */
  readonly undo: Observable<UndoStep | undefined>;

  readonly #seat: Seat;
  readonly #outbox: Outbox;
  readonly #nowMs: () => number;
  readonly #language: Language;
  readonly #view: Subject<TableView>;
  readonly #notice = new Subject<Notice | undefined>(undefined);
  readonly #undo = new Subject<UndoStep | undefined>(undefined);
  readonly #stop: (() => void)[];
  #lastStep: UndoStep | undefined;
  /** What was kept on the device of the last step. */
  #lastKept: string | undefined;
  /** Laid by this person and not yet acknowledged. */
  #laid: LaidMiddle | undefined;
  #stepping = false;
  #showing: ReturnType<typeof setTimeout> | undefined;
  #notices = 0;
  #conversation: Promise<ConversationModule> | undefined;
  #conversationVerbs: ConversationVerbs | undefined;

  constructor({ document, me, writable, language, outbox, nowMs, random, newId }: TableSessionOptions) {
    this.document = document;
    this.me = me;
    this.#language = language;
    this.#outbox = outbox;
    this.#nowMs = nowMs;
    this.#seat = {
      table: document.table,
      actor: { id: me.id, organiser: me.organiser },
      canWrite: () => writable && !TAKES_NOTHING.includes(document.connection.get().state),
      // Whoever looks on with a ticket has no name.
      present: () => new Set(document.people.get().flatMap(({ id, name }) => (name === '' ? [] : [id]))),
      random,
      newId,
    };
    this.#view = new Subject(viewTable(this.#seat, language));
    this.view = this.#view;
    this.notice = this.#notice;
    this.undo = this.#undo;
    this.verbs = bindVerbs(this.#seat, (run, deed) => this.#act(run, deed));
    this.#stop = [
      document.revision.subscribe(() => this.#onNews()),
      document.people.subscribe(() => this.#onNews()),
      document.connection.subscribe(() => this.#onNews()),
      document.saved.subscribe(() => this.#onSaved()),
    ];
  }

  undoLastStep(): Outcome | undefined {
    const step = this.#undo.get();
    if (!step) return undefined;
    this.#lastStep = undefined;
    const outcome = this.#step(() => step.run());
    if ('done' in outcome) {
      if (this.#lastKept !== undefined) this.#outbox.drop(this.#lastKept);
      this.#say({ kind: 'undone', verb: step.verb });
      this.#watch(outcome.done);
    } else this.#say({ kind: 'refused', refusal: outcome.refused });
    this.#showNext();
    return outcome;
  }

  dismissNotice(): void {
    this.#notice.set(undefined);
  }

  /** The verbs beyond the cards, or their loading when somebody needs them for the first time. */
  conversation(): ConversationVerbs | Promise<ConversationVerbs> {
    return (
      this.#conversationVerbs ??
      this.#loadConversation().then(({ bindConversation }) => {
        this.#conversationVerbs ??= bindConversation(this.#seat, (run, deed) => this.#act(run, deed));
        return this.#conversationVerbs;
      })
    );
  }

  /** Does again what this device has done and the service never got; once the table is up to date. */
  catchUp(): void {
    const { table } = this.document;
    // A table of an earlier release: made now, so that it is there before anybody writes in it.
    if (!table.conversation && this.#seat.canWrite()) {
      edit(this.#seat, undefined, [table.phase], () => {
        beginConversation(table);
        return { verb: 'start' };
      });
    }
    for (const deed of this.#outbox.takeOver(this.#nowMs(), (deed) => !isOfConversation(deed))) {
      if (!isOfConversation(deed)) attempt(() => doAgain(this.verbs, this.#seat, deed));
    }
    if (this.#outbox.has(isOfConversation)) void this.#catchUpConversation();
    this.#notice.set(undefined);
    void this.#clearIfSaved();
    this.#onChange();
  }

  /** Stops following the document and leaves it. */
  close(): void {
    clearTimeout(this.#showing);
    for (const stop of this.#stop) stop();
    this.document.close();
  }

  /** What cannot be loaded now stays on the device. */
  async #catchUpConversation(): Promise<void> {
    const module = await this.#loadConversation().catch(() => undefined);
    if (!module) return;
    for (const deed of this.#outbox.takeOver(this.#nowMs(), isOfConversation)) {
      if (isOfConversation(deed)) attempt(() => module.doConversationAgain(this.#seat, deed));
    }
    await this.#clearIfSaved();
  }

  /** An edit counts as unsaved from the next microtask on. */
  async #clearIfSaved(): Promise<void> {
    await Promise.resolve();
    if (this.document.saved.get()) this.#outbox.clear();
  }

  /** Returns under which id. */
  #keep(deed: Deed): string {
    const id = this.#seat.newId();
    this.#outbox.keep({ id, atMs: this.#nowMs(), deed });
    return id;
  }

  #loadConversation(): Promise<ConversationModule> {
    this.#conversation ??= import(
      /* webpackChunkName: "optional-conversation" */ './conversationVerbs.ts'
    ).catch((error: unknown) => {
      this.#conversation = undefined;
      throw error;
    });
    return this.#conversation;
  }

  #act(run: (seat: Seat) => Outcome, deed?: Deed): Outcome {
    const outcome = this.#step(() => run(this.#seat));
    if ('done' in outcome) {
      this.#lastKept = deed && this.#keep(deed);
      this.#notice.set(undefined);
      this.#lastStep = outcome.done.undo;
      this.#watch(outcome.done);
    } else this.#say({ kind: 'refused', refusal: outcome.refused });
    this.#showNext();
    return outcome;
  }

  /** Takes a step whose edits, which come one by one, are seen together. */
  #step(run: () => Outcome): Outcome {
    this.#stepping = true;
    try {
      return run();
    } finally {
      this.#stepping = false;
    }
  }

  #watch(done: Done): void {
    if (done.middle) this.#laid = remember(done.middle);
  }

  #onNews(): void {
    if (!this.#stepping) this.#onChange();
  }

  #onChange(): void {
    // What was seen last stays on screen until the document has been opened again.
    if (!isReadable(this.document.table)) return;
    this.#noticeLostRace();
    this.#view.set(this.#viewNow());
    this.#undo.set(this.#undoNow());
  }

  /**
   * Tells of one's own step in the next task. Fluid sends it at the end of this one, a few turns of the microtask queue
   * from here, and views that heard of it now would draw before that: everybody else would wait for this device's picture.
   */
  #showNext(): void {
    this.#noticeLostRace();
    this.#view.replace(this.#viewNow());
    this.#undo.replace(this.#undoNow());
    clearTimeout(this.#showing);
    this.#showing = setTimeout(() => {
      this.#view.tell();
      this.#undo.tell();
    });
  }

  #viewNow(): TableView {
    return viewTable(this.#seat, this.#language);
  }

  #undoNow(): UndoStep | undefined {
    return this.#lastStep?.isPossible() ? this.#lastStep : undefined;
  }

  #onSaved(): void {
    if (!this.document.saved.get()) return;
    this.#laid = undefined;
    this.#outbox.clear();
  }

  #noticeLostRace(): void {
    if (!this.#laid) return;
    const fate = fateOf(this.document.table, this.#laid);
    if (fate === 'stood') return;
    this.#laid = undefined;
    this.#lastStep = undefined;
    if (!fate.agreed) this.#say({ kind: 'overtaken' });
  }

  #say(notice: NoticeContent): void {
    this.#notices += 1;
    this.#notice.set({ ...notice, id: this.#notices });
  }
}

/** What lies on a device may be of another release, or nobody's: then it is passed over, and the rest is done. */
function attempt(run: () => void): void {
  try {
    run();
  } catch {
    // Nothing of it is on the table: a verb that throws takes its edits along.
  }
}

type ConversationModule = typeof import('./conversationVerbs.ts');

type NoticeContent = Notice extends infer N ? (N extends Notice ? Omit<N, 'id'> : never) : never;
