import { Button } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { ApiFailure } from '../../session/api.ts';
import { useMeeting } from '../../session/hooks.ts';
import { FIRST_FOCUS, Sheet } from '../../ui/Sheet.tsx';
import { useStrings } from '../../ui/strings.ts';
import { useMenuStyles } from '../menu/menuStyles.ts';
import { followUpStrings } from './followUpStrings.ts';

export interface DeleteQuestionProps {
  readonly onClose: () => void;
}

/** Deleting is for everybody: it is asked once, with what goes, what stays, and for how long it can be undone. */
export function DeleteQuestion({ onClose }: DeleteQuestionProps): ReactNode {
  const styles = useMenuStyles();
  const { question: t, ...words } = useStrings(followUpStrings);
  const meeting = useMeeting();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();

  const remove = () => {
    setBusy(true);
    setProblem(undefined);
    meeting
      .delete()
      .then(onClose, (error: unknown) => {
        const refused = error instanceof ApiFailure && error.code === 'not_allowed';
        setProblem(refused ? words.notAllowed : words.failed);
      })
      .finally(() => setBusy(false));
  };

  return (
    <Sheet kind="question" title={t.title} onClose={onClose}>
      <p className={styles.word}>{t.body}</p>
      {problem !== undefined && (
        <p role="alert" className={styles.word}>
          {problem}
        </p>
      )}
      <div className={styles.answers}>
        <Button appearance="primary" disabledFocusable={busy} onClick={busy ? undefined : remove}>
          {busy ? t.deleting : t.confirm}
        </Button>
        {/* A question begins at the answer that changes nothing. */}
        <Button {...FIRST_FOCUS} onClick={onClose}>
          {t.cancel}
        </Button>
      </div>
    </Sheet>
  );
}
