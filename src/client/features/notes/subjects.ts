/** The subjects of the notes and their order in the panel. */
import type { NoteView } from '../../../domain/notes/notesView.ts';

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
 * The same order while a person writes, since a field that is moved loses the focus: new entries come right after the
 * one in use, and removed ones stay until the writing is done.
 */
export function withoutMoving(
  standing: readonly Subject[],
  wanted: readonly Subject[],
  writingIn: Subject,
): readonly Subject[] {
  const fresh = wanted.filter((subject) => !standing.includes(subject));
  return standing.flatMap((subject) => (subject === writingIn ? [subject, ...fresh] : [subject]));
}
