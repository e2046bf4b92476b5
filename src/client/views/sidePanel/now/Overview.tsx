import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { CardView } from '../../../../domain/table/tableView.ts';
import { useTable } from '../../../session/hooks.ts';
import { sidePanelStrings } from '../../../strings/sidePanel.ts';
import { useStrings } from '../../../strings/strings.ts';
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

/** Before the meeting: which deck lies ready. Afterwards: what was talked about. */
export function Overview(): ReactNode {
  const table = useTable();
  const { cards: t } = useStrings(sidePanelStrings);
  if (table.phase === 'preparing') return <Deck />;
  if (table.phase === 'running') return null;
  return (
    <>
      <Questions title={t.discussed} cards={table.discussed} />
      <Questions title={t.parked} cards={table.parked} />
    </>
  );
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

function Questions({
  title,
  cards,
}: {
  readonly title: string;
  readonly cards: readonly CardView[];
}): ReactNode {
  const styles = useStyles();
  if (cards.length === 0) return null;
  return (
    <section aria-label={title}>
      <h2 className={styles.title}>{title}</h2>
      <ul className={styles.list}>
        {cards.map((card) => (
          <li key={card.id} className={styles.row}>
            <AreaLabel area={card.area} small />
            {card.question}
          </li>
        ))}
      </ul>
    </section>
  );
}
