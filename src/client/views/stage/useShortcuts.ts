import { useEffect, useState } from 'react';
import { actionOf, isTyping, type StageAction, type StageKeys } from './shortcuts.ts';

const STORED = 'dialogkort.shortcuts';

/** Calls the action of a key that is pressed anywhere on the page, except where a text is being written. */
export function useShortcuts(
  keys: StageKeys,
  actions: Readonly<Partial<Record<StageAction, () => void>>>,
): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (isTyping(event.target)) return;
      const action = actionOf(event, keys);
      const run = action && actions[action];
      if (!run) return;
      event.preventDefault();
      run();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [keys, actions]);
}

/** Whether single letters do something, as this person wants it on this device. */
export function useShortcutsWanted(): readonly [boolean, (wanted: boolean) => void] {
  const [wanted, setWanted] = useState(() => read() !== 'off');
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
