import { Note, Notes } from './schema.ts';

/** Of the general note that every meeting has. */
export const GENERAL_NOTE_ID = 'general';

/** Of the note that a card of the deck has from the beginning. */
export function cardNoteId(cardId: string): string {
  return `card:${cardId}`;
}

/**
 * Notes without any text. The general note and one for each card exist from the beginning, so that two note-takers
 * who start at the same card at the same moment write in one note, and neither replaces the other's.
 */
export function newNotes(cardIds: readonly string[]): Notes {
  return new Notes({
    entries: [
      [GENERAL_NOTE_ID, emptyNote(undefined, 0)],
      ...cardIds.map((id, i): [string, Note] => [cardNoteId(id), emptyNote(id, i + 1)]),
    ],
    writers: [],
  });
}

export function emptyNote(cardId: string | undefined, order: number): Note {
  return new Note({ cardId, text: [], mark: '', order });
}
