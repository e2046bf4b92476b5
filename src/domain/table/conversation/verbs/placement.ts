/** Placements from 1 to 5 at a card. The server holds the answers; the table knows the poll's id and its sums. */
import { POLL_ANSWERS, POLL_LEAST_ANSWERS } from '../../../../shared/contract/limits.ts';
import { type Outcome, refuse } from '../../gate.ts';
import { mayEndForAll, mayLayCards } from '../../permissions.ts';
import type { Seat } from '../../seat.ts';
import { converse } from '../converse.ts';
import { END_MAX_CHARACTERS, STATEMENT_MAX_CHARACTERS, tidyText } from '../limits.ts';
import { Placement } from '../schema.ts';
import type { PlacementSubject } from '../view.ts';

/** A card whose spread was shown may have another placement; one with an open placement may not. */
export function openPlacement(seat: Seat, cardId: string, subject: PlacementSubject): Outcome {
  const { table } = seat;
  const statement = tidyText(subject.statement, STATEMENT_MAX_CHARACTERS);
  const lowest = tidyText(subject.lowest, END_MAX_CHARACTERS);
  const highest = tidyText(subject.highest, END_MAX_CHARACTERS);
  if (statement === undefined || lowest === undefined || highest === undefined) return refuse('badText');
  if (table.middle.cardId !== cardId) return refuse('notNow');
  const before = table.conversation?.placements.get(cardId);
  if (before && before.counts === undefined) return refuse('notNow');
  const verdict = before ? mayEndForAll(seat, before.begunBy) : mayLayCards(seat);
  return converse(seat, verdict, [table.middle, before], ({ placements }) => {
    const pollId = `placement-${seat.newId()}`;
    placements.set(cardId, new Placement({ pollId, statement, lowest, highest, begunBy: seat.actor.id }));
    return {};
  });
}

/**
 * Without `counts` too few people had answered: the table says so, and the placement stays open. `seal`: the server's
 * signature under the counts, without which pages do not show them.
 */
export function revealPlacement(
  seat: Seat,
  cardId: string,
  counts: readonly number[] | undefined,
  seal?: string | undefined,
): Outcome {
  const placement = seat.table.conversation?.placements.get(cardId);
  if (!placement) return refuse('notFound');
  if (placement.counts !== undefined || (counts !== undefined && !isSpread(counts))) return refuse('notNow');
  const { pollId, statement, lowest, highest, begunBy } = placement;
  const same = { pollId, statement, lowest, highest, begunBy };
  return converse(seat, mayEndForAll(seat, begunBy), [placement], ({ placements }) => {
    placements.set(
      cardId,
      new Placement(counts ? { ...same, counts: [...counts], seal } : { ...same, tooFew: true }),
    );
    return {};
  });
}

export function closePlacement(seat: Seat, cardId: string): Outcome {
  const placement = seat.table.conversation?.placements.get(cardId);
  if (!placement) return refuse('notFound');
  return converse(seat, mayEndForAll(seat, placement.begunBy), [placement], ({ placements }) => {
    placements.delete(cardId);
    return {};
  });
}

function isSpread(counts: readonly number[]): boolean {
  const whole = counts.every((count) => Number.isInteger(count) && count >= 0);
  const answers = counts.reduce((sum, count) => sum + count, 0);
  return counts.length === POLL_ANSWERS.placement.length && whole && answers >= POLL_LEAST_ANSWERS.placement;
}
