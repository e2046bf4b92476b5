import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useTable } from '../../../session/hooks.ts';
import { sidePanelStrings } from '../../../ui/panelStrings.ts';
import { useStrings } from '../../../ui/strings.ts';
import { LazyRecap } from '../../recap/lazyRecap.ts';
import { AreaLabel } from '../card/AreaLabel.tsx';

const useStyles = makeStyles({
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    margin: `${tokens.spacingVerticalS} 0 0`,
    padding: 0,
    listStyleType: 'none',
  },
  row: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
  area: { flexGrow: 1, minWidth: 0 },
  count: { flexShrink: 0, color: tokens.colorNeutralForeground2 },
});

export interface OverviewProps {
  /** Below the way to keep the recap, after the meeting. */
  readonly children?: ReactNode;
}

/** Before the meeting: which deck lies ready. Afterwards: what the meeting leaves behind. */
export function Overview({ children }: OverviewProps): ReactNode {
  const { phase } = useTable('phase');
  if (phase === 'preparing') return <Deck />;
  return phase === 'running' ? null : <LazyRecap>{children}</LazyRecap>;
}

function Deck(): ReactNode {
  const styles = useStyles();
  const { now: t } = useStrings(sidePanelStrings);
  const { deckTitle, areas, cards } = useTable('deckTitle', 'areas', 'cards');
  return (
    <section aria-label={deckTitle}>
      <h2 className={styles.title}>
        {deckTitle} · {t.cards(cards.length)}
      </h2>
      <ul className={styles.list}>
        {areas.map((area) => (
          <li key={area.id} className={styles.row}>
            <span className={styles.area}>
              <AreaLabel area={area} />
            </span>
            <span className={styles.count}>{area.total}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
