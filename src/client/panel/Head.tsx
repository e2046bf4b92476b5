import { Button } from '@fluentui/react-components';
import { MoreHorizontalRegular } from '@fluentui/react-icons/svg/more-horizontal';
import { PeopleRegular } from '@fluentui/react-icons/svg/people';
import type { ReactNode } from 'react';
import { useConversation } from '../session/conversationHooks.ts';
import { usePeople, useTable } from '../session/hooks.ts';
import { sidePanelStrings } from '../ui/panelStrings.ts';
import { useStrings } from '../ui/strings.ts';
import { useHeadStyles } from './headStyles.ts';

export interface HeadProps {
  readonly onPeople: () => void;
  readonly onMenu: () => void;
}

/** Where the meeting is, who is here, and the way to everything that is not for every day. */
export function Head({ onPeople, onMenu }: HeadProps): ReactNode {
  const styles = useHeadStyles();
  const t = useStrings(sidePanelStrings);
  const people = usePeople();
  const where = useWhere();

  return (
    <header className={styles.root}>
      <h1 className={styles.where}>{where}</h1>
      <Button
        appearance="subtle"
        icon={<PeopleRegular />}
        aria-haspopup="dialog"
        className={styles.people}
        onClick={onPeople}
      >
        {/* Who reads this is here, also before the service has said so. */}
        {t.people.count(Math.max(people.length, 1))}
      </Button>
      <Button
        appearance="subtle"
        icon={<MoreHorizontalRegular />}
        aria-haspopup="dialog"
        aria-label={t.sheets.openMenu}
        title={t.sheets.openMenu}
        onClick={onMenu}
      />
    </header>
  );
}

function useWhere(): string {
  const { phase, current, ordinal } = useTable('phase', 'current', 'ordinal');
  const { part, recapShown } = useConversation('part', 'recapShown');
  const { where } = useStrings(sidePanelStrings);
  if (phase === 'preparing') return where.preparing;
  if (phase === 'ended') return where.ended;
  if (recapShown) return where.recap;
  if (part === 'closing') return where.closing;
  if (part !== 'cards') return where.opening;
  return current ? where.card(ordinal) : where.table;
}
