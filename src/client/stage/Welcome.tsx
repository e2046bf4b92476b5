import type { ReactNode } from 'react';
import { CardFan } from '../features/table/stage/CardFan.tsx';
import { stage } from '../features/table/stage/stageStrings.ts';
import { useServerClock } from '../session/conversationHooks.ts';
import { useTable, useTableSession, useVerbs } from '../session/hooks.ts';
import { useStrings } from '../ui/strings.ts';
import { TextButton } from '../ui/TextButton.tsx';
import { useWelcomeStyles } from './welcomeStyles.ts';

/** Before the first card is on the table. */
export function Welcome(): ReactNode {
  const styles = useWelcomeStyles();
  const { areas, cards, deckTitle, may } = useTable('areas', 'cards', 'deckTitle', 'may');
  const verbs = useVerbs();
  const clock = useServerClock();
  const { me } = useTableSession();
  // Only the organiser is urged to become facilitator.
  const begins = may.start && me.organiser;
  const t = useStrings(stage).welcome;

  return (
    <div className={styles.root}>
      <CardFan areas={areas} className={styles.fan} />
      <div className={styles.words}>
        <h1 className={styles.title}>{deckTitle}</h1>
        <p className={styles.count}>{t.cards(cards.length)}</p>
        <p className={styles.body}>{begins ? t.whoStarts : t.whoWaits}</p>
        {may.start && (
          <TextButton
            look="stage"
            appearance={begins ? 'primary' : 'secondary'}
            className={styles.start}
            onClick={() => verbs.start(clock.nowMs())}
          >
            {t.start}
          </TextButton>
        )}
      </div>
    </div>
  );
}
