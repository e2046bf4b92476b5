import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useConversation } from '../../../session/conversationHooks.ts';
import { useTable } from '../../../session/hooks.ts';
import { useStrings } from '../../../ui/strings.ts';
import { placementHere, wordsHere } from '../inUse.ts';
import { Placement } from '../Placement.tsx';
import { useRoundStyles } from '../roundStyles.ts';
import { roundStrings } from '../roundsStrings.ts';
import { Silence } from '../Silence.tsx';
import { Speaking } from '../Speaking.tsx';
import { Timer } from '../Timer.tsx';
import { TimeVoice } from '../TimeVoice.tsx';
import { Words } from '../Words.tsx';

const useStyles = makeStyles({
  root: {
    boxSizing: 'border-box',
    display: 'flex',
    flexDirection: 'column',
    gap: '0.7em',
    minWidth: 0,
    maxHeight: '68vh',
    overflowY: 'auto',
    padding: '3px',
  },
  /** Below the card, across the whole stage. */
  across: { flexDirection: 'row', flexWrap: 'wrap', justifyContent: 'center', maxHeight: '46vh' },
  scrolling: { maxHeight: 'none', overflowY: 'visible' },
  box: {
    boxSizing: 'border-box',
    maxWidth: '100%',
    padding: '0.7em 1em',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: '0.6em',
    backgroundColor: tokens.colorNeutralBackground2,
  },
});

export interface StageRoundsProps {
  /** The page scrolls: everything takes the height that it needs. */
  readonly scrolls: boolean;
  /** It lies below the card rather than beside it. */
  readonly across: boolean;
  readonly className?: string;
}

/** What is in use around the card, for everybody to see. */
export function StageRounds({ scrolls, across, className }: StageRoundsProps): ReactNode {
  const styles = useStyles();
  const round = useRoundStyles();
  const { opening: t } = useStrings(roundStrings);
  const table = useTable('phase', 'current', 'conversation');
  const { may } = useConversation('may');
  const { speaking, timer, silence } = table.conversation;
  const placement = placementHere(table);
  const words = wordsHere(table);
  return (
    <div
      className={mergeClasses(styles.root, across && styles.across, scrolls && styles.scrolling, className)}
    >
      <TimeVoice />
      {speaking && (
        <div className={styles.box}>
          <Speaking speaking={speaking} />
        </div>
      )}
      {silence && (
        <div className={styles.box}>
          <Silence silence={silence}>
            {() => may.takePart && <p className={round.quiet}>{t.inPanel}</p>}
          </Silence>
        </div>
      )}
      {timer && (
        <div className={styles.box}>
          <Timer timer={timer} sounds={false} onStage />
        </div>
      )}
      {placement && (
        <div className={styles.box}>
          <Placement placement={placement} onStage />
        </div>
      )}
      {words.length > 0 && (
        <div className={styles.box}>
          <Words words={words} />
        </div>
      )}
    </div>
  );
}
