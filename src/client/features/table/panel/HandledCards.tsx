import { Button } from '@fluentui/react-components';
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down';
import type { ReactNode, Ref } from 'react';
import type { CardView } from '../../../../domain/table/cardView.ts';
import { common } from '../../../ui/commonStrings.ts';
import { useStrings } from '../../../ui/strings.ts';
import { AreaLabel } from '../card/AreaLabel.tsx';
import { cardsStrings } from './cardsStrings.ts';
import { useCardsStyles } from './cardsStyles.ts';

export interface HandledCardsProps {
  readonly title: string;
  readonly cards: readonly CardView[];
  /** Missing without permission to take cards up. */
  readonly onTakeUp: ((cardId: string) => void) | undefined;
  /** Unfolded, because people are likely to continue from here. */
  readonly open?: boolean;
  readonly headingRef?: Ref<HTMLHeadingElement>;
}

/** Cards that have been out. Nothing is shown while there are none. */
export function HandledCards({
  title,
  cards,
  onTakeUp,
  open = false,
  headingRef,
}: HandledCardsProps): ReactNode {
  const styles = useCardsStyles();
  const t = useStrings(cardsStrings);
  const { takeUp, takeUpCard } = useStrings(common);
  if (cards.length === 0) return null;

  const list = (
    <ul className={styles.handled}>
      {cards.map((card) => (
        <li key={card.id} className={styles.card}>
          <AreaLabel area={card.area} small />
          <div className={styles.cardText}>
            <span lang={card.language}>{card.question}</span>
            {onTakeUp && (
              <Button
                size="small"
                className={styles.takeUp}
                aria-label={takeUpCard(card.question)}
                onClick={() => onTakeUp(card.id)}
              >
                {takeUp}
              </Button>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
  const count = <span className={styles.count}>{t.count(cards.length)}</span>;

  if (open) {
    return (
      <section aria-label={title}>
        <div className={styles.headingLine}>
          <h2 ref={headingRef} tabIndex={-1} className={styles.heading}>
            {title}
          </h2>
          {count}
        </div>
        {list}
      </section>
    );
  }
  return (
    <details className={styles.fold}>
      <summary className={styles.summary}>
        <span className={styles.foldTitle}>{title}</span>
        {count}
        <ChevronDownRegular className={styles.chevron} />
      </summary>
      {list}
    </details>
  );
}
