import { useEffect, useState } from 'react';
import type { PlacementView } from '../../../domain/table/conversation/view.ts';
import { useApi } from '../../session/conversationHooks.ts';
import { countedSums } from '../../session/countedSums.ts';
import { useSessionId, useTableSession } from '../../session/hooks.ts';

interface Counted {
  readonly pollId: string;
  readonly sums: readonly number[] | undefined;
}

/**
 * What is to be shown of a revealed placement. Any page could have put the table's counts there, so members ask the server for its own, and
 * see the table's only while it gives no answer. Undefined if the server has revealed no such placement.
 */
export function useCountedSums({ pollId, counts }: PlacementView): readonly number[] | undefined {
  const api = useApi();
  const sessionId = useSessionId();
  const isMember = useTableSession().me.role === 'member';
  const [counted, setCounted] = useState<Counted>();
  const isRevealed = counts !== undefined;

  useEffect(() => {
    if (!isRevealed || !isMember || !api || sessionId === undefined) return;
    let isShown = true;
    countedSums(api, sessionId, pollId).then(
      (sums) => {
        if (isShown) setCounted({ pollId, sums });
      },
      () => undefined,
    );
    return () => {
      isShown = false;
    };
  }, [isRevealed, isMember, api, sessionId, pollId]);

  return counted?.pollId === pollId ? counted.sums : counts;
}
