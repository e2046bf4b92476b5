import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { LazyRecapStage } from '../features/recap/lazyRecap.ts';
import type { RecapStageProps } from '../features/recap/RecapStage.tsx';
import { stage } from '../features/table/stage/stageStrings.ts';
import { useTable } from '../session/hooks.ts';
import { useStrings } from '../ui/strings.ts';

const useStyles = makeStyles({
  root: {
    height: '100%',
    boxSizing: 'border-box',
    display: 'flex',
    flexDirection: 'column',
    justifyContent: 'safe center',
    alignItems: 'center',
    gap: '0.5em',
    textAlign: 'center',
  },
  scrolling: { height: 'auto', minHeight: '100%', gap: '1em' },
  title: {
    margin: 0,
    fontSize: 'min(2em, 11vw)',
    fontWeight: tokens.fontWeightSemibold,
    lineHeight: 1.15,
    letterSpacing: '-0.01em',
  },
  body: { margin: 0, fontSize: '1.1em', lineHeight: 1.45, textWrap: 'balance', maxWidth: '34em' },
});

/** When the meeting about the cards is over. */
export function Ended(recap: RecapStageProps): ReactNode {
  const styles = useStyles();
  const { discussed } = useTable('discussed');
  const t = useStrings(stage).ended;
  return (
    <div className={mergeClasses(styles.root, recap.scrolls && styles.scrolling)}>
      <h1 className={styles.title}>{t.title}</h1>
      <p className={styles.body}>{discussed.length > 0 ? t.count(discussed.length) : t.none}</p>
      <LazyRecapStage {...recap} />
      <p className={styles.body}>{t.wayOn}</p>
    </div>
  );
}
