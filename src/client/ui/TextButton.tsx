import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ButtonHTMLAttributes, ReactNode } from 'react';

const useStyles = makeStyles({
  root: {
    display: 'inline-flex',
    alignItems: 'center',
    justifyContent: 'center',
    boxSizing: 'border-box',
    paddingBlock: '0.3em',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    cursor: 'pointer',
    ':hover': {
      backgroundColor: tokens.colorNeutralBackground1Hover,
      color: tokens.colorNeutralForeground1Hover,
    },
    ':active': { backgroundColor: tokens.colorNeutralBackground1Pressed },
  },
  text: {
    minHeight: 'max(2.5em, 34px)',
    minWidth: 0,
    paddingInline: '0.85em',
    borderRadius: 'max(4px, 0.4em)',
    font: 'inherit',
    lineHeight: 1.25,
    textAlign: 'center',
    '@media (pointer: coarse)': { minHeight: 'max(2.5em, 44px)' },
    ':focus-visible': { outline: `max(2px, 0.14em) solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
  stage: {
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
  primary: {
    border: `1px solid ${tokens.colorBrandBackground}`,
    backgroundColor: tokens.colorBrandBackground,
    color: tokens.colorNeutralForegroundOnBrand,
    ':hover': {
      backgroundColor: tokens.colorBrandBackgroundHover,
      color: tokens.colorNeutralForegroundOnBrand,
    },
    ':active': { backgroundColor: tokens.colorBrandBackgroundPressed },
    fontWeight: tokens.fontWeightSemibold,
  },
  subtle: { border: '1px solid transparent', backgroundColor: 'transparent' },
  quiet: {
    color: tokens.colorNeutralForeground2,
    ':hover': {
      backgroundColor: tokens.colorNeutralBackground1Hover,
      color: tokens.colorNeutralForeground2Hover,
    },
  },
  wide: { width: '100%' },
  busy: { opacity: 0.7, cursor: 'default' },
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

type NativeButton = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'disabled' | 'onClick'>;

/** Besides these every attribute of a button: `type="submit"`, `aria-pressed`, `{...FOCUS_FALLBACK}`. */
export interface TextButtonProps extends NativeButton {
  readonly appearance?: 'primary' | 'secondary' | 'subtle';
  /** `stage`: larger, for a screen that a room looks at. */
  readonly look?: 'text' | 'stage';
  /** Takes the whole line. */
  readonly wide?: boolean;
  /** Waits for an answer: keeps the focus, and does nothing. */
  readonly busy?: boolean;
  /** Stays focusable, and does nothing. */
  readonly disabled?: boolean;
  /** A press in quick succession is another step, as when turning pages. Otherwise the second half of a double click is none. */
  readonly repeats?: boolean;
  /** The key that does the same, while keys are on. */
  readonly shortcut?: string | undefined;
  /** Leaves the hint at the key out, where there is little room. */
  readonly unhinted?: boolean;
  readonly onClick?: (() => void) | undefined;
  readonly children: ReactNode;
}

/** A button in the size of the text around it, in the panel and on the stage: Fluent's own have one size. */
export function TextButton(props: TextButtonProps): ReactNode {
  const { appearance = 'secondary', look = 'text', wide, busy, disabled, repeats, ...more } = props;
  const { shortcut, unhinted, onClick, className, children, ...native } = more;
  const styles = useStyles();
  const key = shortcut?.toUpperCase();
  return (
    <button
      type="button"
      {...native}
      className={mergeClasses(
        styles.root,
        styles[look],
        appearance !== 'secondary' && styles[appearance],
        appearance === 'subtle' && look === 'text' && styles.quiet,
        wide && styles.wide,
        busy && styles.busy,
        disabled && styles.disabled,
        className,
      )}
      aria-keyshortcuts={key}
      aria-disabled={busy || disabled || undefined}
      onClick={(event) => {
        if (busy || disabled || (event.detail > 1 && !repeats)) event.preventDefault();
        else onClick?.();
      }}
    >
      {children}
      {key !== undefined && !unhinted && (
        <span aria-hidden="true" className={styles.hint}>
          {key}
        </span>
      )}
    </button>
  );
}
