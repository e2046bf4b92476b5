import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { useDeviceStorage } from './deviceStorage.ts';

/** Where the browser keeps nothing, a choice lasts as long as the page. By key. */
const chosen = new Map<string, string>();
const listeners = new Set<() => void>();

/** One of `options` that this person has chosen on this device, in any of their windows; at first the first one. */
export function useDeviceChoice<Option extends string>(
  key: string,
  options: readonly [Option, ...Option[]],
): readonly [Option, (option: Option) => void] {
  const storage = useDeviceStorage();
  const read = useCallback((): Option => {
    let stored: string | null | undefined;
    try {
      stored = storage?.getItem(key);
    } catch {
      stored = undefined;
    }
    const known = stored ?? chosen.get(key);
    return options.find((option) => option === known) ?? options[0];
  }, [storage, key, options]);
  const choose = useMemo(
    () => (option: Option) => {
      chosen.set(key, option);
      try {
        storage?.setItem(key, option);
      } catch {
        // It lasts as long as the page, then.
      }
      for (const listener of listeners) listener();
    },
    [storage, key],
  );
  return [useSyncExternalStore(subscribe, read), choose];
}

/** Told as well when the choice was made in the person's other window. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

const CLOCK = ['shown', 'hidden'] as const;
const MESSAGES = ['pass', 'stay'] as const;

/** Whether this person sees the clock of timers and silent minutes. */
export const useClockChoice = () => useDeviceChoice('dialogkort.clock', CLOCK);
/** Whether messages go away by themselves. */
export const useMessagesChoice = () => useDeviceChoice('dialogkort.messages', MESSAGES);
