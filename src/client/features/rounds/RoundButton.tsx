import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { BUTTON, PRIMARY_BUTTON, SUBTLE_BUTTON } from '../../ui/buttonStyle.ts';

const useStyles = makeStyles({
  root: {
    ...BUTTON,
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
  primary: { ...PRIMARY_BUTTON, fontWeight: tokens.fontWeightSemibold },
  subtle: {
    ...SUBTLE_BUTTON,
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
  /** Whether what it unfolds is there. */
  readonly expanded?: boolean;
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
      aria-disabled={busy || undefined}
      aria-expanded={props.expanded}
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
