import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down';
import { type ReactNode, useState } from 'react';
import { useStrings } from '../../ui/strings.ts';
import { cardsStrings } from '../table/panel/cardsStrings.ts';
import { useCardsStyles } from '../table/panel/cardsStyles.ts';
import { PaperCode } from './PaperCode.tsx';

/** Folded away: most meetings have no paper in the room. */
export function PaperFold(): ReactNode {
  const styles = useCardsStyles();
  const t = useStrings(cardsStrings);
  const [isOpen, setOpen] = useState(false);
  return (
    <details className={styles.fold} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary className={styles.summary}>
        <span className={styles.foldTitle}>{t.paper}</span>
        <ChevronDownRegular className={styles.chevron} />
      </summary>
      {isOpen && <PaperCode />}
    </details>
  );
}
