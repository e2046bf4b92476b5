import { useEffect, useState } from 'react';
import { actionOf, isTyping, type StageAction, type StageKeys } from './shortcuts.ts';
import type { Actions } from './useActions.ts';

const STORED = 'dialogkort.shortcuts';

/**
 * Calls the action of a key that is pressed anywhere on the page, except where a text is being written, and while
 * `isAsleep` says that a key is not to be taken at its word.
 */
export function useShortcuts(
  keys: StageKeys,
  actions: Actions,
  isAsleep: (action: StageAction) => boolean,
): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (isTyping(event.target)) return;
      const action = actionOf(event, keys);
      const run = action && actions[action];
      if (!run) return;
      event.preventDefault();
      if (!isAsleep(action)) run();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [keys, actions, isAsleep]);
}

/** Whether single letters do something: only for people who want that, on this device. */
export function useShortcutsWanted(): readonly [boolean, (wanted: boolean) => void] {
  const [wanted, setWanted] = useState(() => read() === 'on');
  return [
    wanted,
    (next) => {
      setWanted(next);
      write(next ? 'on' : 'off');
    },
  ];
}

// A browser that keeps nothing for framed pages throws at the mere mention.
function read(): string | null {
  try {
    return localStorage.getItem(STORED);
  } catch {
    return null;
  }
}

function write(value: string): void {
  try {
    localStorage.setItem(STORED, value);
  } catch {
    // It holds until the page is left, then.
  }
}
