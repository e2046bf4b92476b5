import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { AreaView } from '../../../../domain/table/cardView.ts';
import { useStrings } from '../../../ui/strings.ts';
import { FOCUS_FALLBACK } from '../../../ui/useKeepFocus.ts';
import { CardFan } from './CardFan.tsx';
import { stage } from './stageStrings.ts';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    alignContent: 'center',
    justifyItems: 'center',
    gap: '0.8em',
    height: '100%',
    boxSizing: 'border-box',
    padding: '1em',
    textAlign: 'center',
    textWrap: 'balance',
    outlineStyle: 'none',
  },
  fan: { marginBlockEnd: '2em', '@media (max-height: 540px)': { display: 'none' } },
  title: {
    margin: 0,
    fontSize: 'min(2.3em, 10vw)',
    fontWeight: tokens.fontWeightSemibold,
    lineHeight: 1.15,
    letterSpacing: '-0.01em',
  },
  body: { margin: 0, maxWidth: '32em', fontSize: '1.1em', lineHeight: 1.45 },
  wayOn: { margin: 0, color: tokens.colorNeutralForeground2 },
});

export interface AllDiscussedProps {
  readonly areas: readonly AreaView[];
  readonly parked: number;
  readonly className?: string;
}

/** No card lies face down any more. */
export function AllDiscussed({ areas, parked, className }: AllDiscussedProps): ReactNode {
  const styles = useStyles();
  const t = useStrings(stage).allDiscussed;
  return (
    <div className={className}>
      <div className={styles.root} tabIndex={-1} {...FOCUS_FALLBACK}>
        <CardFan areas={areas} className={styles.fan} />
        <h2 className={styles.title}>{t.title}</h2>
        <p className={styles.body}>{t.body}</p>
        {parked > 0 && <p className={styles.body}>{t.parked(parked)}</p>}
        <p className={styles.wayOn}>{t.wayOn}</p>
      </div>
    </div>
  );
}
