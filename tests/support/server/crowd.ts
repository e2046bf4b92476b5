import type { Person } from './cloud.ts';

/** So many people, each with an id and a name of their own. */
export function crowd(size: number): Person[] {
  return Array.from({ length: size }, (_, i) => ({
    objectId: `bbbbbbbb-0000-4000-8000-${String(i).padStart(12, '0')}`,
    name: `Person Number ${i}`,
  }));
}
