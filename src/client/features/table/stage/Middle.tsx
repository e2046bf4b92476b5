import { mergeClasses } from '@fluentui/react-components';
import { type CSSProperties, type ReactNode, type Ref, useId, useMemo } from 'react';
import type { CardView } from '../../../../domain/table/cardView.ts';
import { useStrings } from '../../../ui/strings.ts';
import { TextButton } from '../../../ui/TextButton.tsx';
import { FOCUS_FALLBACK } from '../../../ui/useKeepFocus.ts';
import { CardBack } from '../card/CardBack.tsx';
import { CardFace, faceQuestionSize } from '../card/CardFace.tsx';
import { heightAt } from '../card/questionSize.ts';
import { CARD_RATIO, fitMiddle, LEAST_SHARE, type MiddleCard } from './fitGrid.ts';
import { useMiddleStyles } from './middleStyles.ts';
import { stage } from './stageStrings.ts';
import { type Box, useBox } from './useBox.ts';

export interface MiddleProps {
  readonly card: CardView;
  readonly ordinal: number;
  readonly examplesShown: boolean;
  readonly onToggleExamples: () => void;
  /** The key that shows the examples, while keys are on. */
  readonly examplesKey: string | undefined;
  /** The stage's size. */
  readonly whole: Box;
  /** The page scrolls: the card then takes the page's width and the height that it needs. */
  readonly scrolls: boolean;
  /** Something lies beside the card. */
  readonly besides: boolean;
  readonly className?: string;
}

/** Nothing on the stage is nearly as large as the question, so that its type is not small. */
export const QUESTION_TO_REST = 1.4;
const QUESTION_LEAST_PX = 22.4;
/** Under the card there are still its controls on the first screenful of a page that scrolls. */
const PAGE_REST_PX = 118;
const PAGE_LOWEST_PX = 180;
/** The button that shows the examples, pixels. */
const TOGGLE_PX = 44;

/** The card that is talked about; its examples are a second sheet that is pulled out below it. */
export function Middle({
  card,
  ordinal,
  examplesShown,
  whole,
  scrolls,
  besides,
  className,
  ...examples
}: MiddleProps): ReactNode {
  const styles = useMiddleStyles();
  const t = useStrings(stage).card;
  const [ref, box] = useBox<HTMLDivElement>(
    `middle${besides ? ' besides' : ''}${examplesShown ? ' open' : ''}`,
  );
  const questionId = useId();
  const listId = useId();
  const hasExamples = card.examples.length > 0;
  const shown = examplesShown && hasExamples;

  const fit = box && (scrolls ? fitPage(box, whole) : fitMiddle(box.width, box.height, whole.width));
  // Neither size nor width of the examples follows from the card, which has the height that they leave.
  const usual =
    box &&
    (whole.height > whole.width || scrolls ? box.width : Math.min(box.width, whole.width * LEAST_SHARE));
  const examplesPx = Math.max(16, Math.min(46, whole.width * 0.017, whole.height * 0.027));
  const leastPx = shown ? examplesPx * QUESTION_TO_REST : QUESTION_LEAST_PX;
  const face = fit && {
    question: card.question,
    ratio: fit.height / fit.width,
    least: (leastPx / fit.width) * 100,
    childrenHeight: hasExamples && !shown ? (TOGGLE_PX / fit.width) * 100 : 0,
  };

  const questionPx = fit && face && (faceQuestionSize(face) * fit.width) / 100;
  // Another function would take the size off the stage and put it on again, which styles the whole stage anew.
  const sized = useMemo(() => (questionPx === undefined ? undefined : tellSize(questionPx)), [questionPx]);

  const toggle = (
    <TextButton
      look="stage"
      appearance="subtle"
      className={styles.toggle}
      shortcut={examples.examplesKey}
      aria-expanded={shown}
      {...(shown ? { 'aria-controls': listId } : {})}
      onClick={examples.onToggleExamples}
    >
      {shown ? t.hideExamples : t.showExamples}
    </TextButton>
  );
  return (
    <section
      // Without the question, which is announced: a person who turns a card comes here, and would hear it twice.
      aria-label={t.ordinal(ordinal)}
      tabIndex={-1}
      {...FOCUS_FALLBACK}
      className={mergeClasses(styles.room, scrolls && styles.flowing, className)}
      style={
        shown && usual && !scrolls
          ? {
              gridTemplateRows: `minmax(min(${lowest(card.question, leastPx, usual)}px, 72%), 1fr) minmax(0, auto)`,
            }
          : undefined
      }
    >
      <div
        ref={ref}
        className={mergeClasses(styles.measured, shown && styles.withSheet, scrolls && styles.flowing)}
      >
        {fit && face && (
          <div
            ref={sized}
            key={card.id}
            data-card={card.id}
            data-side="face"
            data-shape={isLying(fit) ? 'landscape' : 'portrait'}
            className={styles.card}
            style={{ width: fit.width, minHeight: fit.height, ...(!scrolls && { maxHeight: box.height }) }}
          >
            <CardFace
              {...face}
              className={styles.face}
              area={card.area}
              language={card.language}
              label={t.ordinal(ordinal)}
              questionAs="h2"
              questionId={questionId}
            >
              {hasExamples && !shown && toggle}
            </CardFace>
            <div
              className={mergeClasses(styles.back, isLying(fit) && styles.backLying)}
              style={{ '--back': `${backWidth(fit)}px` } as CSSProperties}
            >
              <CardBack area={card.area} />
            </div>
          </div>
        )}
      </div>
      {shown && fit && (
        <div
          className={styles.examples}
          style={{ width: (usual ?? fit.width) - 2 * SHEET_IN_PX, fontSize: examplesPx }}
        >
          <ul id={listId} aria-label={t.examples} className={styles.list}>
            {card.examples.map((example) => (
              <li key={example} lang={card.language}>
                {example}
              </li>
            ))}
          </ul>
          {toggle}
        </div>
      )}
    </section>
  );
}

/** Of a card's width. */
const QUESTION_SHARE = 0.86;
/** Edge and paddings of a card with small type. */
const FACE_REST_PX = 92;
/** The second sheet is so much narrower on both sides. */
const SHEET_IN_PX = 18;

/** Everything else on the stage is smaller than the question: see `stageStyles.ts`. */
function tellSize(questionPx: number): Ref<HTMLDivElement> {
  return (element) => {
    const main = element?.closest('main');
    main?.style.setProperty('--beside', `${questionPx / QUESTION_TO_REST}px`);
    return () => void main?.style.removeProperty('--beside');
  };
}

function isLying({ width, height }: MiddleCard): boolean {
  return width > height;
}

/** Of the back, which has a card's shape and stands or lies within the face. */
function backWidth({ width, height }: MiddleCard): number {
  const [long, short] = [Math.max(width, height), Math.min(width, height)];
  return Math.floor(Math.min(short, long / CARD_RATIO));
}

/** Of a card on which this question is whole, pixels. */
function lowest(question: string, px: number, width: number): number {
  return Math.round(heightAt(question, px, width * QUESTION_SHARE) + FACE_REST_PX);
}

function fitPage(box: Box, page: Box): MiddleCard {
  const highest = Math.max(PAGE_LOWEST_PX, page.height - PAGE_REST_PX);
  return { width: box.width, height: Math.round(Math.min(box.width * 1.4, highest)) };
}
