import { mergeClasses } from '@fluentui/react-components';
import { type ReactNode, useEffect, useState } from 'react';
import { useSaving } from '../../../session/noteHooks.ts';
import type { NotesSession, Saving } from '../../../session/notesSession.ts';
import { noteStrings } from '../../../strings/notes.ts';
import { useStrings } from '../../../strings/strings.ts';
import { useNotesStyles } from './notesStyles.ts';

/** What is saved within this time was saved all along. */
const CALM_MS = 1_500;

/** Whether everything is saved, said calmly: it does not change with every letter. */
export function SavingLine({ notes }: { readonly notes: NotesSession }): ReactNode {
  const styles = useNotesStyles();
  const t = useStrings(noteStrings);
  const saving = useCalm(useSaving(notes));
  return (
    <p
      // Read aloud only when it is worth knowing.
      role={saving === 'kept' ? 'status' : undefined}
      className={mergeClasses(styles.quiet, styles.saving)}
    >
      {notes.writable ? t.saving[saving] : t.saving.ended}
    </p>
  );
}

function useCalm(saving: Saving): Saving {
  const [said, setSaid] = useState(saving);
  useEffect(() => {
    const timer = setTimeout(() => setSaid(saving), saving === 'saving' ? CALM_MS : 0);
    return () => clearTimeout(timer);
  }, [saving]);
  return said;
}
