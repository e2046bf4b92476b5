/** Placing oneself from 1 to 5 at a card. The answers go to the server; the table knows of the poll and its sums. */
import { type Outcome, refuse } from '../../gate.ts';
import { mayLayCards } from '../../permissions.ts';
import type { Seat } from '../../seat.ts';
import { converse } from '../converse.ts';
import { PLACEMENT_MIN_ANSWERS, PLACEMENT_PLACES } from '../limits.ts';
import { Placement } from '../schema.ts';

/** A card whose spread has been shown may be asked anew; one that is still open may not. */
export function openPlacement(seat: Seat, cardId: string): Outcome {
  const { table } = seat;
  if (table.middle.cardId !== cardId) return refuse('notNow');
  const before = table.conversation?.placements.get(cardId);
  if (before && before.counts === undefined) return refuse('notNow');
  return converse(seat, mayLayCards(seat), [table.middle, before], ({ placements }) => {
    placements.set(cardId, new Placement({ pollId: `placement-${seat.newId()}` }));
    return { verb: 'openPlacement' };
  });
}

/** Without `counts` too few had answered: then that is all that is told, and answering goes on. */
export function revealPlacement(seat: Seat, cardId: string, counts: readonly number[] | undefined): Outcome {
  const placement = seat.table.conversation?.placements.get(cardId);
  if (!placement) return refuse('notFound');
  if (placement.counts !== undefined || (counts !== undefined && !isSpread(counts))) return refuse('notNow');
  const { pollId } = placement;
  return converse(seat, mayLayCards(seat), [placement], ({ placements }) => {
    placements.set(
      cardId,
      new Placement(counts ? { pollId, counts: [...counts] } : { pollId, tooFew: true }),
    );
    return { verb: 'revealPlacement' };
  });
}

export function closePlacement(seat: Seat, cardId: string): Outcome {
  const placement = seat.table.conversation?.placements.get(cardId);
  if (!placement) return refuse('notFound');
  return converse(seat, mayLayCards(seat), [placement], ({ placements }) => {
    placements.delete(cardId);
    return { verb: 'closePlacement' };
  });
}

function isSpread(counts: readonly number[]): boolean {
  const whole = counts.every((count) => Number.isInteger(count) && count >= 0);
  const answers = counts.reduce((sum, count) => sum + count, 0);
  return counts.length === PLACEMENT_PLACES && whole && answers >= PLACEMENT_MIN_ANSWERS;
}
