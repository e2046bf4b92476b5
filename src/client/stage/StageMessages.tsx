import { makeStyles } from '@fluentui/react-components';
import { type ReactNode, useEffect } from 'react';
import { useMessagesChoice } from '../context/useDeviceChoice.ts';
import { LazyWhoDidWhat } from '../features/happenings/Announcer.tsx';
import { useConnectionText } from '../features/opening/useConnectionText.ts';
import { SessionOverLine } from '../features/sessionEnd/SessionOverLine.tsx';
import { stage } from '../features/table/stage/stageStrings.ts';
import { useNotice, useTableOnScreen } from '../session/hooks.ts';
import { isOpenTable } from '../session/tableOnScreen.ts';
import { Notice } from '../ui/Notice.tsx';
import { noticeStrings, noticeText } from '../ui/noticeStrings.ts';
import { useStrings } from '../ui/strings.ts';
import { useSpeaks } from '../ui/voice.ts';

const NOTICE_MS = 12_000;

const useStyles = makeStyles({
  root: {
    // Where it covers neither area nor question.
    position: 'fixed',
    zIndex: 5,
    insetBlockEnd: '0.5em',
    insetInline: '0.5em',
    display: 'grid',
    justifyItems: 'center',
    gap: '0.4em',
    fontSize: '0.92em',
    pointerEvents: 'none',
  },
  line: {
    display: 'grid',
    justifyItems: 'center',
    gap: '0.4em',
    maxWidth: '46em',
    '& > *': { pointerEvents: 'auto' },
    ':empty': { display: 'none' },
  },
});

/** What one person is told in passing, above everything else and never in the way for long. */
export function StageMessages(): ReactNode {
  const styles = useStyles();
  const session = useTableOnScreen();
  const notice = useNotice();
  const notices = useStrings(noticeStrings);
  const t = useStrings(stage);
  const speaks = useSpeaks();
  const [messages] = useMessagesChoice();

  useEffect(() => {
    if (!notice || messages === 'stay') return;
    const timer = setTimeout(() => session.dismissNotice(), NOTICE_MS);
    return () => clearTimeout(timer);
  }, [notice, session, messages]);

  return (
    <div className={styles.root}>
      {/* The panel says it where there is one. */}
      <div role={speaks ? 'status' : undefined} className={styles.line}>
        <SessionOverLine />
        {isOpenTable(session) && <ConnectionNotice />}
      </div>
      {!isOpenTable(session) && (
        // Not spoken: the table itself comes in a moment.
        <div className={styles.line}>
          <Notice>{t.preview}</Notice>
        </div>
      )}
      <div role="status" className={styles.line}>
        {notice && (
          <Notice key={notice.id} onDismiss={() => session.dismissNotice()}>
            {noticeText(notices, notice)}
          </Notice>
        )}
      </div>
      <LazyWhoDidWhat />
    </div>
  );
}

function ConnectionNotice(): ReactNode {
  const connection = useConnectionText();
  return connection === undefined ? null : <Notice>{connection}</Notice>;
}
