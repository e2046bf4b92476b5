/** Who runs the table: the verbs that move the role, and word of it to the server. */
import { useMemo } from 'react';
import type { Outcome } from '../../domain/table/gate.ts';
import { useTableSession, useVerbs } from './hooks.ts';
import { useNoteTaking } from './noteHooks.ts';

export interface Facilitation {
  share(to: string): Outcome;
  handOver(to: string): Outcome;
  stepDown(): Outcome;
  take(): Outcome;
}

export function useFacilitation(): Facilitation {
  const verbs = useVerbs();
  const { me } = useTableSession();
  const taking = useNoteTaking();
  return useMemo(() => {
    const tell = (outcome: Outcome, ...changes: readonly (readonly [string, boolean])[]): Outcome => {
      if ('done' in outcome) void tellAll(changes);
      return outcome;
    };
    // One after the other: the last facilitator keeps the role until there is another one.
    const tellAll = async (changes: readonly (readonly [string, boolean])[]) => {
      for (const [participant, held] of changes) await taking?.facilitates(participant, held);
    };
    return {
      share: (to) => tell(verbs.share(to), [to, true]),
      handOver: (to) => tell(verbs.handOver(to), [to, true], [me.id, false]),
      stepDown: () => tell(verbs.stepDown(), [me.id, false]),
      take: () => tell(verbs.takeFacilitation(), [me.id, true]),
    };
  }, [verbs, me, taking]);
}
