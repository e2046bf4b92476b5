import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { CountdownView } from '../../../domain/table/conversation/view.ts';
import { useClockChoice } from '../../context/useDeviceChoice.ts';
import { useStrings } from '../../ui/strings.ts';
import { clockFace } from './countdown.ts';
import { timeStrings } from './timeStrings.ts';
import { useSecondsLeft } from './useSecondsLeft.ts';

const useStyles = makeStyles({
  root: { display: 'inline-flex', alignItems: 'center', gap: '0.5em' },
  large: { position: 'relative', display: 'inline-grid', placeItems: 'center', fontSize: '1rem' },
  largeRing: { width: 'max(12vh, 64px)', height: 'max(12vh, 64px)' },
  within: { position: 'absolute', fontSize: 'min(max(2.9vh, 16px), var(--beside, 100vh))' },
  ring: { flexShrink: 0, width: '1.5em', height: '1.5em', transform: 'rotate(-90deg)' },
  whole: {
    fill: 'none',
    stroke: tokens.colorNeutralStroke1,
    '@media (forced-colors: active)': { stroke: 'GrayText' },
  },
  left: {
    fill: 'none',
    stroke: tokens.colorCompoundBrandStroke,
    '@media (forced-colors: active)': { stroke: 'CanvasText' },
  },
  figures: { fontVariantNumeric: 'tabular-nums', fontWeight: tokens.fontWeightSemibold },
});

export interface TimeLeftProps {
  readonly countdown: CountdownView;
  /** The timer's purpose, for people who do not see its place. */
  readonly label: string;
  /** For the whole room: a ring that empties calmly, with figures in its last minute. */
  readonly isLarge?: boolean;
  readonly className?: string;
}

const LAST_S = 60;

/** The remaining time: figures and a ring that empties. It is not announced by itself. */
export function TimeLeft({ countdown, label, isLarge = false, className }: TimeLeftProps): ReactNode {
  const styles = useStyles();
  const { timer: t } = useStrings(timeStrings);
  const [clock] = useClockChoice();
  const seconds = useSecondsLeft(countdown.endsAtMs);
  const share = (seconds * 1_000) / (countdown.endsAtMs - countdown.startedAtMs);
  if (clock === 'hidden') return <span className={className}>{t.hidden}</span>;
  return (
    <span
      role="timer"
      aria-label={`${label}: ${t.spoken(Math.floor(seconds / 60), seconds % 60)}`}
      className={mergeClasses(styles.root, isLarge && styles.large, className)}
    >
      <svg
        aria-hidden="true"
        viewBox="0 0 24 24"
        className={mergeClasses(styles.ring, isLarge && styles.largeRing)}
        focusable="false"
      >
        <circle className={styles.whole} cx="12" cy="12" r="9.5" strokeWidth="3" />
        <circle
          className={styles.left}
          cx="12"
          cy="12"
          r="9.5"
          strokeWidth="3"
          pathLength="100"
          strokeDasharray={`${Math.min(100, share * 100)} 100`}
        />
      </svg>
      {(!isLarge || seconds <= LAST_S) && (
        <span aria-hidden="true" className={mergeClasses(styles.figures, isLarge && styles.within)}>
          {clockFace(seconds)}
        </span>
      )}
    </span>
  );
}
