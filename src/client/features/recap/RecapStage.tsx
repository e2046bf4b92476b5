import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { subtitle } from '../../../domain/recap/outline.ts';
import { isEmpty } from '../../../domain/recap/recap.ts';
import { recapWords } from '../../../domain/recap/words.ts';

import { useTable, useVerbs } from '../../session/hooks.ts';
import { useStrings } from '../../ui/strings.ts';
import { RecapBody } from './RecapBody.tsx';
import { recapStrings } from './recapStrings.ts';
import { useRecap } from './useRecap.ts';

const useStyles = makeStyles({
  root: {
    boxSizing: 'border-box',
    width: 'min(100%, 64em)',
    marginInline: 'auto',
    paddingBlock: '0.6em',
    textAlign: 'start',
  },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'start', gap: '0.8em', marginBottom: '1.2em' },
  title: {
    margin: 0,
    fontSize: 'min(2em, 9vw)',
    lineHeight: 1.2,
    fontWeight: tokens.fontWeightSemibold,
    letterSpacing: '-0.01em',
  },
  words: { flexGrow: 1 },
  word: { margin: '0.2em 0 0', color: tokens.colorNeutralForeground2 },
});

/** The recap on the stage: without names and private notes. A facilitator hides it while the meeting goes on. */
export function RecapStage(): ReactNode {
  const styles = useStyles();
  const t = useStrings(recapStrings);
  const { phase, may } = useTable('phase', 'may');
  const verbs = useVerbs();
  const recap = useRecap({ names: false });
  if (phase === 'ended' && isEmpty(recap)) return null;
  return (
    <div className={styles.root}>
      {phase === 'running' && (
        <div className={styles.head}>
          <div className={styles.words}>
            <h1 className={styles.title}>{recapWords(recap.language).title}</h1>
            <p className={styles.word}>{subtitle(recap)}</p>
          </div>
          {may.facilitate && <Button onClick={() => verbs.showRecap(false)}>{t.hide}</Button>}
        </div>
      )}
      <RecapBody recap={recap} />
    </div>
  );
}
