import { mergeClasses } from '@fluentui/react-components';
import { type KeyboardEvent, type ReactNode, type SyntheticEvent, useRef, useState } from 'react';
import type { CardView } from '../../../../domain/table/cardView.ts';
import { common } from '../../../ui/commonStrings.ts';
import { useStrings } from '../../../ui/strings.ts';
import { CARD_RATIO, fitGrid, fitRow, heightOf } from './fitGrid.ts';
import { neighbour } from './roving.ts';
import { SpreadCard } from './SpreadCard.tsx';
import { useSpreadStyles } from './spreadStyles.ts';
import { stage } from './stageStrings.ts';
import { type Box, useBox } from './useBox.ts';

/** Cards that lie beside each other in a column of the page are at least easy to hit. */
const TOUCH_PX = 46;
/** With few cards on a large screen: no larger than this part of the room's height. */
const LARGEST = 0.36;

export interface SpreadProps {
  /** Every card of the table; those that do not lie face down leave their place empty. */
  readonly cards: readonly CardView[];
  /** Missing without permission to turn a card. */
  readonly onTurn: ((cardId: string) => void) | undefined;
  /** A row at the table's edge, where each card keeps its place, rather than all over the table. */
  readonly inRow: boolean;
  /** The page scrolls: the grid takes the height it needs. */
  readonly scrolls: boolean;
  readonly className?: string;
}

/** The cards that lie face down, in stable places. */
export function Spread({ cards, onTurn, inRow, scrolls, className }: SpreadProps): ReactNode {
  const styles = useSpreadStyles();
  const t = useStrings(stage).spread;
  const { cardName, turnCard, ownCard } = useStrings(common);
  const [ref, box] = useBox<HTMLDivElement>(inRow ? 'row' : 'spread');
  const list = useRef<HTMLUListElement>(null);
  const [active, setActive] = useState<string>();

  const lay = box && (inRow ? layInRow(cards.length, box) : layOut(cards.length, box, scrolls));
  const open = cards.flatMap((card, index) => (card.place === 'faceDown' ? [index] : []));
  const tabStop =
    cards.find((card) => card.id === active && card.place === 'faceDown') ?? cards[open[0] ?? -1];

  const onKeyDown = (event: KeyboardEvent) => {
    const id = cardOf(event);
    const at = cards.findIndex((card) => card.id === id);
    const next = at < 0 || !lay ? undefined : neighbour(event.key, at, open, lay.columns);
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
    <section
      ref={ref}
      // Without a card to go to, it would not be scrolled by keyboard.
      {...(lay?.overflows && !onTurn && { tabIndex: 0, 'aria-label': t.name })}
      className={mergeClasses(
        styles.room,
        inRow && styles.row,
        lay?.overflows && (inRow ? styles.overflowingRow : styles.overflowing),
        className,
      )}
    >
      {lay && (
        <ul
          ref={list}
          aria-label={t.name}
          className={mergeClasses(
            styles.grid,
            inRow && styles.inRow,
            (scrolls || lay.overflows) && !inRow && styles.flowing,
          )}
          // Not as variables: these would be inherited, and every part of every card styled anew.
          style={lay.style}
          onKeyDown={onKeyDown}
          onFocus={(event) => setActive(cardOf(event))}
          onClick={onClick}
        >
          {cards.map((card) => {
            if (card.place !== 'faceDown')
              return (
                <li
                  key={card.id}
                  aria-hidden="true"
                  className={mergeClasses(styles.empty, inRow && styles.gap)}
                />
              );
            return (
              <SpreadCard
                key={card.id}
                id={card.id}
                name={(onTurn ? turnCard : cardName)(card.number, card.area?.title ?? ownCard, card.place)}
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

interface Lay {
  readonly columns: number;
  readonly overflows: boolean;
  readonly style: { readonly [property: string]: string };
}

function layOut(count: number, box: Box, scrolls: boolean): Lay {
  const { width, height } = box;
  const grid = fitGrid(
    count,
    scrolls ? { width, wanted: TOUCH_PX } : { width, height, wanted: Math.max(TOUCH_PX, height * LARGEST) },
  );
  return {
    columns: grid.columns,
    overflows: !scrolls && heightOf(grid) > height,
    style: {
      gridTemplateColumns: `repeat(${grid.columns}, ${grid.cardWidth}px)`,
      gridAutoRows: `${grid.cardWidth * CARD_RATIO}px`,
      gap: `${grid.gap}px`,
    },
  };
}

function layInRow(count: number, { width, height }: Box): Lay {
  const { step, cardWidth, overflows } = fitRow(count, width, height);
  return {
    columns: count,
    overflows,
    style: {
      gridTemplateColumns: `repeat(${count - 1}, ${step}px) ${cardWidth}px`,
      // The cards are wider than their columns.
      gridAutoRows: `${cardWidth * CARD_RATIO}px`,
      '--card': `${cardWidth}px`,
    },
  };
}

function cardOf({ target }: SyntheticEvent): string | undefined {
  return target instanceof Element ? target.closest<HTMLElement>('[data-card]')?.dataset.card : undefined;
}
