import { makeStyles, mergeClasses } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { AreaView } from '../../../../domain/table/cardView.ts';
import { CardBack } from '../card/CardBack.tsx';

/** So many cards are seen, one for each of the first areas. */
const CARDS = 4;
const TURN_DEG = 9;
/** From card to card, in hundredths of a card's width and height. */
const ASIDE = 34;
const DOWN = 4;

const useStyles = makeStyles({
  root: {
    position: 'relative',
    display: 'grid',
    justifyItems: 'center',
    width: 'min(9.5em, 34vw)',
    aspectRatio: '5 / 7',
  },
  card: { gridArea: '1 / 1', width: '100%', transformOrigin: '50% 120%' },
  deck: { gridArea: '1 / 1', width: '100%', height: '100%', visibility: 'hidden' },
});

export interface CardFanProps {
  readonly areas: readonly AreaView[];
  readonly className?: string;
}

/** A hand of cards, as an ornament; cards that are dealt come from here. */
export function CardFan({ areas, className }: CardFanProps): ReactNode {
  const styles = useStyles();
  const cards = areas.slice(0, CARDS);
  const middle = (cards.length - 1) / 2;
  return (
    <div aria-hidden="true" className={mergeClasses(styles.root, className)}>
      {cards.map((area, index) => {
        const off = index - middle;
        const transform = `translate(${off * ASIDE}%, ${Math.abs(off) * DOWN}%) rotate(${off * TURN_DEG}deg)`;
        return (
          <div key={area.id} className={styles.card} style={{ transform }}>
            <CardBack area={area} />
          </div>
        );
      })}
      <div data-deck="" className={styles.deck} />
    </div>
  );
}
