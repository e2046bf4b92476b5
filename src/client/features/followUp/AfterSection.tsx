import { Button } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { usePeople, useTable, useTableSession } from '../../session/hooks.ts';
import { useStrings } from '../../ui/strings.ts';
import { useMenuStyles } from '../menu/menuStyles.ts';
import { isFacilitatorHere } from '../roles/isFacilitatorHere.ts';
import { DeleteQuestion } from './DeleteQuestion.tsx';
import { followUpStrings } from './followUpStrings.ts';
import { Reopen } from './Reopen.tsx';

export interface AfterSectionProps {
  readonly onClose: () => void;
}

/** What can be done with a meeting that has ended: go on with it after all, or delete it. */
export function AfterSection({ onClose }: AfterSectionProps): ReactNode {
  const styles = useMenuStyles();
  const t = useStrings(followUpStrings);
  const { me } = useTableSession();
  const { facilitators } = useTable('facilitators');
  const people = usePeople();
  const [asking, setAsking] = useState(false);
  const ran = me.organiser || facilitators.includes(me.id);

  return (
    <section aria-label={t.after} className={styles.section}>
      <h3 className={styles.heading}>{t.after}</h3>
      {(ran || !isFacilitatorHere(facilitators, people)) && <Reopen hint={t.reopenHint} onDone={onClose} />}
      {ran && (
        <div>
          <Button className={styles.button} aria-haspopup="dialog" onClick={() => setAsking(true)}>
            {t.delete}
          </Button>
        </div>
      )}
      {asking && <DeleteQuestion onClose={() => setAsking(false)} />}
    </section>
  );
}
