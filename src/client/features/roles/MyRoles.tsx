import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useFacilitation } from '../../session/facilitationHooks.ts';
import { useTable, useTableSession } from '../../session/hooks.ts';
import { useStrings } from '../../ui/strings.ts';
import { useMenuStyles } from '../menu/menuStyles.ts';
import { rolesStrings } from './rolesStrings.ts';
import type { NoteTakers } from './useNoteTakers.ts';

export interface MyRolesProps {
  readonly notes: NoteTakers;
  readonly onHandedOver: () => void;
}

/** What this person may do about their own roles. */
export function MyRoles({ notes, onHandedOver }: MyRolesProps): ReactNode {
  const styles = useMenuStyles();
  const t = useStrings(rolesStrings);
  const facilitation = useFacilitation();
  const { me } = useTableSession();
  const { facilitators, may } = useTable('facilitators', 'may');
  return (
    <>
      {may.takeFacilitation && (
        <div>
          <p className={styles.quiet}>{me.organiser ? t.takeHintOrganiser : t.takeHintAbsent}</p>
          <Button className={styles.button} onClick={() => void facilitation.take()}>
            {t.take}
          </Button>
        </div>
      )}
      {may.facilitate && facilitators.length > 1 && (
        <div>
          <Button
            className={styles.button}
            onClick={() => void facilitation.stepDown().then((done) => done && onHandedOver())}
          >
            {t.stepDown}
          </Button>
          <p className={styles.quiet}>{t.stepDownHint}</p>
        </div>
      )}
      <p className={styles.quiet}>{notes.all.length === 0 ? t.nobodyTakesNotes : t.notesHint}</p>
      {notes.mayBegin && (
        <div>
          <Button
            className={styles.button}
            disabledFocusable={notes.busy}
            onClick={() => notes.change(me.id, true)}
          >
            {t.beginNotes}
          </Button>
        </div>
      )}
      {notes.isMine && notes.all.length > 1 && (
        <div>
          <Button
            className={styles.button}
            disabledFocusable={notes.busy}
            onClick={() => notes.change(me.id, false)}
          >
            {t.stopNotes}
          </Button>
        </div>
      )}
    </>
  );
}
