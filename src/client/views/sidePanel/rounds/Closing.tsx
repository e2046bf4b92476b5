import type { ReactNode } from 'react';
import { ClosingForm, ClosingList } from '../../../components/rounds/Closing.tsx';
import { useRoundStyles } from '../../../components/rounds/roundStyles.ts';
import { WaitingElsewhere } from '../../../components/rounds/WaitingElsewhere.tsx';
import { useConversation } from '../../../session/conversationHooks.ts';
import { useTable } from '../../../session/hooks.ts';
import { roundStrings } from '../../../strings/rounds.ts';
import { useStrings } from '../../../strings/strings.ts';
import { useQuestionStyles } from './Opening.tsx';

/** What each takes away from the meeting. */
export function Closing(): ReactNode {
  const styles = useQuestionStyles();
  const round = useRoundStyles();
  const { closing: t } = useStrings(roundStrings);
  const { may, closing } = useConversation();
  const { facilitate } = useTable().may;
  return (
    <div className={styles.root}>
      <h2 className={styles.question}>{t.question}</h2>
      <p className={round.quiet}>{t.hint}</p>
      {may.takePart && <ClosingForm />}
      {closing.length > 0 && <ClosingList editable />}
      {facilitate && <WaitingElsewhere />}
    </div>
  );
}
