import type { ReactNode } from 'react';
import { useTable, useVerbs } from '../../session/hooks.ts';
import { stage } from '../../strings/stage.ts';
import { useStrings } from '../../strings/strings.ts';
import { CardFan } from './CardFan.tsx';
import { Legend } from './Legend.tsx';
import { StageButton } from './StageButton.tsx';
import { useWelcomeStyles } from './welcomeStyles.ts';

/** Before the first card is on the table. */
export function Welcome(): ReactNode {
  const styles = useWelcomeStyles();
  const { areas, cards, deckTitle, may } = useTable();
  const verbs = useVerbs();
  const t = useStrings(stage).welcome;

  return (
    <div className={styles.root}>
      <CardFan areas={areas} className={styles.fan} />
      <div className={styles.words}>
        <h1 className={styles.title}>{deckTitle}</h1>
        <p className={styles.count}>{t.cards(cards.length)}</p>
        <p className={styles.body}>{may.start ? t.whoStarts : t.whoWaits}</p>
        {may.start && (
          <StageButton appearance="primary" className={styles.start} onClick={() => verbs.start()}>
            {t.start}
          </StageButton>
        )}
      </div>
      <Legend areas={areas} className={styles.legend} counted={false} />
    </div>
  );
}
