/** How a note stands to what lies on the table of it. */
import type { NoteView } from '../../../domain/notes/notesView.ts';
import { NOTE_MAX_CHARACTERS, tidyText } from '../../../domain/table/conversation/limits.ts';
import type { NoteToPublish, PublishedNoteView } from '../../../domain/table/conversation/view.ts';

export type PublishedState = 'no' | 'yes' | 'changed';

/** What of a note is told to all: only what its mark has a place for. */
export function toPublish({ id, text, cardId, mark, place, owner, due, differs }: NoteView): NoteToPublish {
  return {
    id,
    text: tidyText(text, NOTE_MAX_CHARACTERS) ?? text,
    cardId,
    mark,
    place: mark === 'need' ? place : undefined,
    owner: mark === 'action' ? owner?.trim() || undefined : undefined,
    due: mark === 'action' ? due : undefined,
    differs: differs || undefined,
  };
}

export function publishedState(note: NoteView, published: readonly PublishedNoteView[]): PublishedState {
  const there = published.find(({ id }) => id === note.id);
  if (!there) return 'no';
  const here = toPublish(note);
  const isSame =
    here.text === there.text &&
    here.mark === there.mark &&
    here.place === there.place &&
    here.owner === there.owner &&
    here.due === there.due &&
    (here.differs ?? false) === (there.differs ?? false);
  return isSame ? 'yes' : 'changed';
}
