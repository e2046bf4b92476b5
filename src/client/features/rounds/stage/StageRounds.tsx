import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useConversation } from '../../../session/conversationHooks.ts';
import { useTable } from '../../../session/hooks.ts';
import { useStrings } from '../../../ui/strings.ts';
import { besidesOf, placementHere, wordsHere } from '../inUse.ts';
import { Placement } from '../Placement.tsx';
import { useRoundStyles } from '../roundStyles.ts';
import { roundStrings } from '../roundsStrings.ts';
import { Silence } from '../Silence.tsx';
import { Speaking } from '../Speaking.tsx';
import { Timer } from '../Timer.tsx';
import { TimeVoice } from '../TimeVoice.tsx';
import { Words } from '../Words.tsx';
import { Where } from './Where.tsx';

const useStyles = makeStyles({
  root: {
    boxSizing: 'border-box',
    alignSelf: 'center',
    display: 'flex',
    flexDirection: 'column',
    gap: '0.8em',
    minWidth: 0,
    maxHeight: '100%',
    overflowY: 'auto',
    padding: '0.8em 1em',
    borderRadius: '0.7em',
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow8,
    outline: `1px solid ${tokens.colorTransparentStroke}`,
    outlineOffset: '-1px',
    // Read from the back of the room, and never as large as the question.
    fontSize: 'min(1.25em, calc(var(--beside, 1.25em) / 1.15))',
  },
  scrolling: { maxHeight: 'none', overflowY: 'visible' },
});

export interface StageRoundsProps {
  /** The page scrolls: everything takes the height that it needs. */
  readonly scrolls: boolean;
  readonly className?: string;
}

/** The one thing in use beside the card, for everybody to see; a time that runs with it is a ring below it, or above words, of which there may be many. */
export function StageRounds({ scrolls, className }: StageRoundsProps): ReactNode {
  const styles = useStyles();
  const round = useRoundStyles();
  const { opening: t } = useStrings(roundStrings);
  const table = useTable('phase', 'current', 'conversation');
  const { may } = useConversation('may');
  const { speaking, timer, silence } = table.conversation;
  const placement = placementHere(table);
  const besides = besidesOf(table);
  return (
    <div className={mergeClasses(styles.root, scrolls && styles.scrolling, className)}>
      <TimeVoice />
      {besides === 'speaking' && speaking && <Speaking speaking={speaking} />}
      {besides === 'silence' && silence && (
        <Silence silence={silence} isLarge>
          {() => may.takePart && <Where texts={t} className={round.quiet} />}
        </Silence>
      )}
      {besides === 'placement' && placement && <Placement placement={placement} onStage />}
      {timer && <Timer timer={timer} sounds={false} onStage />}
      {besides === 'words' && <Words words={wordsHere(table)} />}
    </div>
  );
}
