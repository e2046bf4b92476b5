import { useCallback, useLayoutEffect, useRef } from 'react';

/** Nobody answers to something that they have seen for less than this. */
const REACTION_MS = 250;

export interface PressGuard {
  /** Whether a press was meant for what stood here before: then nothing should be done with it. */
  readonly isMeantForBefore: (pressedAtMs: number) => boolean;
  /** Says that the next change of the table is this person's own. */
  readonly expectOwnChange: () => void;
}

/**
 * At an open table several people press "Turn a card" in the same second. Whoever comes last must not lay aside the
 * card that the first one has just turned, only because the button has got another meaning under their finger.
 * `state` names what the button stands for. Times are of the page's own clock, as events carry it.
 */
export function usePressGuard(state: string): PressGuard {
  const seen = useRef({ state, sinceMs: Number.NEGATIVE_INFINITY, own: false });

  useLayoutEffect(() => {
    const before = seen.current;
    if (before.state === state) return;
    seen.current = {
      state,
      sinceMs: before.own ? Number.NEGATIVE_INFINITY : performance.now(),
      own: false,
    };
  }, [state]);

  const isMeantForBefore = useCallback(
    (pressedAtMs: number) => pressedAtMs - seen.current.sinceMs < REACTION_MS,
    [],
  );
  const expectOwnChange = useCallback(() => {
    seen.current.own = true;
    // React shows an own change before the next task; whatever comes later is somebody else's.
    setTimeout(() => {
      seen.current.own = false;
    }, 0);
  }, []);
  return { isMeantForBefore, expectOwnChange };
}
