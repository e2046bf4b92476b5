import { useRef } from 'react';
import type { NoteView } from '../../../domain/notes/notesView.ts';
import { type Subject, subjects, withoutMoving } from './subjects.ts';

/** The subjects of the notes, in an order that stays while a person writes in one of them. */
export function useSubjects(
  notes: readonly NoteView[],
  current: string | undefined,
  writingIn: Subject | undefined,
): readonly Subject[] {
  const standing = useRef<readonly Subject[]>([]);
  const wanted = subjects(notes, current);
  const isStill = writingIn !== undefined && standing.current.includes(writingIn);
  standing.current = isStill ? withoutMoving(standing.current, wanted, writingIn) : wanted;
  return standing.current;
}
