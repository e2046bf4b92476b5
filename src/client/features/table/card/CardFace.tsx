import { mergeClasses } from '@fluentui/react-components';
import type { CSSProperties, ReactNode } from 'react';
import type { AreaView } from '../../../../domain/table/cardView.ts';
import { useHostTheme } from '../../../context/hostContext.ts';
import { common } from '../../../ui/commonStrings.ts';
import { useStrings } from '../../../ui/strings.ts';
import { areaPalette } from '../../../ui/theme/areaColours.ts';
import { AreaSign } from './AreaSign.tsx';
import { useCardFaceStyles } from './cardFaceStyles.ts';
import { useCardStyles } from './cardStyles.ts';
import { Hatching } from './Hatching.tsx';
import { questionSize, type TextBox } from './questionSize.ts';

export type CardShape = 'portrait' | 'landscape' | 'free';

export interface CardFaceProps {
  /** Undefined for an own card without an area. */
  readonly area: Pick<AreaView, 'colour' | 'sign' | 'title'> | undefined;
  readonly question: string;
  /** `small` names its area by colour and sign only, and below some width it is a picture of a card. */
  readonly size: 'large' | 'small';
  /** `free`: as high as its parent says (`height`), or higher if the text needs it. */
  readonly shape?: CardShape;
  /** Of a `free` card: height by width, as planned. */
  readonly ratio?: number;
  /** At the end of the edge, such as which card of the meeting it is. */
  readonly label?: string;
  /** For a heading level and a name: what holds the question. */
  readonly questionAs?: 'h2' | 'p';
  readonly questionId?: string;
  /** Below the question, such as its examples. */
  readonly children?: ReactNode;
  /** What `children` take of the height, in hundredths of the card's width. */
  readonly childrenHeight?: number;
  readonly className?: string;
}

/** A turned card: the area on a coloured edge, the question as large as it fits. */
export function CardFace(props: CardFaceProps): ReactNode {
  const { area, question, size, shape = 'portrait', label, questionAs: Question = 'p', questionId } = props;
  const card = useCardStyles();
  const styles = useCardFaceStyles();
  const t = useStrings(common);
  const { surface, ink, line } = areaPalette(useHostTheme(), area?.colour);
  const large = size === 'large';
  const fontSize = questionSize(question, textBox(props));

  return (
    <div
      className={mergeClasses(card.card, card[shape], large && card.raised, props.className)}
      style={{ '--question': `${fontSize}cqi` } as CSSProperties}
    >
      <div className={mergeClasses(styles.page, large && styles.largePage)}>
        <div
          className={mergeClasses(
            styles.edge,
            styles[large ? 'largeEdge' : 'smallEdge'],
            styles[`${shape}Edge`],
          )}
          style={{ backgroundColor: surface, color: ink, borderBottomColor: line }}
        >
          <AreaSign sign={area?.sign ?? 'own'} size="1.5em" className={styles.sign} />
          {large && <span className={styles.area}>{area?.title ?? t.ownCard}</span>}
          <Hatching colour={area?.colour} className={styles.hatching} />
          {large && label !== undefined && (
            <span className={styles.label}>
              <span>{label}</span>
            </span>
          )}
        </div>
        <div className={mergeClasses(styles.text, styles[large ? 'largeText' : 'smallText'])}>
          <Question id={questionId} className={mergeClasses(styles.question, large && styles.largeQuestion)}>
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

/** Room for the question, in hundredths of the card's width; it goes with the paddings in `cardFaceStyles.ts`. */
function textBox({ shape = 'portrait', size, ratio = 1.4, childrenHeight = 0 }: CardFaceProps): TextBox {
  if (shape === 'landscape') {
    const height = 71.4 - 10 - 9;
    return { ...share(height, childrenHeight), width: 86, largest: 7.6, smallest: 2.6, lines: 4 };
  }
  const height = 100 * (shape === 'portrait' ? 1.4 : ratio) - (size === 'large' ? 14 + 14 : 20 + 12);
  return { ...share(height, childrenHeight), width: 85, largest: 10.5, smallest: 3.6, lines: 6 };
}

function share(height: number, below: number): Pick<TextBox, 'height'> {
  return { height: Math.max(height - below, height * LEAST_SHARE) };
}
