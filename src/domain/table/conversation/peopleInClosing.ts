import type { ParticipantId } from '../seat.ts';
import type { ClosingView } from './view.ts';

/** Who is named beside closing words: those whose words they are, and those who wrote them down. */
export function peopleInClosing(closing: readonly ClosingView[]): readonly ParticipantId[] {
  return closing.flatMap(({ by, writtenBy }) => [by, writtenBy].filter((id) => id !== undefined));
}
