/**
 * One undo for a person, wherever they press: their windows on one device tell each other which of them can take the last step back.
 * What is said is the step's name and nothing else; each window undoes its own step.
 */
import { useEffect, useRef } from 'react';
import type { CommandName } from '../../domain/table/commands.ts';
import { type Observable, Subject } from '../../fluid/observable.ts';
import { useObservable, useSessionId, useTableOnScreen, useUndo } from './hooks.ts';
import type { UndoableCommand } from './tableSession.ts';

export interface UndoChannel {
  postMessage(call: UndoCall): void;
  onmessage: ((event: { readonly data: UndoCall }) => void) | null;
  close(): void;
}

export type UndoCall =
  /** The window's own step; undefined when it can no longer be undone. */
  | { readonly kind: 'step'; readonly name: CommandName | undefined }
  /** From a window that has just opened. */
  | { readonly kind: 'ask' }
  | { readonly kind: 'undo' };

export interface UndoLinkOptions {
  readonly channel: UndoChannel;
  readonly own: Observable<UndoableCommand | undefined>;
  /** Undoes this window's step. */
  readonly undo: () => void;
  /** A newer step was made in another window: this window's cannot be undone any more. */
  readonly forget: () => void;
}

export class UndoLink {
  /** The last step, if it was made in another window. */
  readonly elsewhere: Observable<CommandName | undefined>;
  readonly #elsewhere = new Subject<CommandName | undefined>(undefined);
  readonly #options: UndoLinkOptions;
  readonly #stop: () => void;
  #told: UndoableCommand | undefined;

  constructor(options: UndoLinkOptions) {
    this.elsewhere = this.#elsewhere;
    this.#options = options;
    options.channel.onmessage = ({ data }) => this.#hear(data);
    this.#stop = options.own.subscribe(() => this.#tell());
    this.#tell();
    options.channel.postMessage({ kind: 'ask' });
  }

  undoElsewhere(): void {
    this.#options.channel.postMessage({ kind: 'undo' });
  }

  close(): void {
    this.#stop();
    if (this.#told !== undefined) this.#options.channel.postMessage({ kind: 'step', name: undefined });
    this.#options.channel.close();
  }

  #tell(): void {
    const step = this.#options.own.get();
    if (step === this.#told) return;
    this.#told = step;
    if (step) this.#elsewhere.set(undefined);
    this.#options.channel.postMessage({ kind: 'step', name: step?.name });
  }

  #hear(call: UndoCall): void {
    if (call.kind === 'undo') {
      if (this.#options.own.get()) this.#options.undo();
    } else if (call.kind === 'ask') {
      const name = this.#options.own.get()?.name;
      if (name !== undefined) this.#options.channel.postMessage({ kind: 'step', name });
    } else {
      this.#elsewhere.set(call.name);
      if (call.name !== undefined && this.#options.own.get()) this.#options.forget();
    }
  }
}

/** A page is one window. */
const ofThisPage = new Subject<CommandName | undefined>(undefined);
let link: UndoLink | undefined;

/** Keeps this window in touch with the person's others. `undo`: takes back this window's last step. */
export function useUndoLink(undo: () => unknown): void {
  const table = useTableOnScreen();
  const sessionId = useSessionId();
  const run = useRef(undo);
  run.current = undo;
  useEffect(() => {
    const channel = openChannel(`dialogkort.undo.${sessionId}.${table.me.id}`);
    if (!channel) return;
    const opened = new UndoLink({
      channel,
      own: table.undo,
      undo: () => void run.current(),
      forget: () => table.forgetStep(table.undo.get()),
    });
    link = opened;
    const stop = opened.elsewhere.subscribe(() => ofThisPage.set(opened.elsewhere.get()));
    return () => {
      stop();
      opened.close();
      link = undefined;
      ofThisPage.set(undefined);
    };
  }, [table, sessionId]);
}

export interface LastStep {
  readonly name: CommandName;
  readonly undo: () => void;
}

/** This person's last step, in whichever window they made it. `undo`: of this window's own. */
export function useLastStep(undo: () => unknown): LastStep | undefined {
  const own = useUndo();
  const elsewhere = useObservable(ofThisPage);
  if (own) return { name: own.name, undo: () => void undo() };
  return elsewhere && { name: elsewhere, undo: () => link?.undoElsewhere() };
}

/** Missing where windows of one device cannot talk to each other. */
function openChannel(name: string): UndoChannel | undefined {
  try {
    return new BroadcastChannel(name) as UndoChannel;
  } catch {
    return undefined;
  }
}
