import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { BUTTON, PRIMARY_BUTTON, SUBTLE_BUTTON } from '../../../ui/buttonStyle.ts';
import { FOCUS_FALLBACK } from '../../../ui/useKeepFocus.ts';

const useStyles = makeStyles({
  root: {
    ...BUTTON,
    gap: '0.55em',
    minHeight: 'max(2.6em, 44px)',
    minWidth: '44px',
    paddingInline: '0.9em',
    borderRadius: '0.5em',
    fontFamily: 'inherit',
    fontSize: 'inherit',
    fontWeight: tokens.fontWeightSemibold,
    lineHeight: 1.2,
    ':focus-visible': { outline: `3px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
  primary: PRIMARY_BUTTON,
  subtle: SUBTLE_BUTTON,
  disabled: {
    color: tokens.colorNeutralForegroundDisabled,
    cursor: 'default',
    '@media (forced-colors: active)': { color: 'GrayText' },
  },
  /** A reminder for people with keys; the button says it to assistive technology by itself. */
  hint: {
    minWidth: '1.5em',
    boxSizing: 'border-box',
    paddingInline: '0.35em',
    border: '1px solid currentColor',
    borderRadius: '0.3em',
    fontFamily: 'inherit',
    fontSize: '0.72em',
    fontWeight: tokens.fontWeightRegular,
    lineHeight: '1.5em',
    textAlign: 'center',
    '@media (hover: none)': { display: 'none' },
  },
});

export interface StageButtonProps {
  readonly appearance?: 'primary' | 'secondary' | 'subtle';
  /** The key that does the same, while keys are on. */
  readonly shortcut?: string | undefined;
  /** Leaves the hint at the key out, where there is little room. */
  readonly unhinted?: boolean;
  readonly label?: string;
  readonly pressed?: boolean;
  readonly expanded?: boolean;
  readonly controls?: string;
  /** Stays focusable, and does nothing. */
  readonly disabled?: boolean;
  /** Takes the focus over from a button that is gone. */
  readonly focusFallback?: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
  readonly className?: string | undefined;
}

/** A button that grows with the stage: Fluent's own have one size for all screens. */
export function StageButton(props: StageButtonProps): ReactNode {
  const { appearance = 'secondary', shortcut } = props;
  const styles = useStyles();
  const key = shortcut?.toUpperCase();
  return (
    <button
      type="button"
      className={mergeClasses(
        styles.root,
        appearance !== 'secondary' && styles[appearance],
        props.disabled && styles.disabled,
        props.className,
      )}
      aria-label={props.label}
      aria-pressed={props.pressed}
      aria-expanded={props.expanded}
      aria-controls={props.controls}
      aria-keyshortcuts={key}
      aria-disabled={props.disabled || undefined}
      {...(props.focusFallback && FOCUS_FALLBACK)}
      onClick={props.disabled ? undefined : props.onClick}
    >
      {props.children}
      {key !== undefined && !props.unhinted && (
        <span aria-hidden="true" className={styles.hint}>
          {key}
        </span>
      )}
    </button>
  );
}
