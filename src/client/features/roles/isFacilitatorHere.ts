import type { ParticipantId } from '../../../domain/table/seat.ts';
import type { Person } from '../../../fluid/people.ts';

export function isFacilitatorHere(
  facilitators: readonly ParticipantId[],
  people: readonly Person[],
): boolean {
  return people.some((person) => facilitators.includes(person.id));
}
