import { isAboutCardsOrRoles } from '../../../domain/table/tableEvents.ts';
import { useDeviceChoice } from '../../context/useDeviceChoice.ts';
import type { Happening } from '../../session/happenings.ts';

/** What this person wants to be told along the way. */
export const TOLD = ['all', 'cards', 'none'] as const;
export type Told = (typeof TOLD)[number];

export const useTold = () => useDeviceChoice('dialogkort.told', TOLD);

export function isWanted(told: Told, { event }: Happening): boolean {
  return told === 'all' || (told === 'cards' && isAboutCardsOrRoles(event));
}
