import { mergeClasses } from '@fluentui/react-components';
import { type CSSProperties, type ReactNode, useId } from 'react';
import type { CardView } from '../../../domain/table/tableView.ts';
import { CardBack } from '../../components/CardBack.tsx';
import { CardFace } from '../../components/CardFace.tsx';
import { stage } from '../../strings/stage.ts';
import { useStrings } from '../../strings/strings.ts';
import { fitMiddle } from './fitGrid.ts';
import { useMiddleStyles } from './middleStyles.ts';
import { StageButton } from './StageButton.tsx';
import { type Box, useBox } from './useBox.ts';

export interface MiddleProps {
  readonly card: CardView;
  readonly ordinal: number;
  readonly examplesShown: boolean;
  readonly onToggleExamples: () => void;
  /** The key that shows the examples, while keys are on. */
  readonly examplesKey: string | undefined;
  /** The stage's size when the page scrolls: the card then takes the page's width and the height that it needs. */
  readonly page: Box | undefined;
  readonly className?: string;
}

/** Under the card there are still its controls on the first screenful of a page that scrolls. */
const PAGE_REST_PX = 190;
const PAGE_LOWEST_PX = 230;

/** The card that is talked about. */
export function Middle({
  card,
  ordinal,
  examplesShown,
  page,
  className,
  ...examples
}: MiddleProps): ReactNode {
  const styles = useMiddleStyles();
  const t = useStrings(stage).card;
  const [ref, box] = useBox<HTMLDivElement>();
  const questionId = useId();
  const listId = useId();

  const fit = box && (page ? fitPage(box, page) : { ...fitMiddle(box.width, box.height), height: undefined });
  const shown = examplesShown && card.examples.length > 0;

  return (
    <section
      ref={ref}
      aria-labelledby={questionId}
      tabIndex={-1}
      data-focus-heir=""
      className={mergeClasses(styles.room, page && styles.flowing, className)}
    >
      {fit && (
        <div
          key={card.id}
          data-card={card.id}
          data-side="face"
          data-shape={fit.shape === 'landscape' ? 'landscape' : 'portrait'}
          className={styles.card}
          style={{ width: fit.width, minHeight: fit.height }}
        >
          <CardFace
            className={styles.face}
            area={card.area}
            question={card.question}
            size="large"
            shape={fit.shape}
            {...(fit.height === undefined ? {} : { ratio: fit.height / fit.width })}
            label={t.ordinal(ordinal)}
            questionAs="h2"
            questionId={questionId}
            questionShare={shown ? 0.42 : 1}
          >
            {card.examples.length > 0 && (
              <div className={styles.examples}>
                {shown && (
                  <ul id={listId} aria-label={t.examples} className={styles.list}>
                    {card.examples.map((example) => (
                      <li key={example}>{example}</li>
                    ))}
                  </ul>
                )}
                <StageButton
                  appearance="subtle"
                  className={styles.toggle}
                  shortcut={examples.examplesKey}
                  expanded={shown}
                  {...(shown ? { controls: listId } : {})}
                  onClick={examples.onToggleExamples}
                >
                  {shown ? t.hideExamples : t.showExamples}
                </StageButton>
              </div>
            )}
          </CardFace>
          <div
            className={mergeClasses(styles.back, fit.shape === 'landscape' && styles.backLying)}
            style={{ '--width': `${fit.width}px` } as CSSProperties}
          >
            <CardBack area={card.area} />
          </div>
        </div>
      )}
    </section>
  );
}

function fitPage(box: Box, page: Box): { shape: 'free'; width: number; height: number } {
  const highest = Math.max(PAGE_LOWEST_PX, page.height - PAGE_REST_PX);
  return { shape: 'free', width: box.width, height: Math.round(Math.min(box.width * 1.4, highest)) };
}
