import { useMemo } from 'react';
import { useTable, useTableOnScreen, useVerbs } from '../../../session/hooks.ts';
import { useLastStep } from '../../../session/undoLink.ts';
import type { StageAction } from './shortcuts.ts';

export type Actions = Readonly<Partial<Record<StageAction, () => void>>>;

/** What this person can do now, for buttons and keys alike. `examples` is missing for a card without any. */
export function useActions(examples: (() => void) | undefined): Actions {
  const { current, left, may } = useTable('current', 'left', 'may');
  const verbs = useVerbs();
  const session = useTableOnScreen();
  const lastStep = useLastStep(() => session.undoLastStep());
  const turned = current !== undefined;

  const steps = useMemo((): Actions => {
    if (!may.layCards) return {};
    return {
      ...(left > 0 && { next: () => verbs.turnNext() }),
      ...(turned && {
        finish: () => verbs.finish(),
        putBack: () => verbs.putBack(),
        skip: () => verbs.skip(),
        park: () => verbs.park(),
      }),
    };
  }, [may.layCards, left, turned, verbs]);

  return {
    ...steps,
    ...(lastStep && { undo: lastStep.undo }),
    ...(examples && { examples }),
  };
}
