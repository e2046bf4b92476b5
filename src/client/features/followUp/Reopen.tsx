import { Button } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { useMeeting } from '../../session/hooks.ts';
import { useStrings } from '../../ui/strings.ts';
import { useMenuStyles } from '../menu/menuStyles.ts';
import { failureWord } from './failureWord.ts';
import { followUpStrings } from './followUpStrings.ts';

export interface ReopenProps {
  readonly hint: string;
  readonly onDone?: () => void;
}

/** Goes on with a meeting that has ended. */
export function Reopen({ hint, onDone }: ReopenProps): ReactNode {
  const styles = useMenuStyles();
  const t = useStrings(followUpStrings);
  const meeting = useMeeting();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();

  const reopen = () => {
    setBusy(true);
    setProblem(undefined);
    meeting
      .reopen()
      .then(onDone, (error: unknown) => setProblem(failureWord(error, t)))
      .finally(() => setBusy(false));
  };
  return (
    <div>
      <Button className={styles.button} disabledFocusable={busy} onClick={busy ? undefined : reopen}>
        {t.reopen}
      </Button>
      <p className={styles.quiet}>{hint}</p>
      {problem !== undefined && (
        <p role="alert" className={styles.word}>
          {problem}
        </p>
      )}
    </div>
  );
}

/** One press takes back what one press has done. */
export function PackedUp(): ReactNode {
  const t = useStrings(followUpStrings);
  return <Reopen hint={t.tooEarly} />;
}
