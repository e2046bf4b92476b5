import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  line: {
    height: '20px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground4,
    ':nth-child(even)': { width: '70%' },
  },
});

/** Where the choices will stand. */
export function PrepareWaiting(): ReactNode {
  const styles = useStyles();
  return (
    <div className={styles.root}>
      {Array.from({ length: 6 }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines without contents
        <div key={line} className={styles.line} />
      ))}
    </div>
  );
}
