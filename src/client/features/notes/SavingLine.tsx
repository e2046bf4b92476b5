import { mergeClasses } from '@fluentui/react-components';
import { type ReactNode, useEffect, useState } from 'react';
import { useSaving } from '../../session/noteHooks.ts';
import type { NotesSession, Saving } from '../../session/notesSession.ts';
import { useStrings } from '../../ui/strings.ts';
import { noteStrings } from './notesStrings.ts';
import { useNotesStyles } from './notesStyles.ts';

/** Faster saving is not shown. */
const CALM_MS = 1_500;

/** Whether everything is saved, said calmly: it does not change with every letter. */
export function SavingLine({ notes }: { readonly notes: NotesSession }): ReactNode {
  const styles = useNotesStyles();
  const t = useStrings(noteStrings);
  const saving = useCalm(useSaving(notes));
  const isKept = notes.writable && saving === 'kept';
  const line = (
    <p className={mergeClasses(styles.quiet, styles.saving)}>
      {notes.writable ? t.saving[saving] : t.saving.ended}
    </p>
  );
  return (
    <div>
      {/* Read aloud only when it is worth knowing. */}
      <div role="status">{isKept && line}</div>
      {!isKept && line}
    </div>
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
