import type { Table } from './schema.ts';
import type { ParticipantId } from './seat.ts';

export function isFacilitator(table: Table, id: ParticipantId): boolean {
  return table.facilitators.has(id);
}

export function isHeldBySomebodyPresent(table: Table, present: ReadonlySet<ParticipantId>): boolean {
  return [...table.facilitators.keys()].some((id) => present.has(id));
}
