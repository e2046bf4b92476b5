import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { isAboutCardsOrRoles } from '../../../domain/table/tableEvents.ts';
import { useDeviceStorage } from '../../context/deviceStorage.ts';
import type { Happening } from '../../session/happenings.ts';

/** What this person wants to be told along the way. */
export const TOLD = ['all', 'cards', 'none'] as const;
export type Told = (typeof TOLD)[number];

const KEY = 'dialogkort.told';
/** Where the browser keeps nothing, the choice lasts as long as the page. */
let chosen: Told | undefined;
const listeners = new Set<() => void>();

export function useTold(): readonly [Told, (told: Told) => void] {
  const storage = useDeviceStorage();
  const read = useCallback((): Told => {
    let stored: string | null | undefined;
    try {
      stored = storage?.getItem(KEY);
    } catch {
      stored = undefined;
    }
    return TOLD.find((told) => told === stored) ?? chosen ?? 'all';
  }, [storage]);
  const choose = useMemo(
    () => (told: Told) => {
      chosen = told;
      try {
        storage?.setItem(KEY, told);
      } catch {
        // It lasts as long as the page, then.
      }
      for (const listener of listeners) listener();
    },
    [storage],
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

export function isWanted(told: Told, { event }: Happening): boolean {
  return told === 'all' || (told === 'cards' && isAboutCardsOrRoles(event));
}
