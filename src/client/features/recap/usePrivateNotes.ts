import type { NoteView } from '../../../domain/notes/notesView.ts';
import type { RecapNoteSource } from '../../../domain/recap/source.ts';
import { useObservable } from '../../session/hooks.ts';
import { useNotesState, useNoteTaking } from '../../session/noteHooks.ts';

export interface PrivateNotes {
  /** Whether this person may ask for them at all. */
  readonly may: boolean;
  /** Missing until they are asked for and here. */
  readonly notes: readonly RecapNoteSource[] | undefined;
}

const NOTHING = {
  get: (): readonly NoteView[] | undefined => undefined,
  subscribe: () => () => undefined,
};

/** The notes that only note-takers can see, when one of them asks for them. */
export function usePrivateNotes(wanted: boolean): PrivateNotes {
  const state = useNotesState(useNoteTaking());
  const notes = useObservable(wanted && state.kind === 'open' ? state.notes.view : NOTHING);
  return { may: state.kind === 'open', notes };
}
