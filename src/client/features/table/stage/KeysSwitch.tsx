import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useStrings } from '../../../ui/strings.ts';
import { stage } from './stageStrings.ts';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    placeItems: 'center',
    width: 'max(2.4em, 32px)',
    height: 'max(2em, 32px)',
    padding: 0,
    border: 'none',
    borderRadius: '0.5em',
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground3,
    font: 'inherit',
    cursor: 'pointer',
    ':hover': {
      backgroundColor: tokens.colorNeutralBackground1Hover,
      color: tokens.colorNeutralForeground1Hover,
    },
    ':focus-visible': { outline: `3px solid ${tokens.colorStrokeFocus2}` },
  },
});

export interface KeysSwitchProps {
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
  readonly className?: string;
}

/** Single letters disturb speech input, and are easily pressed in the wrong window: off by default. */
export function KeysSwitch({ on, onChange, className }: KeysSwitchProps): ReactNode {
  const styles = useStyles();
  const { shortcuts } = useStrings(stage);
  return (
    <button
      type="button"
      className={mergeClasses(styles.root, className)}
      aria-pressed={on}
      title={shortcuts}
      onClick={() => onChange(!on)}
    >
      <svg
        aria-hidden="true"
        viewBox="0 0 28 20"
        width="1.6em"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
        focusable="false"
      >
        <rect x="2" y="3" width="24" height="14" rx="2.5" />
        <path d="M6.5 7.5h.01M10.5 7.5h.01M14.5 7.5h.01M18.5 7.5h3M6.5 12.5h2M11.5 12.5h6M20.5 12.5h1" />
        {!on && <path d="M3 19L25 1" />}
      </svg>
    </button>
  );
}
