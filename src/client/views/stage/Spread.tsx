import { mergeClasses } from '@fluentui/react-components';
import { type CSSProperties, type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import type { CardView } from '../../../domain/table/tableView.ts';
import { CardBack } from '../../components/CardBack.tsx';
import { common } from '../../strings/common.ts';
import { stage } from '../../strings/stage.ts';
import { useStrings } from '../../strings/strings.ts';
import { dealt } from './dealt.ts';
import { fitGrid, heightOf } from './fitGrid.ts';
import { neighbour } from './roving.ts';
import { useSpreadStyles } from './spreadStyles.ts';
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
  const [ref, box] = useBox<HTMLDivElement>();
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
    const id = event.target instanceof HTMLElement ? event.target.dataset.card : undefined;
    const at = cards.findIndex((card) => card.id === id);
    const next = at < 0 || !grid ? undefined : neighbour(event.key, at, open, grid.columns);
    const nextId = next === undefined ? undefined : cards[next]?.id;
    if (nextId === undefined) return;
    event.preventDefault();
    list.current?.querySelector<HTMLElement>(`[data-card="${CSS.escape(nextId)}"]`)?.focus();
  };

  return (
    <section ref={ref} className={mergeClasses(styles.room, overflows && styles.overflowing, className)}>
      {grid && (
        <ul
          ref={list}
          aria-label={t.name}
          className={mergeClasses(styles.grid, (scrolls || overflows) && styles.flowing)}
          style={
            {
              '--card': `${grid.cardWidth}px`,
              '--gap': `${grid.gap}px`,
              '--columns': grid.columns,
            } as CSSProperties
          }
          onKeyDown={onKeyDown}
        >
          {cards.map((card) => {
            if (card.place !== 'faceDown')
              return <li key={card.id} aria-hidden="true" className={styles.empty} />;
            const { turn, x, y } = dealt(card.id);
            const back = (
              <div
                className={styles.dealt}
                style={{ transform: `translate(${x}%, ${y}%) rotate(${turn}deg)` }}
              >
                <CardBack area={card.area} />
              </div>
            );
            const name = cardName(card.number, card.area?.title ?? ownCard, card.place);
            return (
              <li key={card.id} className={styles.place}>
                {onTurn ? (
                  <button
                    type="button"
                    className={styles.card}
                    data-card={card.id}
                    aria-label={name}
                    tabIndex={card === tabStop ? 0 : -1}
                    onFocus={() => setActive(card.id)}
                    onClick={() => onTurn(card.id)}
                  >
                    {back}
                  </button>
                ) : (
                  <div role="img" className={styles.still} data-card={card.id} aria-label={name}>
                    {back}
                  </div>
                )}
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
