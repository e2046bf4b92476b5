import { type ReactNode, useEffect, useState } from 'react';
import { wordsRound } from '../../../domain/table/conversation/wordsRound.ts';
import { useApi } from '../../session/conversationHooks.ts';
import { useSessionId, useTable } from '../../session/hooks.ts';
import { useRoundStyles } from './roundStyles.ts';
import { WaitingWords } from './Words.tsx';

/** The server is asked card by card, in no hurry. */
const BETWEEN_QUESTIONS_MS = 200;

/** For the facilitator, before the end: unreleased words without a name, at any card. */
export function WaitingElsewhere(): ReactNode {
  const round = useRoundStyles();
  const { discussed, parked, skipped } = useTable('discussed', 'parked', 'skipped');
  const handled = [...discussed, ...parked, ...skipped];
  const questions = new Map(handled.map(({ id, question }) => [id, question]));
  const found = useWaitingCards([...questions.keys()].join(' '));
  return (
    <>
      {found.map((cardId) => (
        <div key={cardId} className={round.part}>
          <p className={round.quiet}>{questions.get(cardId)}</p>
          <WaitingWords cardId={cardId} />
        </div>
      ))}
    </>
  );
}

/** `cardIds`: separated by blanks. Cards stay once they were found: the list shows what was released. */
function useWaitingCards(cardIds: string): readonly string[] {
  const api = useApi();
  const sessionId = useSessionId();
  const [found, setFound] = useState<readonly string[]>([]);
  useEffect(() => {
    if (api === undefined || sessionId === undefined) return undefined;
    let wanted = true;
    const look = async () => {
      for (const cardId of cardIds.split(' ').filter(Boolean)) {
        // A card whose answer does not come is not worth more questions at the end of a meeting.
        const words = await api.waitingWords(sessionId, wordsRound(cardId)).catch(() => undefined);
        if (!wanted) return;
        if (words && words.waiting > 0) setFound((before) => [...new Set([...before, cardId])]);
        await new Promise((resolve) => setTimeout(resolve, BETWEEN_QUESTIONS_MS));
      }
    };
    void look();
    return () => {
      wanted = false;
    };
  }, [api, sessionId, cardIds]);
  return found;
}
