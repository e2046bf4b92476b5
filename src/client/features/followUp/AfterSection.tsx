import { Button } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { useMeeting, usePeople, useTable, useTableSession } from '../../session/hooks.ts';
import { useStrings } from '../../ui/strings.ts';
import { useMenuStyles } from '../menu/menuStyles.ts';
import { isFacilitatorHere } from '../roles/isFacilitatorHere.ts';
import { DeleteQuestion } from './DeleteQuestion.tsx';
import { failureWord } from './failureWord.ts';
import { followUpStrings } from './followUpStrings.ts';

export interface AfterSectionProps {
  readonly onClose: () => void;
}

/** What can be done with a meeting that has ended: go on with it after all, or delete it. */
export function AfterSection({ onClose }: AfterSectionProps): ReactNode {
  const styles = useMenuStyles();
  const t = useStrings(followUpStrings);
  const meeting = useMeeting();
  const { me } = useTableSession();
  const { facilitators } = useTable('facilitators');
  const people = usePeople();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [asking, setAsking] = useState(false);
  const ran = me.organiser || facilitators.includes(me.id);

  const reopen = () => {
    setBusy(true);
    setProblem(undefined);
    meeting
      .reopen()
      .then(onClose, (error: unknown) => setProblem(failureWord(error, t)))
      .finally(() => setBusy(false));
  };

  return (
    <section aria-label={t.after} className={styles.section}>
      <h3 className={styles.heading}>{t.after}</h3>
      {(ran || !isFacilitatorHere(facilitators, people)) && (
        <div>
          <Button className={styles.button} disabledFocusable={busy} onClick={busy ? undefined : reopen}>
            {t.reopen}
          </Button>
          <p className={styles.quiet}>{t.reopenHint}</p>
        </div>
      )}
      {ran && (
        <div>
          <Button className={styles.button} aria-haspopup="dialog" onClick={() => setAsking(true)}>
            {t.delete}
          </Button>
        </div>
      )}
      {asking && <DeleteQuestion onClose={() => setAsking(false)} />}
      {problem !== undefined && (
        <p role="alert" className={styles.word}>
          {problem}
        </p>
      )}
    </section>
  );
}
