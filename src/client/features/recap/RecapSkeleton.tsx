import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gap: '0.8em',
    '& > *': {
      height: '5.5em',
      borderRadius: tokens.borderRadiusXLarge,
      backgroundColor: tokens.colorNeutralBackground4,
    },
    '& > :first-child': { height: '1.6em', width: '60%' },
  },
});

/** A heading and three cards, while the recap is on its way. */
export function RecapSkeleton(): ReactNode {
  const styles = useStyles();
  return (
    <div className={styles.root}>
      <div />
      <div />
      <div />
      <div />
    </div>
  );
}
