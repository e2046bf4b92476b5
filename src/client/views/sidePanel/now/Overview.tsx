import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useTable } from '../../../session/hooks.ts';
import { sidePanelStrings } from '../../../strings/sidePanel.ts';
import { useStrings } from '../../../strings/strings.ts';
import { LateRecap } from '../../recap/late.ts';
import { AreaLabel } from '../frame/AreaLabel.tsx';

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

/** Before the meeting: which deck lies ready. Afterwards: what the meeting leaves behind. */
export function Overview(): ReactNode {
  const table = useTable();
  if (table.phase === 'preparing') return <Deck />;
  return table.phase === 'running' ? null : <LateRecap />;
}

function Deck(): ReactNode {
  const styles = useStyles();
  const { cards: t } = useStrings(sidePanelStrings);
  const { deckTitle, areas, cards } = useTable();
  return (
    <section aria-label={deckTitle}>
      <h2 className={styles.title}>
        {deckTitle} · {t.total(cards.length)}
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
