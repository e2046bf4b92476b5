import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  root: {
    display: 'inline-flex',
    alignItems: 'center',
    justifyContent: 'center',
    gap: '0.55em',
    boxSizing: 'border-box',
    minHeight: 'max(2.6em, 44px)',
    minWidth: '44px',
    paddingInline: '0.9em',
    paddingBlock: '0.3em',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: '0.5em',
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    fontFamily: 'inherit',
    fontSize: 'inherit',
    fontWeight: tokens.fontWeightSemibold,
    lineHeight: 1.2,
    cursor: 'pointer',
    ':hover': {
      backgroundColor: tokens.colorNeutralBackground1Hover,
      color: tokens.colorNeutralForeground1Hover,
    },
    ':active': { backgroundColor: tokens.colorNeutralBackground1Pressed },
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
  },
  subtle: { border: '1px solid transparent', backgroundColor: 'transparent' },
  /** A reminder for those who have keys; the button says it to assistive technology by itself. */
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
  /** Takes the focus over from a button that is gone. */
  readonly focusHeir?: boolean;
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
      className={mergeClasses(styles.root, appearance !== 'secondary' && styles[appearance], props.className)}
      aria-label={props.label}
      title={props.label}
      aria-pressed={props.pressed}
      aria-expanded={props.expanded}
      aria-controls={props.controls}
      aria-keyshortcuts={key}
      data-focus-heir={props.focusHeir ? '' : undefined}
      onClick={props.onClick}
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
