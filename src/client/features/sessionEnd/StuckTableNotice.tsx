import { Button } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { useMeeting } from '../../session/hooks.ts';
import { useStrings } from '../../ui/strings.ts';
import { useNoticeStyles } from './noticeStyles.ts';
import { sessionOverStrings } from './sessionOverStrings.ts';

export interface StuckTableNoticeProps {
  /** Letting the session go on with a copy is for this person. */
  readonly mayCopy: boolean;
}

/** No page can open the table any more: the meeting can continue at a copy of what is on screen. */
export function StuckTableNotice({ mayCopy }: StuckTableNoticeProps): ReactNode {
  const styles = useNoticeStyles();
  const t = useStrings(sessionOverStrings);
  const meeting = useMeeting();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);

  const copy = () => {
    if (busy) return;
    setBusy(true);
    setFailed(false);
    meeting
      .goOnWithCopy()
      .then(() => {
        const state = meeting.state.get();
        // Where it has worked this notice is gone by now.
        setFailed(state.kind === 'open' && state.stuck !== undefined);
      })
      .catch(() => setFailed(true))
      .finally(() => setBusy(false));
  };

  return (
    <div className={styles.root}>
      <p role="alert" className={styles.text}>
        {t.stuck[mayCopy ? 'copy' : 'wait']}
      </p>
      {mayCopy && (
        <Button appearance="primary" className={styles.button} disabledFocusable={busy} onClick={copy}>
          {t.goOnWithCopy}
        </Button>
      )}
      {failed && (
        <p role="alert" className={styles.word}>
          {t.copyFailed}
        </p>
      )}
    </div>
  );
}
