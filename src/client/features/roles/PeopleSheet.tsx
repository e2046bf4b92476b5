import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useConversation } from '../../session/conversationHooks.ts';
import { usePeople, useTable, useTableSession } from '../../session/hooks.ts';
import { sidePanelStrings } from '../../ui/panelStrings.ts';
import { Sheet } from '../../ui/Sheet.tsx';
import { useStrings } from '../../ui/strings.ts';
import { GuestAccess } from '../sharing/GuestAccess.tsx';
import { isFacilitatorHere } from './isFacilitatorHere.ts';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  person: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalS,
    paddingBlock: tokens.spacingVerticalSNudge,
    overflowWrap: 'anywhere',
  },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
});

export interface PeopleSheetProps {
  readonly onClose: () => void;
}

export function PeopleSheet({ onClose }: PeopleSheetProps): ReactNode {
  const styles = useStyles();
  const { people: t } = useStrings(sidePanelStrings);
  const { me } = useTableSession();
  const people = usePeople();
  const { phase, facilitators } = useTable('phase', 'facilitators');
  const conversation = useConversation('noteTakers');
  const named = people.filter((person) => person.name !== '');
  const guests = people.length - named.length;

  return (
    <Sheet title={t.title} onClose={onClose}>
      <ul className={styles.list}>
        {named.map(({ id, name }) => (
          <li key={id} className={styles.person}>
            {id === me.id ? `${name} (${t.me})` : name}
            {facilitators.includes(id) && <span className={styles.quiet}>{t.facilitator}</span>}
            {conversation.noteTakers.includes(id) && <span className={styles.quiet}>{t.noteTaker}</span>}
          </li>
        ))}
        {guests > 0 && <li className={styles.person}>{t.guests(guests)}</li>}
      </ul>
      {phase === 'running' && !isFacilitatorHere(facilitators, people) && (
        <p className={styles.quiet}>{t.noFacilitator}</p>
      )}
      <GuestAccess />
    </Sheet>
  );
}
