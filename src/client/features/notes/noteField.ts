/**
 * Keeps a text field and a shared text in sync: typed text goes into the shared text in small changes, changes of
 * others into the field, and the caret keeps its place. Does not depend on React.
 */
import { movedBy, rebased, type Splice, spliceBetween, withSplice } from '../../../domain/notes/splice.ts';

/** The part of a `<textarea>` that is used. */
export type Field = Pick<
  HTMLTextAreaElement,
  'value' | 'selectionStart' | 'selectionEnd' | 'setSelectionRange'
>;

export interface SharedText {
  readonly read: () => string;
  /** How long letters are gathered before they are handed on as one step. */
  readonly pauseMs: () => number;
  /** False where nothing can be written any more. */
  readonly write: (splices: readonly Splice[]) => boolean;
}

export class NoteField {
  readonly #field: Field;
  readonly #hasFocus: () => boolean;
  readonly #text: SharedText;
  /** The shared text as the field last had it; the field's own may be some letters ahead. */
  #base: string;
  /** Letters are being put together into one: nothing may be changed in the field. */
  #composing = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(field: Field, text: SharedText, hasFocus: () => boolean) {
    this.#field = field;
    this.#text = text;
    this.#hasFocus = hasFocus;
    this.#base = text.read();
    field.value = this.#base;
  }

  /** Handles typing. */
  readonly typed = (): void => {
    if (this.#composing) return;
    this.#timer ??= setTimeout(this.flush, this.#text.pauseMs());
  };

  readonly beginComposing = (): void => {
    this.flush();
    this.#composing = true;
  };

  readonly endComposing = (): void => {
    this.#composing = false;
    this.flush();
  };

  /** The shared text may have changed. */
  readonly pull = (): void => {
    if (this.#composing) return;
    const now = this.#text.read();
    if (now === this.#base) return;
    const { value, selectionStart, selectionEnd } = this.#field;
    const theirs = spliceBetween(this.#base, now);
    const mine = spliceBetween(this.#base, value, selectionEnd);
    const next = mine ? rebased(mine, theirs).reduce(withSplice, now) : now;
    this.#base = now;
    if (next === value) return;
    this.#field.value = next;
    const moved = spliceBetween(value, next);
    if (moved && this.#hasFocus())
      this.#field.setSelectionRange(movedBy(selectionStart, moved), movedBy(selectionEnd, moved));
  };

  /** Everything that was typed is in the shared text afterwards, unless it cannot be written. */
  readonly flush = (): void => {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    // Text of an unfinished composition is kept when the page closes.
    const composing = this.#composing;
    this.#composing = false;
    this.pull();
    this.#composing = composing;
    const { value, selectionEnd } = this.#field;
    const mine = spliceBetween(this.#base, value, selectionEnd);
    if (mine && this.#text.write([mine])) this.#base = this.#text.read();
  };
}
