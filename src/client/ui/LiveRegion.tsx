import { makeStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  root: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    margin: '-1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  },
});

export interface LiveRegionProps {
  /** What a screen reader says, politely, whenever it changes. Empty says nothing. */
  readonly message: ReactNode;
}

/** Stays mounted for as long as there may be something to say: a region that comes together with its text is not read. */
export function LiveRegion({ message }: LiveRegionProps): ReactNode {
  const styles = useStyles();
  return (
    <div role="status" className={styles.root}>
      {message}
    </div>
  );
}
