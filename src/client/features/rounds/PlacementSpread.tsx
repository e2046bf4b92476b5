import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { PlacementSubject } from '../../../domain/table/conversation/view.ts';
import { useStrings } from '../../ui/strings.ts';
import { timeStrings } from './timeStrings.ts';

/** So many dots stand above each other; where more people stand, each dot gets smaller. */
const DOTS_HIGH = 6;
const FIELD_HEIGHT = 54;
const LOWEST = 26;
const FIELD_WIDTH = 120;
const COLUMN = FIELD_WIDTH / 5;
const LARGEST_DOT = 8;

const useStyles = makeStyles({
  root: { display: 'block', margin: 0, width: '100%', maxWidth: '22em' },
  picture: { display: 'block', width: '100%', height: 'auto', overflow: 'visible' },
  dot: {
    fill: tokens.colorCompoundBrandBackground,
    '@media (forced-colors: active)': { fill: 'CanvasText' },
  },
  ground: {
    stroke: tokens.colorNeutralStrokeAccessible,
    strokeWidth: '0.8px',
    '@media (forced-colors: active)': { stroke: 'CanvasText' },
  },
  figures: {
    display: 'grid',
    gridTemplateColumns: 'repeat(5, minmax(0, 1fr))',
    marginTop: '0.2em',
    textAlign: 'center',
    fontWeight: tokens.fontWeightSemibold,
    lineHeight: 1.3,
  },
  ends: {
    display: 'flex',
    justifyContent: 'space-between',
    gap: '1em',
    fontSize: '0.88em',
    lineHeight: 1.35,
    color: tokens.colorNeutralForeground2,
  },
  end: { textAlign: 'end' },
});

export interface PlacementSpreadProps {
  /** How many stand at 1, 2, 3, 4 and 5. */
  readonly counts: readonly number[];
  readonly subject: PlacementSubject | undefined;
  readonly className?: string;
}

/** Where people stand, a dot for each, and nothing computed from it. Read aloud as the numbers at each place. */
export function PlacementSpread({ counts, subject, className }: PlacementSpreadProps): ReactNode {
  const styles = useStyles();
  const { placement: t } = useStrings(timeStrings);
  const { lowest, highest } = subject ?? t.scale;
  const most = Math.max(...counts);
  const { columns, pitch } = arrange(most);
  // As high as the fullest place needs.
  const top = FIELD_HEIGHT - Math.max(LOWEST, Math.ceil(most / columns) * pitch + 2);
  return (
    <figure
      role="img"
      aria-label={`${subject?.statement ?? t.spread}: ${t.spoken(counts)}. 1: ${lowest}, 5: ${highest}.`}
      className={mergeClasses(styles.root, className)}
    >
      <svg
        aria-hidden="true"
        viewBox={`0 ${top} ${FIELD_WIDTH} ${FIELD_HEIGHT - top}`}
        className={styles.picture}
      >
        {counts.flatMap((count, place) => {
          const width = Math.min(count, columns) * pitch;
          return Array.from({ length: count }, (_, i) => (
            <circle
              // biome-ignore lint/suspicious/noArrayIndexKey: dots are alike, they have nothing but their place
              key={`${place} ${i}`}
              className={styles.dot}
              cx={place * COLUMN + COLUMN / 2 - width / 2 + (i % columns) * pitch + pitch / 2}
              cy={FIELD_HEIGHT - 2 - Math.floor(i / columns) * pitch - pitch / 2}
              r={pitch * 0.42}
            />
          ));
        })}
        <line
          className={styles.ground}
          x1="0"
          x2={FIELD_WIDTH}
          y1={FIELD_HEIGHT - 0.5}
          y2={FIELD_HEIGHT - 0.5}
        />
      </svg>
      <div aria-hidden="true" className={styles.figures}>
        {counts.map((_, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is what it is
          <span key={place}>{place + 1}</span>
        ))}
      </div>
      <div aria-hidden="true" className={styles.ends}>
        <span>{lowest}</span>
        <span className={styles.end}>{highest}</span>
      </div>
    </figure>
  );
}

/** Dots of one size at all places: as large as the fullest place allows. */
export function arrange(most: number): { readonly columns: number; readonly pitch: number } {
  for (let columns = 1; ; columns += 1) {
    const rows = Math.ceil(Math.max(1, most) / columns);
    const pitch = Math.min(LARGEST_DOT, (COLUMN * 0.9) / columns, (FIELD_HEIGHT - 2) / rows);
    const nextRows = Math.ceil(Math.max(1, most) / (columns + 1));
    const next = Math.min(LARGEST_DOT, (COLUMN * 0.9) / (columns + 1), (FIELD_HEIGHT - 2) / nextRows);
    if (rows <= DOTS_HIGH || next <= pitch) return { columns, pitch };
  }
}
