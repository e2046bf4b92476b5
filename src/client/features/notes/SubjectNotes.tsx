import { Button, mergeClasses } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import type { NoteView } from '../../../domain/notes/notesView.ts';
import type { CardView } from '../../../domain/table/cardView.ts';
import { useMeeting } from '../../session/hooks.ts';
import type { NotesSession } from '../../session/notesSession.ts';
import { useStrings } from '../../ui/strings.ts';
import { NoteEditor } from './NoteEditor.tsx';
import { NoteRest } from './NoteRest.tsx';
import { noteStrings } from './notesStrings.ts';
import { useNotesStyles } from './notesStyles.ts';
import { GENERAL, isWritten, type Subject } from './subjects.ts';

export interface SubjectNotesProps {
  readonly notes: NotesSession;
  readonly subject: Subject;
  /** Every note about the subject, in their order. */
  readonly about: readonly NoteView[];
  readonly card: CardView | undefined;
  readonly isCurrent: boolean;
  /** A person writes in one of them, or they are at hand anyway. */
  readonly isOpen: boolean;
  readonly onOpen: () => void;
}

/** The notes about one card, or about the meeting. */
export function SubjectNotes(props: SubjectNotesProps): ReactNode {
  const { notes, subject, about, card, isCurrent, isOpen, onOpen } = props;
  const styles = useNotesStyles();
  const t = useStrings(noteStrings);
  const { newId } = useMeeting().page.clock;
  const [first] = useState(newId);
  /** Asked for here; a note is there for the others once something stands in it. */
  const [asked, setAsked] = useState<readonly string[]>([]);
  const name = subject === GENERAL ? t.general : (card?.question ?? t.goneCard);
  const cardId = subject === GENERAL ? undefined : subject;

  const known = new Map(about.map((note) => [note.id, note]));
  const main = about[0]?.id ?? first;
  const written = about.filter((note) => isWritten(note)).map(({ id }) => id);
  const ids = [...new Set([main, ...written, ...asked])];
  const canAddOne = notes.writable && ids.every((id) => isWritten(known.get(id) ?? { text: '', mark: '' }));

  return (
    <section
      aria-label={name}
      data-subject={subject}
      className={mergeClasses(styles.subject, !isCurrent && styles.divided)}
    >
      <h2 className={styles.heading}>
        {isCurrent && <span className={styles.kind}>{t.here}</span>}
        {name}
      </h2>
      {isOpen
        ? ids.map((id) => (
            <NoteEditor
              key={id}
              notes={notes}
              noteId={id}
              note={known.get(id)}
              cardId={cardId}
              cardPlace={card?.cataloguePlace}
              subject={name}
              takesFocus={id === asked.at(-1) && !known.has(id)}
            />
          ))
        : about.filter(isWritten).map((note) => <NoteRest key={note.id} note={note} />)}
      <div className={styles.buttons}>
        {isOpen && canAddOne && (
          <Button size="small" className={styles.button} onClick={() => setAsked([...asked, newId()])}>
            {t.another}
          </Button>
        )}
        {!isOpen && notes.writable && (
          <Button size="small" className={styles.button} aria-label={t.editNamed(name)} onClick={onOpen}>
            {t.edit}
          </Button>
        )}
      </div>
    </section>
  );
}
