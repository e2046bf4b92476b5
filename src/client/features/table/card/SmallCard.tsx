import { makeStyles, mergeClasses } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { AreaView, CardView } from '../../../../domain/table/cardView.ts';
import { useHostTheme } from '../../../context/hostContext.ts';
import { areaPalette } from '../../../ui/theme/areaColours.ts';
import { AreaSign } from './AreaSign.tsx';
import { useCardStyles } from './cardStyles.ts';
import { Hatching } from './Hatching.tsx';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: '2.1em minmax(0, 1fr)',
    height: '4.5em',
    borderRadius: '0.5em',
  },
  edge: {
    display: 'grid',
    alignContent: 'center',
    justifyItems: 'center',
    gap: '0.3em',
    borderInlineEndStyle: 'solid',
    borderInlineEndWidth: '1px',
  },
  hatching: { width: '1.4em', height: '12px' },
  question: {
    alignSelf: 'center',
    margin: 0,
    paddingInline: '0.6em',
    lineHeight: 1.25,
    display: '-webkit-box',
    WebkitLineClamp: 3,
    WebkitBoxOrient: 'vertical',
    overflow: 'hidden',
    overflowWrap: 'break-word',
    hyphens: 'auto',
  },
});

export interface SmallCardProps {
  /** Undefined for an own card without an area. */
  readonly area: Pick<AreaView, 'colour' | 'sign'> | undefined;
  readonly question: string;
  /** Of the question, where it is known. */
  readonly language?: CardView['language'];
}

/** A card that has been turned and laid away: its sign, and as much of its question as is needed to know it again. */
export function SmallCard({ area, question, language }: SmallCardProps): ReactNode {
  const card = useCardStyles();
  const styles = useStyles();
  const { surface, ink, line } = areaPalette(useHostTheme(), area?.colour);
  return (
    <div className={mergeClasses(card.card, styles.root)}>
      <div
        className={styles.edge}
        style={{ backgroundColor: surface, color: ink, borderInlineEndColor: line }}
      >
        <AreaSign sign={area?.sign ?? 'own'} size="1.5em" />
        <Hatching colour={area?.colour} className={styles.hatching} />
      </div>
      <p lang={language} className={styles.question}>
        {question}
      </p>
    </div>
  );
}
