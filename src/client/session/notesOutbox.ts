/**
 * Steps in the notes that the service has not acknowledged, kept on this device also after the tab is closed. Each
 * window is a writer of its own; the next window that opens the notes takes over the steps that others have left.
 */
import { type KeptSteps, NOTHING_KEPT, since, withStep } from '../../domain/notes/kept.ts';
import type { NoteStep } from '../../domain/notes/steps.ts';
import { notesOutboxKey } from './notesOutboxKey.ts';
import type { OutboxStorage } from './outbox.ts';

type ByWriter = Readonly<Record<string, KeptSteps>>;

export class NotesOutbox {
  readonly #storage: OutboxStorage | undefined;
  readonly #key: string;
  readonly #writer: string;
  /** This window's own steps, in case the device stores nothing. */
  #own: KeptSteps = NOTHING_KEPT;

  constructor(storage: OutboxStorage | undefined, sessionId: string, writer: string) {
    this.#storage = storage;
    this.#key = notesOutboxKey(sessionId);
    this.#writer = writer;
  }

  get own(): KeptSteps {
    return this.#own;
  }

  /** Steps of other windows, by writer: of closed windows, and of open ones with unacknowledged edits. */
  get others(): readonly (readonly [string, KeptSteps])[] {
    return Object.entries(this.#read()).filter(([writer]) => writer !== this.#writer);
  }

  /** `base`: the note's text before the step. */
  keep(number: number, step: NoteStep, base: string): void {
    this.#own = withStep(this.#own, number, step, base);
    this.#write({ ...this.#read(), [this.#writer]: this.#own });
  }

  /** The service has a writer's steps up to this number. */
  forget(writer: string, arrived: number): void {
    const { [writer]: kept, ...others } = this.#read();
    if (writer === this.#writer) this.#own = since(this.#own, arrived);
    if (kept === undefined) return;
    const left = writer === this.#writer ? this.#own : since(kept, arrived);
    this.#write(left.steps.length === 0 ? others : { ...others, [writer]: left });
  }

  /** Everything on this device. */
  clear(): void {
    this.#own = NOTHING_KEPT;
    this.#write({});
  }

  #read(): ByWriter {
    try {
      const kept: unknown = JSON.parse(this.#storage?.getItem(this.#key) ?? '{}');
      if (typeof kept !== 'object' || kept === null) return {};
      return Object.fromEntries(
        Object.entries(kept).filter((entry): entry is [string, KeptSteps] => isKept(entry[1])),
      );
    } catch {
      return {};
    }
  }

  #write(kept: ByWriter): void {
    try {
      if (Object.keys(kept).length === 0) this.#storage?.removeItem(this.#key);
      else this.#storage?.setItem(this.#key, JSON.stringify(kept));
    } catch {
      // Without storage they last as long as the page.
    }
  }
}

/** The stored value may come from another release of the page. */
function isKept(value: unknown): value is KeptSteps {
  if (typeof value !== 'object' || value === null || !('bases' in value && 'steps' in value)) return false;
  const { bases, steps } = value;
  return typeof bases === 'object' && bases !== null && Array.isArray(steps) && steps.every(isKeptStep);
}

function isKeptStep(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !('number' in value && 'step' in value)) return false;
  const { number, step } = value;
  if (typeof number !== 'number' || typeof step !== 'object' || step === null) return false;
  if (!('noteId' in step && typeof step.noteId === 'string' && 'kind' in step)) return false;
  if (step.kind === 'set') return 'fields' in step && typeof step.fields === 'object' && step.fields !== null;
  return (
    step.kind === 'write' && 'splices' in step && Array.isArray(step.splices) && step.splices.every(isSplice)
  );
}

function isSplice(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    'at' in value &&
    typeof value.at === 'number' &&
    'removed' in value &&
    typeof value.removed === 'number' &&
    'inserted' in value &&
    typeof value.inserted === 'string'
  );
}
