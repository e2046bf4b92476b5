import { type ReactNode, useRef, useState } from 'react';
import { useObservable, useTable } from '../../session/hooks.ts';
import { useNotes } from '../../session/noteHooks.ts';
import type { NotesSession } from '../../session/notesSession.ts';
import { useStrings } from '../../ui/strings.ts';
import { noteStrings } from './notesStrings.ts';
import { useNotesStyles } from './notesStyles.ts';
import { SavingLine } from './SavingLine.tsx';
import { SubjectNotes } from './SubjectNotes.tsx';
import { GENERAL, type Subject, subjectOf } from './subjects.ts';
import { useSubjects } from './useSubjects.ts';
import { useWritingIn } from './useWritingIn.ts';
import { Warning } from './Warning.tsx';

export interface NotesProps {
  readonly notes: NotesSession;
}

/** The notes: about the card that is out, about the meeting, and then the others. */
export function Notes({ notes }: NotesProps): ReactNode {
  const styles = useNotesStyles();
  const t = useStrings(noteStrings);
  const isRenewed = useObservable(notes.isRenewed);
  const root = useRef<HTMLDivElement>(null);
  const { cards, current } = useTable('cards', 'current');
  const all = useNotes(notes);
  const writingIn = useWritingIn(root);
  const [opened, setOpened] = useState<readonly Subject[]>([]);
  const order = useSubjects(all, current?.id, writingIn);

  return (
    <div ref={root} className={styles.root}>
      <SavingLine notes={notes} />
      <div role="status">{isRenewed && <p className={styles.quiet}>{t.renewed}</p>}</div>
      {notes.writable && <Warning />}
      {order.map((subject) => (
        <SubjectNotes
          key={subject}
          notes={notes}
          subject={subject}
          about={all.filter((note) => subjectOf(note) === subject)}
          card={cards.find(({ id }) => id === subject)}
          isCurrent={subject === current?.id}
          isOpen={notes.writable && [current?.id, GENERAL, writingIn, ...opened].includes(subject)}
          onOpen={() => setOpened([...opened, subject])}
        />
      ))}
    </div>
  );
}
