import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  root: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    minHeight: '32px',
    maxWidth: '100%',
    paddingInline: tokens.spacingHorizontalS,
    borderRadius: tokens.borderRadiusCircular,
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    font: 'inherit',
    fontSize: tokens.fontSizeBase200,
    overflowWrap: 'anywhere',
    cursor: 'pointer',
    ':hover': {
      backgroundColor: tokens.colorNeutralBackground1Hover,
      color: tokens.colorNeutralForeground1Hover,
    },
    ':disabled': { color: tokens.colorNeutralForegroundDisabled, cursor: 'default' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
    '@media (pointer: coarse)': { minHeight: '44px' },
  },
  on: {
    backgroundColor: tokens.colorBrandBackground2,
    border: `2px solid ${tokens.colorCompoundBrandStroke}`,
    paddingInline: `calc(${tokens.spacingHorizontalS} - 1px)`,
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    ':hover': { backgroundColor: tokens.colorBrandBackground2Hover, color: tokens.colorNeutralForeground1 },
    '@media (forced-colors: active)': { border: '2px solid Highlight' },
  },
  icon: { display: 'grid', flexShrink: 0, fontSize: '16px' },
});

export interface ChipProps {
  readonly isOn: boolean;
  readonly icon?: ReactNode;
  readonly onPress: () => void;
  readonly children: ReactNode;
}

/** One of a few choices: pressed in while it is chosen, and let go by another press. */
export function Chip({ isOn, icon, onPress, children }: ChipProps): ReactNode {
  const styles = useStyles();
  return (
    <button
      type="button"
      aria-pressed={isOn}
      className={mergeClasses(styles.root, isOn && styles.on)}
      onClick={onPress}
    >
      {icon !== undefined && <span className={styles.icon}>{icon}</span>}
      {children}
    </button>
  );
}
