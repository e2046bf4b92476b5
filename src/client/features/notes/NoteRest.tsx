import type { ReactNode } from 'react';
import { placeTitle } from '../../../domain/catalogue/catalogue.ts';
import type { NoteView } from '../../../domain/notes/notesView.ts';
import { useConversation } from '../../session/conversationHooks.ts';
import { useTable } from '../../session/hooks.ts';
import { useLanguage, useStrings } from '../../ui/strings.ts';
import { noteStrings } from './notesStrings.ts';
import { useNotesStyles } from './notesStyles.ts';
import { publishedState } from './publishedState.ts';

/** A note about something that is not talked about now: its beginning, and what it is. */
export function NoteRest({ note }: { readonly note: NoteView }): ReactNode {
  const styles = useNotesStyles();
  const t = useStrings(noteStrings);
  const language = useLanguage();
  const { catalogue } = useTable('catalogue');
  const state = publishedState(note, useConversation('published').published);
  const what = [
    note.mark !== '' && t.marks[note.mark],
    note.mark === 'need' && placeTitle(catalogue, note.place, language),
    note.mark === 'action' && note.owner,
    state !== 'no' && (state === 'yes' ? t.isPublished : t.isChanged),
  ].filter(Boolean);
  return (
    <div className={styles.rest}>
      <p className={styles.preview}>{note.text}</p>
      {what.length > 0 && <p className={styles.quiet}>{what.join(' · ')}</p>}
    </div>
  );
}
