/**
 * One person at one table: their view, commands, undo, and a notice when another person was faster. Does not depend
 * on React; the views read its observables. Loaded together with Fluid, after the first paint.
 */
import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import type { Deck, TableDeck } from '../../domain/deck/deck.ts';
import { type CommandArgs, type CommandName, commandOf } from '../../domain/table/commands.ts';

import { beginConversation } from '../../domain/table/conversation/newConversation.ts';
import { type Done, edit, type Outcome, type UndoStep } from '../../domain/table/gate.ts';
import { moveOutcome, type PendingMove, pendingMoveOf } from '../../domain/table/race.ts';
import { addSeal } from '../../domain/table/sealed.ts';
import type { Seat } from '../../domain/table/seat.ts';
import { type TableView, viewTable } from '../../domain/table/tableView.ts';
import type { Connection } from '../../fluid/connection.ts';
import { type Observable, Subject } from '../../fluid/observable.ts';
import { isReadable } from '../../fluid/sharedDocument.ts';
import type { TableDocument } from '../../fluid/tableDocument.ts';
import type { SessionView } from '../../shared/contract/schemas/sessions.ts';
import type { Language } from '../../shared/language.ts';
import { atNextFrame } from './atNextFrame.ts';
import { type Happening, Happenings } from './happenings.ts';
import type { Notice } from './notice.ts';
import type { EarlyCommand, Outbox, PendingCommand } from './outbox.ts';
import { reuseUnchanged } from './reuseUnchanged.ts';
import type { Seals } from './seals.ts';
import { bindVerbs, type TableVerbs } from './verbs.ts';

/** More than Fluid takes to send an edit. If it were fewer, the edit would only be sent later. */
const MICROTASKS_UNTIL_SENT = 20;

/** A closed table, and one that only shows the last state because the document is full. */
const TAKES_NO_COMMANDS: readonly Connection['state'][] = ['closed', 'full'];

export interface TableSessionOptions {
  readonly document: TableDocument;
  readonly me: SessionView['me'];
  /** False for viewers and for sessions that the server has closed. */
  readonly writable: boolean;
  readonly language: Language;
  readonly outbox: Outbox;
  readonly seals: Seals;
  /** Loads a deck whose id the outbox kept. Undefined if it is gone; rejects while the server is unreachable. */
  readonly loadDeck: (deckId: string) => Promise<TableDeck | undefined>;
  /** Adds the deck's catalogue, the given one if it is that. Rejects while the server is unreachable. */
  readonly forTable: (deck: Deck, known: Catalogue) => Promise<TableDeck>;
  /** Of a table whose deck was laid by an earlier release. */
  readonly catalogue?: Catalogue | undefined;
  readonly nowMs: () => number;
  readonly random: () => number;
  readonly newId: () => string;
}

/** The person's last command, while it can be undone. */
export interface UndoableCommand extends UndoStep {
  readonly name: CommandName;
  readonly args: readonly unknown[];
}

export class TableSession {
  readonly document: TableDocument;
  readonly me: SessionView['me'];
  readonly verbs: TableVerbs;
  readonly view: Observable<TableView>;
  readonly notice: Observable<Notice | undefined>;
  readonly undo: Observable<UndoableCommand | undefined>;
  /** What has happened since the page opened, the newest last. */
  readonly happened: Observable<readonly Happening[]>;

  readonly #seat: Seat;
  readonly #outbox: Outbox;
  readonly seals: Seals;
  readonly #loadDeck: TableSessionOptions['loadDeck'];
  readonly #forTable: TableSessionOptions['forTable'];
  readonly #catalogue: Catalogue | undefined;
  readonly #nowMs: () => number;
  readonly #language: Language;
  readonly #view: Subject<TableView>;
  readonly #notice = new Subject<Notice | undefined>(undefined);
  readonly #undo = new Subject<UndoableCommand | undefined>(undefined);
  readonly #happenings: Happenings;
  readonly #stop: (() => void)[];
  #lastCommand: UndoableCommand | undefined;
  /** Id of the last command's entry in the outbox. */
  #lastEntryId: string | undefined;
  #pendingMove: PendingMove | undefined;
  #isRunning = false;
  /** What remains to be done of the last command, see `#afterSending`. */
  #remaining: (() => void) | undefined;
  #cancelShowing: () => void = () => undefined;
  #notices = 0;
  #isClosed = false;

