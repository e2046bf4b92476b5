import type { ReactNode } from 'react';
import { useConversation } from '../../../session/conversationHooks.ts';
import { useTable, useTableSession } from '../../../session/hooks.ts';
import { useSessionRoles } from '../../../session/noteHooks.ts';
import { useStrings } from '../../../ui/strings.ts';
import { ClosingForm, ClosingList } from '../ClosingWords.tsx';
import { useRoundStyles } from '../roundStyles.ts';
import { roundStrings } from '../roundsStrings.ts';
import { WaitingElsewhere } from '../WaitingElsewhere.tsx';
import { useQuestionStyles } from './OpeningRound.tsx';
import { WrapUpSteps } from './WrapUpSteps.tsx';
import { WriteForRoom } from './WriteForRoom.tsx';

/** What each takes away from the meeting. */
export function ClosingRound(): ReactNode {
  const styles = useQuestionStyles();
  const round = useRoundStyles();
  const { closing: t } = useStrings(roundStrings);
  const { may, closing, room } = useConversation('may', 'closing', 'room');
  const { facilitate } = useTable('may').may;
  const { me } = useTableSession();
  // The server takes words for others from the facilitators that it knows, not from those of the table's copy.
  const writesForRoom = useSessionRoles()?.facilitators.includes(me.id);
  return (
    <div className={styles.root}>
      {facilitate && <WrapUpSteps />}
      <h2 className={styles.question}>{t.question}</h2>
      <p className={round.quiet}>{t.hint}</p>
      {may.takePart && <ClosingForm />}
      {facilitate && writesForRoom && may.takePart && room && room.named.length > 0 && <WriteForRoom />}
      {closing.length > 0 && <ClosingList editable />}
      {facilitate && <WaitingElsewhere />}
    </div>
  );
}
