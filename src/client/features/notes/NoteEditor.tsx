import { Button, mergeClasses } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import type { NoteView } from '../../../domain/notes/notesView.ts';
import type { NotesSession } from '../../session/notesSession.ts';
import { useStrings } from '../../ui/strings.ts';
import { NoteMarks } from './NoteMarks.tsx';
import { NotePublishing } from './NotePublishing.tsx';
import { NoteText } from './NoteText.tsx';
import { noteStrings } from './notesStrings.ts';
import { useNotesStyles } from './notesStyles.ts';
import { isWritten } from './subjects.ts';

export interface NoteEditorProps {
  readonly notes: NotesSession;
  readonly noteId: string;
  /** Undefined for a note without any text yet. */
  readonly note: NoteView | undefined;
  readonly cardId: string | undefined;
  readonly cardPlace: string | undefined;
  /** The note's subject, in words. */
  readonly subject: string;
  readonly takesFocus: boolean;
}

/** One note: its text first, and what else may be done with it once there is something. */
export function NoteEditor(props: NoteEditorProps): ReactNode {
  const { notes, noteId, note, cardId, cardPlace, subject, takesFocus } = props;
  const styles = useNotesStyles();
  const t = useStrings(noteStrings);
  const [cleared, setCleared] = useState<string>();
  const { writable } = notes;
  const isCleared = cleared !== undefined && (note?.text.trim() ?? '') === '';

  const clear = () => {
    const text = notes.textOf(noteId);
    notes.write(noteId, [{ at: 0, removed: text.length, inserted: '' }]);
    notes.set(noteId, { mark: '' });
    setCleared(text);
  };
  const undo = () => {
    notes.write(noteId, [{ at: 0, removed: 0, inserted: cleared ?? '' }]);
    if (note) notes.set(noteId, { mark: note.mark });
    setCleared(undefined);
  };

  return (
    <div className={styles.note}>
      <div>
        <NoteText
          notes={notes}
          noteId={noteId}
          cardId={cardId}
          label={t.text(subject)}
          takesFocus={takesFocus}
        />
        <div role="status">
          {isCleared && (
            <div className={mergeClasses(styles.buttons, styles.cleared)}>
              <span className={styles.quiet}>{t.cleared}</span>
              <Button size="small" className={styles.button} onClick={undo}>
                {t.undo}
              </Button>
            </div>
          )}
        </div>
      </div>
      {note && isWritten(note) && (
        <>
          <NoteMarks
            note={note}
            cardPlace={cardPlace}
            disabled={!writable}
            onSet={(fields) => notes.set(noteId, fields)}
          />
          <div className={styles.buttons}>
            <NotePublishing note={note} subject={subject} />
            {writable && (
              <Button
                size="small"
                appearance="subtle"
                className={styles.button}
                aria-label={`${t.clear}: ${subject}`}
                onClick={clear}
              >
                {t.clear}
              </Button>
            )}
          </div>
        </>
      )}
    </div>
  );
}
