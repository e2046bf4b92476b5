/** What the notes are about, and in which order that stands in the panel. */
import type { NoteView } from '../../../../domain/notes/notesView.ts';

/** A card's id, or {@link GENERAL}. */
export type Subject = string;

export const GENERAL: Subject = '';

export function subjectOf({ cardId }: Pick<NoteView, 'cardId'>): Subject {
  return cardId ?? GENERAL;
}

export function isWritten({ text, mark }: Pick<NoteView, 'text' | 'mark'>): boolean {
  return text.trim() !== '' || mark !== '';
}

/** The card that is out first, then the meeting as a whole, then the cards that something is written about. */
export function subjects(notes: readonly NoteView[], current: string | undefined): readonly Subject[] {
  const written = notes.filter(isWritten).map(subjectOf);
  return [...new Set([...(current === undefined ? [] : [current]), GENERAL, ...written])];
}

/**
 * The same while somebody writes: nothing that stands there moves, for a field that is moved loses the focus. What is new
 * comes right after the one that is being written in, and what is gone stays until the writing is done.
 */
export function withoutMoving(
  standing: readonly Subject[],
  wanted: readonly Subject[],
  writingIn: Subject,
): readonly Subject[] {
  const fresh = wanted.filter((subject) => !standing.includes(subject));
  return standing.flatMap((subject) => (subject === writingIn ? [subject, ...fresh] : [subject]));
}