  constructor(options: TableSessionOptions) {
    const { document, me, writable, language, outbox, seals, nowMs, random, newId } = options;
    this.document = document;
    this.me = me;
    this.#language = language;
    this.#outbox = outbox;
    this.seals = seals;
    this.#loadDeck = options.loadDeck;
    this.#forTable = options.forTable;
    this.#catalogue = options.catalogue;
    this.#nowMs = nowMs;
    this.#seat = {
      table: document.table,
      actor: { id: me.id, organiser: me.organiser },
      canWrite: () => writable && !TAKES_NO_COMMANDS.includes(document.connection.get().state),
      // Viewers have no name.
      present: () => new Set(document.people.get().flatMap(({ id, name }) => (name === '' ? [] : [id]))),
      isSealed: (content, seal) => seals.isSealed(content, seal),
      random,
      newId,
    };
    this.#view = new Subject(viewTable(this.#seat, language, this.#catalogue));
    this.view = this.#settled(this.#view);
    this.#happenings = new Happenings(this.#view.get());
    this.happened = this.#settled(this.#happenings.log);
    this.notice = this.#notice;
    this.undo = this.#settled(this.#undo);
    this.verbs = bindVerbs(this.#seat, (name, args) => this.#run(name, args));
    this.#stop = [
      document.revision.subscribe(() => this.#onNews()),
      document.people.subscribe(() => this.#onNews()),
      document.connection.subscribe(() => this.#onNews()),
      document.saved.subscribe(() => this.#onSaved()),
      seals.checked.subscribe(() => this.#onNews()),
      seals.sealed.subscribe(() => this.#addSeals()),
    ];
  }

  /** Lays a deck with its catalogue on a table that is being prepared. Rejects while the server is unreachable. */
  async changeDeck(deck: Deck): Promise<Outcome> {
    return this.verbs.changeDeck(await this.#forTable(deck, this.#view.get().catalogue));
  }

  /**
   * Runs a command for a participant without a page at the table, such as a phone: with their permissions, and without
   * this person's undo, outbox and notices. `seal`: the server's signature under what is written.
   */
  runFor<Name extends CommandName>(
    { participant, seal = '' }: { readonly participant: string; readonly seal?: string },
    name: Name,
    ...args: CommandArgs<Name>
  ): Outcome {
    const isMe = participant === this.me.id;
    const seat = isMe ? this.#seat : { ...this.#seat, actor: { id: participant, organiser: false } };
    const outcome = this.#asOneChange(() => {
      const ran = commandOf(name).run(seat, ...args);
      if ('done' in ran && ran.done.written && seal !== '') addSeal(seat, ran.done.written, seal);
      return ran;
    });
    this.#showNext(participant);
    return outcome;
  }

  /** Runs what this person did on the table's preview, unless another card is talked about by now. */
  runEarly({ name, args, step }: EarlyCommand): void {
    if (step === this.document.table.middle.step) this.#run(name, args);
    else this.tell({ kind: 'overtaken' });
  }

  /** The table in another language, for phones. */
  viewIn(language: Language): TableView {
    return viewTable(this.#seat, language);
  }

  undoLastStep(): Outcome | undefined {
    this.#settle();
    const last = this.#undo.get();
    if (!last) return undefined;
    this.#lastCommand = undefined;
    const outcome = this.#asOneChange(() => last.run());
    if ('done' in outcome) {
      if (this.#lastEntryId !== undefined) this.#outbox.drop(this.#lastEntryId);
      this.tell({ kind: 'undone', command: last.name });
      this.#watch(outcome.done);
    } else this.tell({ kind: 'refused', refusal: outcome.refused });
    this.#afterSending(() => this.#showNext());
    return outcome;
  }

  /** From now on the step cannot be undone. */
  forgetStep(step: UndoableCommand | undefined): void {
    if (step === undefined || this.#lastCommand !== step) return;
    this.#lastCommand = undefined;
    this.#undo.set(undefined);
  }

  /** Tells this person something in passing. */
  tell(notice: NoticeContent): void {
    // What remains of a command clears the notice of the one before, and not this one.
    this.#settle();
    this.#notices += 1;
    this.#notice.set({ ...notice, id: this.#notices });
  }

  dismissNotice(): void {
    this.#notice.set(undefined);
  }

  /** Replays the outbox, once the table is up to date. */
  catchUp(): void {
    const { table } = this.document;
    // A table of an earlier release lacks the conversation: created now, before anyone writes in it.
    if (!table.conversation && this.#seat.canWrite()) {
      edit(this.#seat, undefined, [table.phase], () => {
        beginConversation(table);
        return {};
      });
    }
    void this.#replay();
    this.#addSeals();
    this.#notice.set(undefined);
    this.#happenings.skip(this.#viewNow());
    this.#onChange();
  }

  /** Unsubscribes from the document and closes it. */
  close(): void {
    this.#settle();
    this.#isClosed = true;
    this.#cancelShowing();
    for (const stop of this.#stop) stop();
    this.document.close();
  }

  /**
   * In order, and synchronously unless a deck has to be loaded. If a deck cannot be loaded now, its command and those
   * after it stay on the device.
   */
  async #replay(): Promise<void> {
    for (const { id, command } of this.#outbox.pending(this.#nowMs())) {
      // JSON has no undefined among the members of a list.
      let args = command.args.map((arg) => arg ?? undefined);
      if (commandOf(command.name).keepsDeckById && typeof args[0] === 'string') {
        try {
          args = [await this.#loadDeck(args[0]), ...args.slice(1)];
        } catch {
          break;
        }
        if (this.#isClosed) return;
      }
      this.#outbox.claim(id);
      if (args[0] === undefined && commandOf(command.name).keepsDeckById) this.tell({ kind: 'deckGone' });
      else this.#replayOne(id, command, args);
    }
    await this.#clearIfSaved();
  }

  #replayOne(id: string, { name, step }: PendingCommand, args: readonly unknown[]): void {
    if (step !== undefined && step !== this.document.table.middle.step) return;
    try {
      const outcome = this.#asOneChange(() => commandOf(name).run(this.#seat, ...args));
      if (!('done' in outcome)) return;
      this.#remember(name, args, outcome.done, id);
      this.#showNext();
    } catch {
      // An entry of another release, or a broken one. A command that throws makes no edits.
    }
  }

  /** An edit counts as unsaved from the next microtask on. */
  async #clearIfSaved(): Promise<void> {
    await Promise.resolve();
    if (this.document.saved.get()) this.#forgetSaved();
  }

  #forgetSaved(): void {
    this.#outbox.clear();
    if (this.#seat.canWrite()) this.seals.stored();
  }

  #run(name: CommandName, given: readonly unknown[]): Outcome {
    this.#settle();
    const command = commandOf(name);
    const args = command.withId?.(this.#seat.newId, ...given) ?? given;
    const { step } = this.document.table.middle;
    const outcome = this.#asOneChange(() => command.run(this.#seat, ...args));
    if ('done' in outcome) {
      const { done } = outcome;
      this.#afterSending(() => {
        this.#notice.set(undefined);
        this.#remember(name, args, done, this.#keep(name, args, step));
        this.#showNext();
      });
    } else {
      this.tell({ kind: 'refused', refusal: outcome.refused });
      this.#showNext();
    }
    return outcome;
  }

  /**
   * Postpones work until Fluid has sent the edit, which it does in the microtasks after the current call: otherwise all
   * other clients would wait for this work. Nothing runs in between; a caller that needs the result earlier gets it through `#settle`.
   */
  #afterSending(work: () => void): void {
    this.#remaining = work;
    void afterMicrotasks(MICROTASKS_UNTIL_SENT).then(() => {
      if (this.#remaining === work) this.#settle();
    });
  }

  #settle(): void {
    const work = this.#remaining;
    this.#remaining = undefined;
    work?.();
  }

  #settled<T>(subject: Observable<T>): Observable<T> {
    return {
      get: () => {
        this.#settle();
        return subject.get();
      },
      subscribe: (listener) => subject.subscribe(listener),
    };
  }

  /**
   * Keeps a command until the service has acknowledged it.
   * @param step of the current card before the command
   * @returns id of the entry, or undefined if the command is not kept
   */
  #keep(name: CommandName, args: readonly unknown[], step: number): string | undefined {
    const { offline, keepsDeckById } = commandOf(name);
    if (offline === 'drop') return undefined;
    const id = this.#seat.newId();
    const kept = keepsDeckById ? [(args[0] as Deck).id, ...args.slice(1)] : args;
    this.#outbox.keep({
      id,
      atMs: this.#nowMs(),
      command: { name, args: kept, ...(offline === 'replayOnSameCard' && { step }) },
    });
    return id;
  }

  #remember(name: CommandName, args: readonly unknown[], done: Done, entryId: string | undefined): void {
    this.#lastEntryId = entryId;
    this.#lastCommand = done.undo && { name, args, ...done.undo };
    this.#watch(done);
    if (done.written) this.seals.request(done.written);
  }

  /** Stores the server's signatures. One that has lost its text is left out. */
  #addSeals(): void {
    if (!isReadable(this.document.table)) return;
    for (const { content, seal } of this.seals.sealed.get()) addSeal(this.#seat, content, seal);
    void this.#clearIfSaved();
  }

  /** Runs edits, whose events come one by one, so that the view changes once. */
  #asOneChange(run: () => Outcome): Outcome {
    this.#isRunning = true;
    try {
      return run();
    } finally {
      this.#isRunning = false;
    }
  }

  #watch(done: Done): void {
    if (done.currentCard) this.#pendingMove = pendingMoveOf(done.currentCard);
  }

  #onNews(): void {
    if (this.#isRunning) return;
    this.#settle();
    this.#onChange();
  }

  #onChange(): void {
    // The last view stays on screen until the document has been reopened.
    if (!isReadable(this.document.table)) return;
    this.#noticeLostRace();
    const view = this.#viewNow();
    // What comes in while the document catches up is told as one change, once all of it is there.
    const isLive = this.document.connection.get().state === 'live';
    if (isLive) this.#happenings.see(view, this.document.changedBy());
    this.#view.set(view);
    this.#undo.set(this.#undoNow());
    if (isLive) this.#happenings.tell();
  }

  /** Shows the person's own step with the next frame: a rendering before it would only hold up what is sent. */
  #showNext(by = this.me.id): void {
    this.#noticeLostRace();
    const view = this.#viewNow();
    this.#happenings.see(view, by);
    this.#view.replace(view);
    this.#undo.replace(this.#undoNow());
    this.#cancelShowing();
    this.#cancelShowing = atNextFrame(() => {
      this.#view.tell();
      this.#undo.tell();
      this.#happenings.tell();
    });
  }

  #viewNow(): TableView {
    return reuseUnchanged(this.#view.get(), viewTable(this.#seat, this.#language, this.#catalogue));
  }

  #undoNow(): UndoableCommand | undefined {
    return this.#lastCommand?.isPossible() ? this.#lastCommand : undefined;
  }

  #onSaved(): void {
    this.#settle();
    if (!this.document.saved.get()) return;
    this.#pendingMove = undefined;
    this.#forgetSaved();
  }

  #noticeLostRace(): void {
    if (!this.#pendingMove) return;
    const outcome = moveOutcome(this.document.table, this.#pendingMove);
    if (outcome === 'applied') return;
    this.#pendingMove = undefined;
    this.#lastCommand = undefined;
    if (!outcome.agreed) this.tell({ kind: 'overtaken' });
  }
}

async function afterMicrotasks(count: number): Promise<void> {
  for (let passed = 0; passed < count; passed += 1) await undefined;
}

type NoticeContent = Notice extends infer N ? (N extends Notice ? Omit<N, 'id'> : never) : never;
