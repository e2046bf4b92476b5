import { mergeClasses } from '@fluentui/react-components';
import { type CSSProperties, type ReactNode, useId } from 'react';
import type { CardView } from '../../../domain/table/tableView.ts';
import { CardFace } from '../../components/CardFace.tsx';
import { common } from '../../strings/common.ts';
import { stage } from '../../strings/stage.ts';
import { useStrings } from '../../strings/strings.ts';
import { fitGrid } from './fitGrid.ts';
import { useHandledStyles } from './handledStyles.ts';
import { useBox } from './useBox.ts';

const TOUCH_PX = 46;
/** At most this part of the tray's width: a pile of small cards, not a second table. */
const LARGEST = 0.47;

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
  const tray = { onTakeUp, scrolls };
  return (
    <aside aria-label={t.name} className={mergeClasses(styles.root, className)}>
      {discussed.length > 0 ? (
        <Tray {...tray} title={t.discussed} cards={discussed} />
      ) : (
        <p className={mergeClasses(styles.none, scrolls && styles.noneScrolling)}>{t.none}</p>
      )}
      {parked.length > 0 && <Tray {...tray} title={t.parked} cards={parked} className={styles.parked} />}
      {skipped.length > 0 && <Tray {...tray} title={t.skipped} cards={skipped} className={styles.skipped} />}
    </aside>
  );
}

interface TrayProps {
  readonly title: string;
  readonly cards: readonly CardView[];
  readonly onTakeUp: ((cardId: string) => void) | undefined;
  readonly scrolls: boolean;
  readonly className?: string | undefined;
}

function Tray({ title, cards, onTakeUp, scrolls, className }: TrayProps): ReactNode {
  const styles = useHandledStyles();
  const { cardName, ownCard } = useStrings(common);
  const [ref, box] = useBox<HTMLDivElement>();
  const heading = useId();
  const grid =
    box &&
    fitGrid(
      cards.length,
      scrolls
        ? { width: box.width, wanted: TOUCH_PX }
        : { width: box.width, height: box.height, wanted: box.width * LARGEST },
    );

  return (
    <section
      aria-labelledby={heading}
      className={mergeClasses(styles.tray, className)}
      style={{ '--count': cards.length } as CSSProperties}
    >
      <h3 id={heading} className={styles.title}>
        {title} <span className={styles.count}>{cards.length}</span>
      </h3>
      <div ref={ref} className={styles.room}>
        {grid && (
          <ul
            aria-labelledby={heading}
            className={mergeClasses(styles.grid, scrolls && styles.flowing)}
            style={
              {
                '--card': `${grid.cardWidth}px`,
                '--gap': `${grid.gap}px`,
                '--columns': grid.columns,
              } as CSSProperties
            }
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
        )}
      </div>
    </section>
  );
}
