import { type Outcome, refuse } from '../../../src/domain/table/gate.ts';
import type { Seat } from '../../../src/domain/table/seat.ts';
import { nextCardId, turnCard } from '../../../src/domain/table/verbs/cards.ts';

/** Turns the first card of the spread that lies face down, as the panel's primary button does. */
export function turnNextCard(seat: Seat): Outcome {
  const next = nextCardId(seat.table);
  return next === undefined ? refuse('notFound') : turnCard(seat, next);
}
