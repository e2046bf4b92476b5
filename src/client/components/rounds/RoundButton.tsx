import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  root: {
    display: 'inline-flex',
    alignItems: 'center',
    justifyContent: 'center',
    boxSizing: 'border-box',
    minHeight: 'max(2.5em, 34px)',
    minWidth: 0,
    paddingInline: '0.85em',
    paddingBlock: '0.3em',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: 'max(4px, 0.4em)',
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    font: 'inherit',
    lineHeight: 1.25,
    textAlign: 'center',
    cursor: 'pointer',
    '@media (pointer: coarse)': { minHeight: 'max(2.5em, 44px)' },
    ':hover': {
      backgroundColor: tokens.colorNeutralBackground1Hover,
      color: tokens.colorNeutralForeground1Hover,
    },
    ':active': { backgroundColor: tokens.colorNeutralBackground1Pressed },
    ':focus-visible': { outline: `max(2px, 0.14em) solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
  primary: {
    border: `1px solid ${tokens.colorBrandBackground}`,
    backgroundColor: tokens.colorBrandBackground,
    color: tokens.colorNeutralForegroundOnBrand,
    fontWeight: tokens.fontWeightSemibold,
    ':hover': {
      backgroundColor: tokens.colorBrandBackgroundHover,
      color: tokens.colorNeutralForegroundOnBrand,
    },
    ':active': { backgroundColor: tokens.colorBrandBackgroundPressed },
  },
  subtle: {
    border: '1px solid transparent',
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground2,
    ':hover': {
      backgroundColor: tokens.colorNeutralBackground1Hover,
      color: tokens.colorNeutralForeground2Hover,
    },
  },
  wide: { width: '100%' },
  busy: { opacity: 0.7, cursor: 'default' },
});

export interface RoundButtonProps {
  readonly appearance?: 'primary' | 'secondary' | 'subtle';
  readonly submits?: boolean;
  readonly label?: string;
  /** Takes the whole line. */
  readonly wide?: boolean;
  /** Waits for an answer; it keeps the focus. */
  readonly busy?: boolean;
  /** Attributes such as a mark for the focus. */
  readonly marks?: Readonly<Record<`data-${string}`, string>>;
  readonly onClick?: () => void;
  readonly children: ReactNode;
  readonly className?: string | undefined;
}

/** A button in the size of the text around it: the same in the panel and on the stage. */
export function RoundButton(props: RoundButtonProps): ReactNode {
  const { appearance = 'secondary', submits = false, busy = false, wide = false, onClick } = props;
  const styles = useStyles();
  return (
    <button
      type={submits ? 'submit' : 'button'}
      className={mergeClasses(
        styles.root,
        appearance !== 'secondary' && styles[appearance],
        wide && styles.wide,
        busy && styles.busy,
        props.className,
      )}
      aria-label={props.label}
      title={props.label}
      aria-disabled={busy || undefined}
      onClick={(event) => {
        // The second half of a double click is not another step.
        if (busy || event.detail > 1) event.preventDefault();
        else onClick?.();
      }}
      {...props.marks}
    >
      {props.children}
    </button>
  );
}
