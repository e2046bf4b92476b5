import { mergeClasses } from '@fluentui/react-components';
import { type ReactNode, useId } from 'react';
import type { CardView } from '../../../../domain/table/cardView.ts';
import { common } from '../../../ui/commonStrings.ts';
import { useStrings } from '../../../ui/strings.ts';
import { CardFace } from '../card/CardFace.tsx';
import { CARD_RATIO, fitGrid, type Grid } from './fitGrid.ts';
import { fitTrays, type Trays } from './fitTrays.ts';
import { useHandledStyles } from './handledStyles.ts';
import { stage } from './stageStrings.ts';
import { type Box, useBox } from './useBox.ts';

const TOUCH_PX = 46;
/** What a tray takes besides its cards, as a part of the size of type: its title, its edge, the gap to the next. */
const TRAY_HEAD = 3.6;
const TRAY_EDGE = 1.2;

export interface HandledProps {
  readonly discussed: readonly CardView[];
  readonly parked: readonly CardView[];
  readonly skipped: readonly CardView[];
  /** Missing for those who may not take a card up again. */
  readonly onTakeUp: ((cardId: string) => void) | undefined;
  readonly scrolls: boolean;
  readonly className?: string;
}

/** The cards that have been turned, face up and small, to one side. */
export function Handled({
  discussed,
  parked,
  skipped,
  onTakeUp,
  scrolls,
  className,
}: HandledProps): ReactNode {
  const styles = useHandledStyles();
  const t = useStrings(stage).handled;
  const [ref, box] = useBox<HTMLElement>('handled');
  const trays = [
    { title: t.discussed, cards: discussed, className: undefined },
    { title: t.parked, cards: parked, className: styles.parked },
    { title: t.skipped, cards: skipped, className: undefined },
  ].filter(({ cards }) => cards.length > 0);
  const most = Math.max(0, ...trays.map(({ cards }) => cards.length));
  const grid =
    box &&
    (scrolls
      ? fitPage(most, box)
      : fitAside(
          trays.map(({ cards }) => cards.length),
          box,
        ));

  return (
    <aside
      ref={ref}
      aria-label={t.name}
      className={mergeClasses(styles.root, grid?.overflows && styles.overflowing, className)}
    >
      {trays.length === 0 && (
        <p className={mergeClasses(styles.none, scrolls && styles.noneScrolling)}>{t.none}</p>
      )}
      {grid && trays.map((tray) => <Tray key={tray.title} {...tray} grid={grid} onTakeUp={onTakeUp} />)}
    </aside>
  );
}

function fitAside(counts: readonly number[], { width, height, em }: Box): Trays {
  return fitTrays(counts, { width: width - TRAY_EDGE * em, height, head: TRAY_HEAD * em });
}

function fitPage(most: number, { width, em }: Box): Trays {
  return { ...fitGrid(most, { width: width - TRAY_EDGE * em, wanted: TOUCH_PX }), overflows: false };
}

interface TrayProps {
  readonly title: string;
  readonly cards: readonly CardView[];
  readonly onTakeUp: ((cardId: string) => void) | undefined;
  readonly className: string | undefined;
  readonly grid: Pick<Grid, 'columns' | 'cardWidth' | 'gap'>;
}

function Tray({ title, cards, onTakeUp, className, grid }: TrayProps): ReactNode {
  const styles = useHandledStyles();
  const { cardName, ownCard } = useStrings(common);
  const heading = useId();

  return (
    <section aria-labelledby={heading} className={mergeClasses(styles.tray, className)}>
      <h2 id={heading} className={styles.title}>
        {title} <span className={styles.count}>{cards.length}</span>
      </h2>
      <ul
        aria-labelledby={heading}
        className={styles.grid}
        style={{
          gridTemplateColumns: `repeat(${grid.columns}, ${grid.cardWidth}px)`,
          gridAutoRows: `${grid.cardWidth * CARD_RATIO}px`,
          gap: `${grid.gap}px`,
        }}
      >
        {cards.map((card) => {
          const name = cardName(card.number, card.area?.title ?? ownCard, card.place);
          const face = <CardFace area={card.area} question={card.question} size="small" />;
          return (
            <li key={card.id}>
              {onTakeUp ? (
                <button
                  type="button"
                  className={styles.card}
                  data-card={card.id}
                  data-side="face"
                  aria-label={name}
                  title={card.question}
                  onClick={() => onTakeUp(card.id)}
                >
                  {face}
                </button>
              ) : (
                <div
                  role="img"
                  className={styles.still}
                  data-card={card.id}
                  data-side="face"
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
