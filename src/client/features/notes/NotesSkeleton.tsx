import type { ReactNode } from 'react';
import { useStrings } from '../../ui/strings.ts';
import { noteStrings } from './notesStrings.ts';
import { useNotesStyles } from './notesStyles.ts';

/** The notes' layout while they are on their way. */
export function NotesSkeleton(): ReactNode {
  const styles = useNotesStyles();
  const t = useStrings(noteStrings);
  return (
    <div className={styles.root}>
      <p className={styles.quiet}>{t.opening}</p>
      {[t.here, t.general].map((heading) => (
        <div key={heading} className={styles.subject}>
          <div className={styles.heading}>{heading}</div>
          <div className={styles.waiting} />
        </div>
      ))}
    </div>
  );
}
