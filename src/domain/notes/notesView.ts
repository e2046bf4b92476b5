/** The notes' view: plain, immutable values. */
import { NOTE_MARKS, type NoteMark } from '../table/conversation/schema.ts';
import type { Note, Notes } from './schema.ts';
import { textOf } from './text.ts';

export interface NoteView {
  readonly id: string;
  /** Undefined for a general note. */
  readonly cardId: string | undefined;
  readonly text: string;
  readonly mark: NoteMark;
  readonly place: string | undefined;
  readonly owner: string | undefined;
  /** `YYYY-MM-DD` */
  readonly due: string | undefined;
  readonly differs: boolean;
}

/** All notes in the order of their creation, also empty ones. */
export function viewNotes(notes: Notes): readonly NoteView[] {
  return [...notes.entries]
    .sort(([a, one], [b, other]) => one.order - other.order || (a < b ? -1 : 1))
    .map(([id, note]) => viewNote(id, note));
}

/** Undefined for an unknown note. */
export function noteText(notes: Notes, noteId: string): string | undefined {
  const note = notes.entries.get(noteId);
  return note && textOf(note.text);
}

function viewNote(id: string, note: Note): NoteView {
  const { cardId, place, owner, due } = note;
  return {
    id,
    cardId,
    text: textOf(note.text),
    // A mark of a later release counts as none.
    mark: NOTE_MARKS.find((mark) => mark === note.mark) ?? '',
    place,
    owner,
    due,
    differs: note.differs ?? false,
  };
}
