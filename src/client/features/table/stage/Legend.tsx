import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { AreaView } from '../../../../domain/table/cardView.ts';
import { useHostTheme } from '../../../context/hostContext.ts';
import { useStrings } from '../../../ui/strings.ts';
import { areaPalette } from '../../../ui/theme/areaColours.ts';
import { AreaSign } from '../card/AreaSign.tsx';
import { Hatching } from '../card/Hatching.tsx';
import { stage } from './stageStrings.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    justifyContent: 'center',
    columnGap: '1.3em',
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    fontSize: '0.86em',
    lineHeight: 1.25,
  },
  area: { display: 'flex', alignItems: 'center', gap: '0.55em' },
  chip: {
    position: 'relative',
    flexShrink: 0,
    display: 'grid',
    placeItems: 'center',
    width: '2em',
    height: '2em',
    borderRadius: '0.5em',
    border: '1px solid',
    overflow: 'hidden',
  },
  shape: { flexShrink: 0, width: '24px', height: '24px' },
  title: { fontWeight: tokens.fontWeightSemibold },
});

export interface LegendProps {
  readonly areas: readonly AreaView[];
  /** Of the room: the names stand on one line, or not at all. */
  readonly widthPx: number;
  readonly className?: string;
}

/** Of a letter, and of what stands around a name, as parts of the base size. */
const LETTER = 0.56;
const AROUND = 4;
const BASE_PX = 16;

/** What the colours and signs on the cards stand for. */
export function Legend({ areas, widthPx, className }: LegendProps): ReactNode {
  const styles = useStyles();
  const theme = useHostTheme();
  const t = useStrings(stage).legend;
  const needed = areas.reduce((width, { title }) => width + AROUND + title.length * LETTER, 0) * BASE_PX;
  if (needed > widthPx) return null;
  return (
    <ul aria-label={t.name} className={mergeClasses(styles.root, className)}>
      {areas.map((area) => {
        const { surface, ink, line } = areaPalette(theme, area.colour);
        return (
          <li key={area.id} className={styles.area}>
            <span className={styles.chip} style={{ backgroundColor: surface, color: ink, borderColor: line }}>
              <AreaSign sign={area.sign} size="1.45em" />
            </span>
            <Hatching colour={area.colour} className={styles.shape} />
            <span className={styles.title}>{area.title}</span>
          </li>
        );
      })}
    </ul>
  );
}
