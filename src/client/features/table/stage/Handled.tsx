import { mergeClasses } from '@fluentui/react-components';
import { type ReactNode, useId, useState } from 'react';
import type { CardView } from '../../../../domain/table/cardView.ts';
import { common } from '../../../ui/commonStrings.ts';
import { useStrings } from '../../../ui/strings.ts';
import { SmallCard } from '../card/SmallCard.tsx';
import { useHandledStyles } from './handledStyles.ts';
import { stage } from './stageStrings.ts';

export interface HandledProps {
  readonly discussed: readonly CardView[];
  readonly parked: readonly CardView[];
  readonly skipped: readonly CardView[];
  /** Missing without permission to take a card up again. */
  readonly onTakeUp: ((cardId: string) => void) | undefined;
  /** `laid`: all over the table, to be read. `piles`: at its sides, while a card is talked about. `flow`: below it. */
  readonly how: 'laid' | 'piles' | 'flow';
  readonly className?: string;
}

/** The cards that have been turned, face up. */
export function Handled({ discussed, parked, skipped, onTakeUp, how, className }: HandledProps): ReactNode {
  const styles = useHandledStyles();
  const t = useStrings(stage).handled;
  const trays = [
    { title: t.discussed, cards: discussed },
    { title: t.parked, cards: parked },
    { title: t.skipped, cards: skipped },
  ].filter(({ cards }) => cards.length > 0);
  if (trays.length === 0) return null;
  return (
    <aside aria-label={t.name} className={mergeClasses(styles.root, styles[how], className)}>
      {trays.map((tray) => (
        <Tray
          key={tray.title}
          {...tray}
          // What was parked waits to be read.
          isPile={how === 'piles' && tray.cards !== parked}
          className={how === 'piles' ? (tray.cards === parked ? styles.end : styles.start) : undefined}
          onTakeUp={onTakeUp}
        />
      ))}
    </aside>
  );
}

interface TrayProps {
  readonly title: string;
  readonly cards: readonly CardView[];
  readonly isPile: boolean;
  readonly onTakeUp: ((cardId: string) => void) | undefined;
  readonly className: string | undefined;
}

function Tray({ title, cards, isPile, onTakeUp, className }: TrayProps): ReactNode {
  const styles = useHandledStyles();
  const { cardName, ownCard, takeUpCard } = useStrings(common);
  const heading = useId();
  const [unfolded, setUnfolded] = useState(false);
  const stacked = isPile && !unfolded;
  const label = (
    <>
      {title} <span className={styles.count}>{cards.length}</span>
    </>
  );
  return (
    <section
      aria-labelledby={heading}
      className={mergeClasses(styles.tray, isPile && unfolded && styles.unfolded, className)}
    >
      <h2 id={heading} className={styles.title}>
        {isPile ? (
          <button
            type="button"
            aria-expanded={unfolded}
            className={styles.fold}
            onClick={() => setUnfolded(!unfolded)}
          >
            {label}
          </button>
        ) : (
          label
        )}
      </h2>
      <ul aria-labelledby={heading} className={mergeClasses(styles.cards, stacked && styles.stacked)}>
        {cards.map((card) => {
          const name = cardName(card.number, card.area?.title ?? ownCard, card.place);
          const face = <SmallCard {...card} />;
          const marks = { 'data-card': card.id, 'data-side': 'face', 'data-shape': 'landscape' };
          return (
            <li key={card.id}>
              {onTakeUp && !stacked ? (
                <button
                  type="button"
                  className={styles.card}
                  {...marks}
                  aria-label={takeUpCard(card.question)}
                  aria-description={name}
                  title={card.question}
                  onClick={() => onTakeUp(card.id)}
                >
                  {face}
                </button>
              ) : (
                <div
                  role="img"
                  className={styles.still}
                  {...marks}
                  aria-label={`${name}: ${card.question}`}
                  title={card.question}
                >
                  {face}
                </div>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
