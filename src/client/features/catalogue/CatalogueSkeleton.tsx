import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gap: tokens.spacingVerticalM,
    '& > *': { backgroundColor: tokens.colorNeutralBackground4, borderRadius: tokens.borderRadiusMedium },
  },
  field: { height: '32px' },
  word: { height: '40px' },
  wheel: {
    justifySelf: 'center',
    width: '100%',
    maxWidth: '300px',
    aspectRatio: 1,
    clipPath: 'circle()',
  },
});

/** The catalogue's layout while it is on its way. */
export function CatalogueSkeleton(): ReactNode {
  const styles = useStyles();
  return (
    <div className={styles.root}>
      <div className={styles.field} />
      <div className={styles.word} />
      <div className={styles.wheel} />
    </div>
  );
}
