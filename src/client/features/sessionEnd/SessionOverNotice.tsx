import { Button } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { useMeeting } from '../../session/hooks.ts';
import type { SessionOver } from '../../session/meetingSession.ts';
import { useStrings } from '../../ui/strings.ts';
import { failureWord } from '../followUp/failureWord.ts';
import { followUpStrings } from '../followUp/followUpStrings.ts';
import { useNoticeStyles } from './noticeStyles.ts';
import { sessionOverStrings } from './sessionOverStrings.ts';

export interface SessionOverNoticeProps {
  readonly over: SessionOver;
}

/** Says how the session ended, and offers the next one. The old table stays on screen until the person moves on. */
export function SessionOverNotice({ over: { how, hasNext } }: SessionOverNoticeProps): ReactNode {
  const styles = useNoticeStyles();
  const t = useStrings(sessionOverStrings);
  const words = useStrings(followUpStrings);
  const meeting = useMeeting();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();

  const press = (work: () => Promise<void>) => () => {
    if (busy) return;
    setBusy(true);
    setProblem(undefined);
    work()
      .catch((error: unknown) => setProblem(failureWord(error, words)))
      .finally(() => setBusy(false));
  };
  const button = (label: string, appearance: 'primary' | 'secondary', work: () => Promise<void>) => (
    <Button appearance={appearance} className={styles.button} disabledFocusable={busy} onClick={press(work)}>
      {label}
    </Button>
  );

  return (
    <div className={styles.root}>
      <p role="alert" className={styles.text}>
        {t.how[how]}
      </p>
      {how === 'ended' && button(t.reopen, 'primary', () => meeting.reopen())}
      {problem !== undefined && button(t.begin, 'secondary', () => meeting.beginAgain())}
      {how !== 'ended' && button(hasNext ? t.goAlong : t.begin, 'primary', () => meeting.goAlong())}
      {problem !== undefined && (
        <p role="alert" className={styles.word}>
          {problem}
        </p>
      )}
    </div>
  );
}
