import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gap: tokens.spacingVerticalS,
    '& > *': {
      height: '32px',
      borderRadius: tokens.borderRadiusMedium,
      backgroundColor: tokens.colorNeutralBackground4,
    },
  },
});

/** Rows where the buttons will be. */
export function ExportWaiting(): ReactNode {
  const styles = useStyles();
  return (
    <div className={styles.root}>
      <div />
      <div />
      <div />
    </div>
  );
}
