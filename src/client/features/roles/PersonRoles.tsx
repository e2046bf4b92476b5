import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useFacilitation } from '../../session/facilitationHooks.ts';
import { useTable } from '../../session/hooks.ts';
import { useStrings } from '../../ui/strings.ts';
import { useMenuStyles } from '../menu/menuStyles.ts';
import { rolesStrings } from './rolesStrings.ts';
import type { NoteTakers } from './useNoteTakers.ts';

export interface PersonRolesProps {
  readonly id: string;
  readonly name: string;
  readonly notes: NoteTakers;
  /** Asks before the role goes to this person. */
  readonly onHandOver: () => void;
}

/** The roles that one other person can be given. */
export function PersonRoles({ id, name, notes, onHandOver }: PersonRolesProps): ReactNode {
  const styles = useMenuStyles();
  const t = useStrings(rolesStrings);
  const facilitation = useFacilitation();
  const { facilitators, may } = useTable('facilitators', 'may');
  const takesNotes = notes.all.includes(id);
  const button = (text: string, onClick: () => void) => (
    <Button
      size="small"
      className={styles.button}
      disabledFocusable={notes.busy}
      aria-label={`${text}: ${name}`}
      onClick={onClick}
    >
      {text}
    </Button>
  );
  return (
    <div className={styles.buttons}>
      {may.facilitate && !facilitators.includes(id) && (
        <>
          {button(t.share, () => void facilitation.share(id))}
          {button(t.handOver, onHandOver)}
        </>
      )}
      {notes.isMine && button(takesNotes ? t.takeNotes : t.giveNotes, () => notes.change(id, !takesNotes))}
    </div>
  );
}
