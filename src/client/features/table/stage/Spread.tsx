import { mergeClasses } from '@fluentui/react-components';
import { type KeyboardEvent, type ReactNode, type SyntheticEvent, useRef, useState } from 'react';
import type { CardView } from '../../../../domain/table/cardView.ts';
import { common } from '../../../ui/commonStrings.ts';
import { useStrings } from '../../../ui/strings.ts';
import { CARD_RATIO, fitGrid, heightOf } from './fitGrid.ts';
import { neighbour } from './roving.ts';
import { SpreadCard } from './SpreadCard.tsx';
import { useSpreadStyles } from './spreadStyles.ts';
import { stage } from './stageStrings.ts';
import { useBox } from './useBox.ts';

/** Cards that lie beside each other in a column of the page are at least easy to hit. */
const TOUCH_PX = 46;
/** With few cards on a large screen: no larger than this part of the room's height. */
const LARGEST = 0.36;

export interface SpreadProps {
  /** Every card of the table; those that do not lie face down leave their place empty. */
  readonly cards: readonly CardView[];
  /** Missing for those who may not turn a card. */
  readonly onTurn: ((cardId: string) => void) | undefined;
  /** The page scrolls: the grid takes the height it needs. */
  readonly scrolls: boolean;
  readonly className?: string;
}

/** The cards that lie face down, in stable places. */
export function Spread({ cards, onTurn, scrolls, className }: SpreadProps): ReactNode {
  const styles = useSpreadStyles();
  const t = useStrings(stage).spread;
  const { cardName, ownCard } = useStrings(common);
  const turned = cards.some(({ place }) => place === 'middle');
  const [ref, box] = useBox<HTMLDivElement>(turned ? 'spread beside a card' : 'spread');
  const list = useRef<HTMLUListElement>(null);
  const [active, setActive] = useState<string>();

  const grid =
    box &&
    fitGrid(
      cards.length,
      scrolls
        ? { width: box.width, wanted: TOUCH_PX }
        : { width: box.width, height: box.height, wanted: Math.max(TOUCH_PX, box.height * LARGEST) },
    );
  const overflows = !scrolls && grid !== undefined && box !== undefined && heightOf(grid) > box.height;
  const open = cards.flatMap((card, index) => (card.place === 'faceDown' ? [index] : []));
  const tabStop =
    cards.find((card) => card.id === active && card.place === 'faceDown') ?? cards[open[0] ?? -1];

  const onKeyDown = (event: KeyboardEvent) => {
    const id = cardOf(event);
    const at = cards.findIndex((card) => card.id === id);
    const next = at < 0 || !grid ? undefined : neighbour(event.key, at, open, grid.columns);
    const nextId = next === undefined ? undefined : cards[next]?.id;
    if (nextId === undefined) return;
    event.preventDefault();
    list.current?.querySelector<HTMLElement>(`[data-card="${CSS.escape(nextId)}"]`)?.focus();
  };
  const onClick = (event: SyntheticEvent) => {
    const id = cardOf(event);
    if (id !== undefined) onTurn?.(id);
  };

  return (
    <section ref={ref} className={mergeClasses(styles.room, overflows && styles.overflowing, className)}>
      {grid && (
        <ul
          ref={list}
          aria-label={t.name}
          className={mergeClasses(styles.grid, (scrolls || overflows) && styles.flowing)}
          // Not as variables: these would be inherited, and every part of every card styled anew.
          style={{
            gridTemplateColumns: `repeat(${grid.columns}, ${grid.cardWidth}px)`,
            gridAutoRows: `${grid.cardWidth * CARD_RATIO}px`,
            gap: `${grid.gap}px`,
          }}
          onKeyDown={onKeyDown}
          onFocus={(event) => setActive(cardOf(event))}
          onClick={onClick}
        >
          {cards.map((card) => {
            if (card.place !== 'faceDown')
              return <li key={card.id} aria-hidden="true" className={styles.empty} />;
            return (
              <SpreadCard
                key={card.id}
                id={card.id}
                name={cardName(card.number, card.area?.title ?? ownCard, card.place)}
                colour={card.area?.colour}
                sign={card.area?.sign}
                tabStop={onTurn && card === tabStop}
              />
            );
          })}
        </ul>
      )}
    </section>
  );
}

function cardOf({ target }: SyntheticEvent): string | undefined {
  return target instanceof Element ? target.closest<HTMLElement>('[data-card]')?.dataset.card : undefined;
}
