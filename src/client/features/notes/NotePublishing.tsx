import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { NoteView } from '../../../domain/notes/notesView.ts';
import { useConversation } from '../../session/conversationHooks.ts';
import { useVerbs } from '../../session/hooks.ts';
import { useStrings } from '../../ui/strings.ts';
import { noteStrings } from './notesStrings.ts';
import { useNotesStyles } from './notesStyles.ts';
import { publishedState, toPublish } from './publishedState.ts';

export interface NotePublishingProps {
  readonly note: NoteView;
  /** Names the buttons for those who do not see what they stand at. */
  readonly subject: string;
}

/** Puts the note on the table for all, brings it up to date there, and takes it back. */
export function NotePublishing({ note, subject }: NotePublishingProps): ReactNode {
  const styles = useNotesStyles();
  const t = useStrings(noteStrings);
  const { published, may } = useConversation('published', 'may');
  const verbs = useVerbs();
  const state = publishedState(note, published);
  const publish = () => verbs.publishNote(toPublish(note));
  const isEmpty = note.text.trim() === '';
  const named = (label: string) => `${label}: ${subject}`;

  return (
    <>
      {state !== 'no' && <p className={styles.quiet}>{state === 'yes' ? t.isPublished : t.isChanged}</p>}
      {may.publish && (
        <>
          {state === 'no' && !isEmpty && (
            <Button size="small" className={styles.button} aria-label={named(t.publish)} onClick={publish}>
              {t.publish}
            </Button>
          )}
          {state === 'changed' && !isEmpty && (
            <Button size="small" className={styles.button} aria-label={named(t.update)} onClick={publish}>
              {t.update}
            </Button>
          )}
          {state !== 'no' && (
            <Button
              size="small"
              className={styles.button}
              aria-label={named(t.withdraw)}
              onClick={() => verbs.withdrawNote(note.id)}
            >
              {t.withdraw}
            </Button>
          )}
        </>
      )}
    </>
  );
}
