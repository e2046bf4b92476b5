import { mergeClasses } from '@fluentui/react-components';
import { type CSSProperties, type ReactNode, useId } from 'react';
import { SIGN_LINE_WIDTH, SIGNS } from '../../../../domain/deck/signs.ts';
import type { AreaView } from '../../../../domain/table/cardView.ts';
import { useHostTheme } from '../../../context/hostContext.ts';
import { areaPalette } from '../../../ui/theme/areaColours.ts';
import { useCardBackStyles } from './cardBackStyles.ts';
import { useCardStyles } from './cardStyles.ts';
import { HATCH_TILE, HATCHES } from './hatches.ts';

export interface CardBackProps {
  /** Undefined for an own card without an area. */
  readonly area: Pick<AreaView, 'colour' | 'sign'> | undefined;
  readonly className?: string;
}

/** A card that lies face down: the area's sign as a pattern and, large, in the middle. A picture without a name. */
export function CardBack({ area, className }: CardBackProps): ReactNode {
  const card = useCardStyles();
  const styles = useCardBackStyles();
  const id = useId();
  const theme = useHostTheme();
  const { surface, ink, line } = areaPalette(theme, area?.colour);
  const sign = SIGNS[area?.sign ?? 'own'];

  return (
    <div
      className={mergeClasses(card.card, card.portrait, className)}
      aria-hidden="true"
      style={{ '--surface': surface, '--ink': ink, '--line': line } as CSSProperties}
    >
      <svg aria-hidden="true" className={styles.art} viewBox="0 0 100 140" focusable="false">
        <defs>
          <pattern
            id={`${id}s`}
            width="22"
            height="22"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(-12)"
          >
            <g className={mergeClasses(styles.line, styles.ornament)} transform="translate(2 2) scale(0.5)">
              <path d={sign} />
              <path d={sign} transform="translate(22 22)" />
            </g>
          </pattern>
          <pattern id={`${id}h`} width={HATCH_TILE} height={HATCH_TILE} patternUnits="userSpaceOnUse">
            <path
              d={HATCHES[area?.colour ?? 'mink']}
              className={mergeClasses(styles.line, styles.ornament)}
            />
          </pattern>
        </defs>
        <rect className={styles.field} x="5" y="5" width="90" height="130" rx="4.5" />
        <rect className={styles.signs} x="5" y="5" width="90" height="130" rx="4.5" fill={`url(#${id}s)`} />
        <rect
          className={mergeClasses(styles.hatch, theme === 'contrast' && styles.hatchShown)}
          x="5"
          y="5"
          width="90"
          height="130"
          rx="4.5"
          fill={`url(#${id}h)`}
        />
        <circle className={styles.disc} cx="50" cy="70" r="29" />
        <g className={mergeClasses(styles.line, styles.sign)} transform="translate(28.4 48.4) scale(1.8)">
          <path d={sign} strokeWidth={SIGN_LINE_WIDTH} />
        </g>
      </svg>
    </div>
  );
}
