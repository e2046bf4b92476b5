import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { CardView } from '../../../domain/table/cardView.ts';
import { useTable, useVerbs } from '../../session/hooks.ts';
import { common } from '../../ui/commonStrings.ts';
import { useStrings } from '../../ui/strings.ts';
import { catalogueStrings } from './catalogueStrings.ts';
import { useCatalogueStyles } from './catalogueStyles.ts';
import { isSeen } from './isSeen.ts';

export interface CardLinesProps {
  readonly cards: readonly CardView[];
  /** A card was turned or taken up from here. */
  readonly onCardOut: () => void;
}

/** Cards, each with where it lies now. One that lies face down in a meeting keeps its question to itself. */
export function CardLines({ cards, onCardOut }: CardLinesProps): ReactNode {
  const styles = useCatalogueStyles();
  const t = useStrings(catalogueStrings);
  const { ownCard, takeUp, takeUpCard, turnCard } = useStrings(common);
  const verbs = useVerbs();
  const { phase, may } = useTable('phase', 'may');
  const out = (outcome: { readonly done: unknown } | { readonly refused: unknown }) => {
    if ('done' in outcome) onCardOut();
  };
  return (
    <ul className={styles.list}>
      {cards.map((card) => {
        const seen = isSeen(card, phase);
        const isDown = card.place === 'faceDown';
        return (
          <li key={card.id} className={styles.item}>
            <div lang={seen ? card.language : undefined} className={styles.cardText}>
              {seen ? card.question : t.hidden(card.number)}
            </div>
            <div className={styles.lies}>
              {phase !== 'preparing' && t.lies[card.place]}
              {may.layCards && isDown && (
                <Button
                  size="small"
                  aria-label={turnCard(card.number, card.area?.title ?? ownCard)}
                  onClick={() => out(verbs.turn(card.id))}
                >
                  {t.turn(card.number)}
                </Button>
              )}
              {may.layCards && !isDown && card.place !== 'middle' && (
                <Button
                  size="small"
                  aria-label={takeUpCard(card.question)}
                  onClick={() => out(verbs.takeUp(card.id))}
                >
                  {takeUp}
                </Button>
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
