import { mergeClasses } from '@fluentui/react-components';
import { type CSSProperties, type ReactNode, useId } from 'react';
import type { CardView } from '../../../../domain/table/cardView.ts';
import { useStrings } from '../../../ui/strings.ts';
import { FOCUS_FALLBACK } from '../../../ui/useKeepFocus.ts';
import { CardBack } from '../card/CardBack.tsx';
import { CardFace } from '../card/CardFace.tsx';
import { heightAt } from '../card/questionSize.ts';
import { fitMiddle } from './fitGrid.ts';
import { useMiddleStyles } from './middleStyles.ts';
import { StageButton } from './StageButton.tsx';
import { stage } from './stageStrings.ts';
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

/** Type of the examples, in hundredths of the card's width; goes with `middleStyles.ts`. */
const EXAMPLE_SIZE = 2.7;
const EXAMPLE_LEAST_PX = 15;
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
  const [ref, box] = useBox<HTMLDivElement>('middle');
  const questionId = useId();
  const listId = useId();

  const fit: Fit | undefined =
    box && (page ? fitPage(box, page) : { ...fitMiddle(box.width, box.height), height: undefined });
  const shown = examplesShown && card.examples.length > 0;

  return (
    <section
      ref={ref}
      aria-labelledby={questionId}
      tabIndex={-1}
      {...FOCUS_FALLBACK}
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
            childrenHeight={childrenHeight(card.examples, shown, fit)}
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

interface Fit {
  readonly shape: 'landscape' | 'portrait' | 'free';
  readonly width: number;
  /** Undefined: as the shape has it. */
  readonly height: number | undefined;
}

function fitPage(box: Box, page: Box): Fit {
  const highest = Math.max(PAGE_LOWEST_PX, page.height - PAGE_REST_PX);
  return { shape: 'free', width: box.width, height: Math.round(Math.min(box.width * 1.4, highest)) };
}

/** Of the button and, when shown, the examples, in hundredths of the card's width. */
function childrenHeight(examples: readonly string[], shown: boolean, { shape, width }: Fit): number {
  if (examples.length === 0) return 0;
  const button = Math.max(7.5, (44 / width) * 100);
  // A page that scrolls grows by its examples.
  if (!shown || shape === 'free') return button;
  const size = Math.max(EXAMPLE_SIZE, (EXAMPLE_LEAST_PX / width) * 100);
  return examples.reduce((height, text) => height + heightAt(text, size, 86) * 1.1 + size * 0.45, button + 8);
}
