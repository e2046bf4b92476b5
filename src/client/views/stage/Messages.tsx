import { makeStyles } from '@fluentui/react-components';
import { type ReactNode, useEffect } from 'react';
import { Notice } from '../../components/Notice.tsx';
import { useConnectionText } from '../../components/useConnectionText.ts';
import { useNotice, useTableSession } from '../../session/hooks.ts';
import { noticeStrings, noticeText } from '../../strings/notices.ts';
import { useStrings } from '../../strings/strings.ts';

const NOTICE_MS = 12_000;

const useStyles = makeStyles({
  root: {
    position: 'absolute',
    zIndex: 2,
    insetBlockStart: '0.5em',
    insetInline: '0.5em',
    display: 'grid',
    justifyItems: 'center',
    gap: '0.4em',
    fontSize: '0.92em',
    pointerEvents: 'none',
    '& > *': { pointerEvents: 'auto', maxWidth: '46em' },
  },
});

/** What one person is told in passing, above everything else and never in the way for long. */
export function Messages(): ReactNode {
  const styles = useStyles();
  const session = useTableSession();
  const notice = useNotice();
  const notices = useStrings(noticeStrings);
  const connection = useConnectionText();

  useEffect(() => {
    if (!notice) return;
    const timer = setTimeout(() => session.dismissNotice(), NOTICE_MS);
    return () => clearTimeout(timer);
  }, [notice, session]);

  return (
    <div role="status" className={styles.root}>
      {connection !== undefined && <Notice>{connection}</Notice>}
      {notice && (
        <Notice key={notice.id} onDismiss={() => session.dismissNotice()}>
          {noticeText(notices, notice)}
        </Notice>
      )}
    </div>
  );
}
