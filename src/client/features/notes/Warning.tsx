import { Button } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { useMeeting } from '../../session/hooks.ts';
import { useStrings } from '../../ui/strings.ts';
import { noteStrings } from './notesStrings.ts';
import { useNotesStyles } from './notesStyles.ts';

const KEY = 'dialogkort.notes.warned';

/** Said once on each device: notes are about the work, not about persons. */
export function Warning(): ReactNode {
  const styles = useNotesStyles();
  const t = useStrings(noteStrings);
  const { storage } = useMeeting().page;
  const [isKnown, setKnown] = useState(() => read(storage));
  if (isKnown) return null;
  return (
    <div className={styles.warning}>
      <p className={styles.word}>{t.warning}</p>
      <p className={styles.quiet}>{t.privacy}</p>
      <Button
        size="small"
        className={styles.button}
        onClick={() => {
          remember(storage);
          setKnown(true);
        }}
      >
        {t.understood}
      </Button>
    </div>
  );
}

type KeyStorage = Pick<Storage, 'getItem' | 'setItem'> | undefined;

function read(storage: KeyStorage): boolean {
  try {
    return storage?.getItem(KEY) != null;
  } catch {
    return false;
  }
}

function remember(storage: KeyStorage): void {
  try {
    storage?.setItem(KEY, 'yes');
  } catch {
    // Then it is said again next time.
  }
}
