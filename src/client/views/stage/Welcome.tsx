import type { ReactNode } from 'react';
import { CardBack } from '../../components/CardBack.tsx';
import { useTable, useVerbs } from '../../session/hooks.ts';
import { stage } from '../../strings/stage.ts';
import { useStrings } from '../../strings/strings.ts';
import { Legend } from './Legend.tsx';
import { StageButton } from './StageButton.tsx';
import { useWelcomeStyles } from './welcomeStyles.ts';

/** So many cards are seen in the fan, one for each of the first areas. */
const FAN = 4;
const FAN_TURN_DEG = 9;

/** Before the first card is on the table. */
export function Welcome(): ReactNode {
  const styles = useWelcomeStyles();
  const { areas, cards, deckTitle, may } = useTable();
  const verbs = useVerbs();
  const t = useStrings(stage).welcome;
  const fan = areas.slice(0, FAN);
  const middle = (fan.length - 1) / 2;

  return (
    <div className={styles.root}>
      <div aria-hidden="true" className={styles.fan}>
        {fan.map((area, index) => (
          <div
            key={area.id}
            className={styles.card}
            style={{
              transform: `translateX(${(index - middle) * 34}%) translateY(${Math.abs(index - middle) * 4}%) rotate(${(index - middle) * FAN_TURN_DEG}deg)`,
            }}
          >
            <CardBack area={area} />
          </div>
        ))}
        <div data-deck="" className={styles.deck} />
      </div>
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
