import { useEffect, useRef, useState } from 'react';
import type { StageAction } from './shortcuts.ts';
import type { Actions } from './useActions.ts';

/** Long enough for the animation, and for a finger that was on its way to where something else lies now. */
const SETTLE_MS = 500;

export interface Settling {
  /** The picture has just changed: clicks that were meant for the one before are not taken for this one. */
  readonly settling: boolean;
  /** Whether it was this person's own step that changed it. They may press the next key as fast as they like. */
  readonly isMine: () => boolean;
  /** The same actions, remembered as this person's own when they are taken. */
  readonly mine: (actions: Actions) => Actions;
}

/** `key`: what the picture is about. */
export function useSettling(key: string | undefined): Settling {
  const [settled, setSettled] = useState(key);
  const own = useRef(false);
  const settling = settled !== key;
  useEffect(() => {
    const timer = setTimeout(() => {
      setSettled(key);
      own.current = false;
    }, SETTLE_MS);
    return () => clearTimeout(timer);
  }, [key]);

  return {
    settling,
    isMine: () => own.current,
    mine: (actions) => {
      const marked = Object.entries(actions).map(([action, run]): [StageAction, () => void] => [
        action as StageAction,
        () => {
          own.current = true;
          run();
        },
      ]);
      return Object.fromEntries(marked);
    },
  };
}
