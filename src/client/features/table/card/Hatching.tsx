import { makeStyles, mergeClasses } from '@fluentui/react-components';
import { type ReactNode, useId } from 'react';
import type { AreaColour } from '../../../../domain/deck/area.ts';
import { useHostTheme } from '../../../context/hostContext.ts';
import { HATCH_TILE, HATCHES } from './hatches.ts';

const useStyles = makeStyles({
  /** Where colours speak for themselves, there is none. */
  root: { display: 'none', '@media (forced-colors: active)': { display: 'block', color: 'CanvasText' } },
  shown: { display: 'block' },
});

export interface HatchingProps {
  /** Without a colour there is no hatching. */
  readonly colour: AreaColour | undefined;
  readonly className?: string;
}

/** A strip in the shape that stands for an area's colour, in the colour of the text. */
export function Hatching({ colour, className }: HatchingProps): ReactNode {
  const id = useId();
  const styles = useStyles();
  const theme = useHostTheme();
  if (colour === undefined) return null;
  return (
    <svg
      aria-hidden="true"
      className={mergeClasses(styles.root, theme === 'contrast' && styles.shown, className)}
      focusable="false"
    >
      <defs>
        <pattern id={id} width={HATCH_TILE} height={HATCH_TILE} patternUnits="userSpaceOnUse">
          <path d={HATCHES[colour]} fill="none" stroke="currentColor" strokeWidth="1.5" />
        </pattern>
      </defs>
      <rect width="100%" height="100%" fill={`url(#${id})`} />
    </svg>
  );
}
