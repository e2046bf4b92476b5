import { Button } from '@fluentui/react-components';
import { type ReactNode, useId } from 'react';
import type { NoteView } from '../../../domain/notes/notesView.ts';
import { useConversation } from '../../session/conversationHooks.ts';
import { useVerbs } from '../../session/hooks.ts';
import { useStrings } from '../../ui/strings.ts';
import { noteStrings } from './notesStrings.ts';
import { useNotesStyles } from './notesStyles.ts';
import { publishedState, toPublish } from './publishedState.ts';

export interface NotePublishingProps {
  readonly note: NoteView;
  /** Names the buttons for assistive technology. */
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
  const id = useId();
  // Something that is shown can always be taken back.
  const mayChange = may.publish && (state !== 'no' || !isEmpty);

  return (
    <>
      {mayChange ? (
        <span className={styles.tick}>
          <input
            type="checkbox"
            role="switch"
            id={id}
            className={styles.box}
            checked={state !== 'no'}
            aria-checked={state !== 'no'}
            aria-label={`${t.publish}: ${subject}`}
            onChange={() => (state === 'no' ? publish() : verbs.withdrawNote(note.id))}
          />
          <label htmlFor={id}>{t.publish}</label>
        </span>
      ) : (
        state !== 'no' && <p className={styles.quiet}>{t.isPublished}</p>
      )}
      {state === 'changed' && <p className={styles.quiet}>{t.isChanged}</p>}
      {may.publish && state === 'changed' && !isEmpty && (
        <Button
          size="small"
          className={styles.button}
          aria-label={`${t.update}: ${subject}`}
          onClick={publish}
        >
          {t.update}
        </Button>
      )}
    </>
  );
}
