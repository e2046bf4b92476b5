import { mergeClasses } from '@fluentui/react-components';
import type { CSSProperties, ReactNode } from 'react';
import type { AreaView } from '../../../../domain/table/cardView.ts';
import type { Language } from '../../../../shared/language.ts';
import { useHostTheme } from '../../../context/hostContext.ts';
import { common } from '../../../ui/commonStrings.ts';
import { Divisible } from '../../../ui/Divisible.tsx';
import { useStrings } from '../../../ui/strings.ts';
import { areaPalette } from '../../../ui/theme/areaColours.ts';
import { AreaSign } from './AreaSign.tsx';
import { useCardFaceStyles } from './cardFaceStyles.ts';
import { useCardStyles } from './cardStyles.ts';
import { Hatching } from './Hatching.tsx';
import { questionSize } from './questionSize.ts';

export interface CardFaceProps {
  /** Undefined for an own card without an area. */
  readonly area:
    | (Pick<AreaView, 'colour' | 'sign' | 'title'> & Partial<Pick<AreaView, 'language'>>)
    | undefined;
  readonly question: string;
  /** Of the question, where it is known. */
  readonly language?: Language | undefined;
  /** Of a large card: height by width, as planned. It grows if its text needs more. */
  readonly ratio: number;
  /** At the end of the edge, such as which card of the meeting it is. */
  readonly label?: string;
  /** For a heading level and a name: what holds the question. */
  readonly questionAs?: 'h2' | 'p';
  readonly questionId?: string;
  /** The type is no smaller, in hundredths of the card's width. */
  readonly least?: number;
  /** Below the question, such as its examples. */
  readonly children?: ReactNode;
  /** What `children` take of the height, in hundredths of the card's width. */
  readonly childrenHeight?: number;
  readonly className?: string;
}

/** A turned card: the area on a coloured edge, the question as large as it fits. */
export function CardFace(props: CardFaceProps): ReactNode {
  const { area, question, label, questionAs: Question = 'p', questionId } = props;
  const card = useCardStyles();
  const styles = useCardFaceStyles();
  const t = useStrings(common);
  const { surface, ink, line } = areaPalette(useHostTheme(), area?.colour);

  return (
    <div
      className={mergeClasses(card.card, card.free, card.raised, props.className)}
      style={{ '--question': `${faceQuestionSize(props)}cqi` } as CSSProperties}
    >
      <div className={styles.page}>
        <div
          className={styles.edge}
          style={{ backgroundColor: surface, color: ink, borderBottomColor: line }}
        >
          <AreaSign sign={area?.sign ?? 'own'} size="1.5em" className={styles.sign} />
          <span className={styles.area} lang={area?.language}>
            <Divisible text={area?.title ?? t.ownCard} />
          </span>
          <Hatching colour={area?.colour} className={styles.hatching} />
          {label !== undefined && (
            <span className={styles.label}>
              <span>{label}</span>
            </span>
          )}
        </div>
        <div className={styles.text}>
          <Question id={questionId} lang={props.language} className={styles.question}>
            {question}
          </Question>
          {props.children}
        </div>
      </div>
    </div>
  );
}

/** With less than this for itself, a question would be hard to read: then what is below it has to be scrolled to. */
const LEAST_SHARE = 0.38;
/** A card that is wider than this lies: fewer, longer lines, in smaller parts of its width. */
const LYING_RATIO = 0.9;
/** Edge and paddings, in hundredths of the card's width; they go with `cardFaceStyles.ts`. */
const EDGE = 20;
const TEXT_WIDTH = 86;

/** The size of the question on a card, in hundredths of the card's width. */
export function faceQuestionSize({
  question,
  ratio,
  childrenHeight = 0,
  least = 0,
}: Pick<CardFaceProps, 'question' | 'ratio' | 'childrenHeight' | 'least'>): number {
  const room = 100 * ratio - EDGE;
  const height = Math.max(room - childrenHeight, room * LEAST_SHARE);
  const [largest, smallest, lines] = ratio < LYING_RATIO ? [8, 2.6, 4] : [10.5, 3.6, 6];
  return questionSize(question, {
    ...{ height, width: TEXT_WIDTH, lines },
    largest: Math.max(largest, least),
    smallest: Math.max(smallest, least),
  });
}
