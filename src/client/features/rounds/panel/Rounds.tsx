import { makeStyles, tokens } from '@fluentui/react-components';
import { type ReactNode, useEffect, useRef } from 'react';
import { useConversation } from '../../../session/conversationHooks.ts';
import { useTable } from '../../../session/hooks.ts';
import { WITHOUT_CARD } from '../../../session/jottings.ts';
import { BehindCurtain } from '../../room/BehindCurtain.tsx';
import { isAtRound, placementHere, wordsHere } from '../inUse.ts';
import { Jotting } from '../Jotting.tsx';
import { Placement } from '../Placement.tsx';
import { Silence } from '../Silence.tsx';
import { Speaking } from '../Speaking.tsx';
import { Timer } from '../Timer.tsx';
import { TimeVoice } from '../TimeVoice.tsx';
import { WaitingWords, Words } from '../Words.tsx';
import { ClosingRound } from './ClosingRound.tsx';
import { OpeningRound } from './OpeningRound.tsx';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, maxWidth: '400px' },
  /** One thing that is in use, set off from the card and from the next step. */
  box: {
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
  },
});

export interface RoundsProps {
  /** How many things this person has begun: each is brought into view. */
  readonly begun: number;
}

/** What is in use around the card, or the round's question in its stead; words come last, as there may be many. */
export function Rounds({ begun }: RoundsProps): ReactNode {
  const styles = useStyles();
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (begun > 0) root.current?.scrollIntoView({ block: 'start' });
  }, [begun]);
  const table = useTable('phase', 'current', 'conversation', 'may');
  const { may } = useConversation('may');
  const { speaking, timer, silence, part } = table.conversation;
  const placement = placementHere(table);
  const words = wordsHere(table);
  const cardId = table.current?.id;
  const atRound = isAtRound(table);
  return (
    <div ref={root} className={styles.root}>
      <TimeVoice />
      {atRound &&
        (part === 'closing' ? (
          <ClosingRound />
        ) : (
          <OpeningRound key={part} question={part === 'tools' ? part : 'understand'} />
        ))}
      {speaking && (
        <div className={styles.box}>
          <Speaking speaking={speaking} />
        </div>
      )}
      {silence && (
        <div className={styles.box}>
          <Silence silence={silence}>
            {(over) =>
              may.takePart && (
                <BehindCurtain>
                  <Jotting key={cardId} subject={cardId ?? WITHOUT_CARD} shareable={over} />
                </BehindCurtain>
              )
            }
          </Silence>
        </div>
      )}
      {table.may.facilitate && (silence || words.length > 0) && <WaitingWords cardId={cardId} />}
      {placement && (
        <div className={styles.box}>
          <Placement placement={placement} />
        </div>
      )}
      {timer && (
        <div className={styles.box}>
          <Timer timer={timer} sounds />
        </div>
      )}
      {words.length > 0 && <Words words={words} />}
    </div>
  );
}
