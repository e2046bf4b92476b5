import { memo, type ReactNode } from 'react';
import type { AreaView, CardView } from '../../../../domain/table/cardView.ts';
import { CardBack } from '../card/CardBack.tsx';
import { dealt } from './dealt.ts';
import { useSpreadStyles } from './spreadStyles.ts';

export interface SpreadCardProps {
  readonly id: CardView['id'];
  readonly name: string;
  readonly colour: AreaView['colour'] | undefined;
  readonly sign: AreaView['sign'] | undefined;
  /** Undefined without permission to turn it; whether the tab key stops here for others. */
  readonly tabStop: boolean | undefined;
}

/**
 * A card that lies face down. With every card that is turned, all others are asked anew: as they are told apart by plain
 * values, those to which nothing has happened are not drawn again. Clicks are the spread's.
 */
export const SpreadCard = memo(function SpreadCard({
  id,
  name,
  colour,
  sign,
  tabStop,
}: SpreadCardProps): ReactNode {
  const styles = useSpreadStyles();
  const { turn, x, y } = dealt(id);
  const back = (
    <div className={styles.dealt} style={{ transform: `translate(${x}%, ${y}%) rotate(${turn}deg)` }}>
      <CardBack area={colour && sign && { colour, sign }} />
    </div>
  );
  return (
    <li className={styles.place}>
      {tabStop === undefined ? (
        <div role="img" className={styles.still} data-card={id} aria-label={name}>
          {back}
        </div>
      ) : (
        <button
          type="button"
          className={styles.card}
          data-card={id}
          aria-label={name}
          tabIndex={tabStop ? 0 : -1}
        >
          {back}
        </button>
      )}
    </li>
  );
});
