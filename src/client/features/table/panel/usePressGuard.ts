import { useCallback, useLayoutEffect, useState } from 'react';
import { PressGuard } from './pressGuard.ts';

/**
 * Runs what a press asks for, unless another person changed its meaning a moment ago: see {@link PressGuard}.
 * `state` names what the buttons stand for.
 */
export function usePressGuard(
  state: string,
  onTooLate: () => void,
): (pressedAtMs: number, run: () => void) => void {
  const [guard] = useState(() => new PressGuard(state));
  useLayoutEffect(() => guard.see(state, performance.now()), [guard, state]);

  return useCallback(
    (pressedAtMs, run) => {
      if (guard.isMeantForBefore(pressedAtMs)) return onTooLate();
      guard.expectOwn(true);
      run();
      // React shows an own change before the next task; later changes come from other people.
      setTimeout(() => guard.expectOwn(false), 0);
    },
    [guard, onTooLate],
  );
}
