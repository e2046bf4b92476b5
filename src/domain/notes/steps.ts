/** The steps of note-takers. Each step is one transaction that takes effect once, see `Arrived`. */
import { Tree, TreeArrayNode } from 'fluid-framework';
import type { NoteMark } from '../table/conversation/schema.ts';
import { emptyNote } from './newNotes.ts';
import { Arrived, type Characters, type Note, type Notes } from './schema.ts';
import type { Splice } from './splice.ts';
import { textOf } from './text.ts';

/** A note's fields besides its text. Empty texts and false remove a field. */
export interface NoteFields {
  readonly mark: NoteMark;
  readonly place: string;
  readonly owner: string;
  readonly due: string;
  readonly differs: boolean;
}

interface OnNote {
  readonly noteId: string;
  /** Only for a note that this step creates. */
  readonly cardId?: string;
}

export type NoteStep =
  /** Applied one after the other; the first refers to the text as its writer saw it. */
  | (OnNote & { readonly kind: 'write'; readonly splices: readonly Splice[] })
  | (OnNote & { readonly kind: 'set'; readonly fields: Partial<NoteFields> });

/** Number of a writer's steps that the notes hold. */
export function stepsArrived(notes: Notes, writer: string): number {
  return notes.writers.get(writer)?.step ?? 0;
}

/** Applies a writer's step number `step`, from 1; does nothing if the notes hold it already. */
export function applyStep(notes: Notes, writer: string, step: number, what: NoteStep): void {
  if (stepsArrived(notes, writer) >= step) return;
  if (!notes.writers.has(writer)) notes.writers.set(writer, new Arrived({ step: 0 }));
  const before = notes.writers.get(writer);
  if (before === undefined) return;
  Tree.runTransaction(notes, () => {
    change(notes, what);
    notes.writers.set(writer, new Arrived({ step }));
  }, [{ type: 'nodeInDocument', node: before }]);
}

function change(notes: Notes, what: NoteStep): void {
  const note = noteFor(notes, what);
  if (what.kind === 'write') for (const splice of what.splices) write(note.text, splice);
  else set(note, what.fields);
}

function noteFor(notes: Notes, { noteId, cardId }: OnNote): Note {
  const found = notes.entries.get(noteId);
  if (found) return found;
  const last = Math.max(0, ...[...notes.entries.values()].map(({ order }) => order));
  notes.entries.set(noteId, emptyNote(cardId, last + 1));
  const made = notes.entries.get(noteId);
  if (made === undefined) throw new Error('a note that was made just now is not there');
  return made;
}

function write(characters: Characters, { at, removed, inserted }: Splice): void {
  const text = textOf(characters);
  const from = count(text.slice(0, at));
  const length = count(text.slice(at, at + removed));
  if (length > 0) characters.removeRange(from, from + length);
  if (inserted !== '') characters.insertAt(from, TreeArrayNode.spread([...inserted]));
}

function set(note: Note, { mark, place, owner, due, differs }: Partial<NoteFields>): void {
  if (mark !== undefined) note.mark = mark;
  if (place !== undefined) note.place = place || undefined;
  if (owner !== undefined) note.owner = owner || undefined;
  if (due !== undefined) note.due = due || undefined;
  if (differs !== undefined) note.differs = differs || undefined;
}

/** Code points. */
function count(text: string): number {
  return [...text].length;
}
