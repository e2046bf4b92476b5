import { makeStyles } from '@fluentui/react-components';
import { type ReactNode, useState, useSyncExternalStore } from 'react';
import { newerRelease } from '../session/newerRelease.ts';
import { Notice } from '../ui/Notice.tsx';
import { catalogue, useStrings } from '../ui/strings.ts';
import { TextButton } from '../ui/TextButton.tsx';

const strings = catalogue({
  da: { found: 'Der er kommet en ny udgave af Dialogkort.', reload: 'Genindlæs siden' },
  en: { found: 'There is a new version of Dialogue cards.', reload: 'Load the page again' },
});

const useStyles = makeStyles({
  root: {
    position: 'fixed',
    zIndex: 10,
    insetBlockStart: '0.5em',
    insetInline: '0.5em',
    display: 'grid',
    justifyItems: 'center',
    pointerEvents: 'none',
    '& > *': { pointerEvents: 'auto' },
  },
});

/** In no chunk of its own: the newer release has it no more. */
export function NewerRelease(): ReactNode {
  const styles = useStyles();
  const t = useStrings(strings);
  const isThere = useSyncExternalStore(newerRelease.subscribe, newerRelease.isThere);
  const [isLater, setLater] = useState(false);
  return (
    <div role="status" className={styles.root}>
      {isThere && !isLater && (
        <Notice
          action={<TextButton onClick={() => location.reload()}>{t.reload}</TextButton>}
          onDismiss={() => setLater(true)}
        >
          {t.found}
        </Notice>
      )}
    </div>
  );
}
