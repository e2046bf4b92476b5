import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { isAtRound, placementHere, wordsHere } from '../../../components/rounds/inUse.ts';
import { Jotting } from '../../../components/rounds/Jotting.tsx';
import { Placement } from '../../../components/rounds/Placement.tsx';
import { RoundVoice } from '../../../components/rounds/RoundVoice.tsx';
import { Silence } from '../../../components/rounds/Silence.tsx';
import { Speaking } from '../../../components/rounds/Speaking.tsx';
import { Timer } from '../../../components/rounds/Timer.tsx';
import { WaitingWords, Words } from '../../../components/rounds/Words.tsx';
import { useConversation } from '../../../session/conversationHooks.ts';
import { useTable } from '../../../session/hooks.ts';
import { WITHOUT_CARD } from '../../../session/jottings.ts';
import { Closing } from './Closing.tsx';
import { Opening } from './Opening.tsx';

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
  /** Whether this window says aloud what happens, and sounds: one of a person's windows is enough. */
  readonly speaks: boolean;
}

/** What is in use around the card, or the round's question in its stead. */
export function Rounds({ speaks }: RoundsProps): ReactNode {
  const styles = useStyles();
  const table = useTable();
  const { may } = useConversation();
  const { speaking, timer, silence, part } = table.conversation;
  const placement = placementHere(table);
  const words = wordsHere(table);
  const cardId = table.current?.id;
  const atRound = isAtRound(table);
  return (
    <div className={styles.root}>
      {speaks && <RoundVoice />}
      {atRound &&
        (part === 'closing' ? (
          <Closing />
        ) : (
          <Opening key={part} question={part === 'tools' ? part : 'understand'} />
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
              may.takePart && <Jotting key={cardId} subject={cardId ?? WITHOUT_CARD} shareable={over} />
            }
          </Silence>
        </div>
      )}
      {table.may.facilitate && (silence || words.length > 0) && <WaitingWords cardId={cardId} />}
      {words.length > 0 && <Words words={words} />}
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
    </div>
  );
}
