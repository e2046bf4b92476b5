import { makeStyles, tokens } from '@fluentui/react-components';
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: '24px minmax(0, 1fr) 16px',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    width: '100%',
    minHeight: '48px',
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    border: 'none',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    font: 'inherit',
    textAlign: 'start',
    cursor: 'pointer',
    ':hover': {
      backgroundColor: tokens.colorNeutralBackground1Hover,
      color: tokens.colorNeutralForeground1Hover,
    },
    // In the contrast theme what is pointed at has another ground.
    ':hover span': { color: 'inherit' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  icon: { display: 'grid', fontSize: '24px', color: tokens.colorNeutralForeground2 },
  label: { display: 'block', fontWeight: tokens.fontWeightSemibold },
  value: { display: 'block', color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
});

export interface MenuRowProps {
  readonly icon: ReactNode;
  readonly label: string;
  /** How it is now. */
  readonly values?: readonly string[];
  readonly onPress: () => void;
}

/** One line of the menu; it opens a sheet of its own. */
export function MenuRow({ icon, label, values = [], onPress }: MenuRowProps): ReactNode {
  const styles = useStyles();
  return (
    <button type="button" aria-haspopup="dialog" className={styles.root} onClick={onPress}>
      <span className={styles.icon}>{icon}</span>
      <span>
        <span className={styles.label}>{label}</span>
        {values.map((value) => (
          <span key={value} className={styles.value}>
            {value}
          </span>
        ))}
      </span>
      <ChevronRightRegular />
    </button>
  );
}
