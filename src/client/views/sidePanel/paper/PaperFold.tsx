import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down';
import { type ReactNode, useState } from 'react';
import { optional } from '../../../components/optional.tsx';
import { sidePanelStrings } from '../../../strings/sidePanel.ts';
import { useStrings } from '../../../strings/strings.ts';
import { useCardsStyles } from '../cards/cardsStyles.ts';

const PaperCode = optional(
  async () => (await import(/* webpackChunkName: "optional-paper-code" */ './PaperCode.tsx')).PaperCode,
  Waiting,
);

/** Folded away: most meetings have no paper in the room. */
export function PaperFold(): ReactNode {
  const styles = useCardsStyles();
  const { cards: t } = useStrings(sidePanelStrings);
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

/** As high as the field that comes. */
function Waiting(): ReactNode {
  return <div style={{ minHeight: '120px' }} />;
}
