/** Commands for cards: turn, take up again, finish, put back, skip, park, shuffle. */
import { Tree, TreeStatus } from 'fluid-framework';
import { shuffled } from '../../shuffle.ts';
import { cardIds } from '../cardIds.ts';
import { clearMoment } from '../conversation/moment.ts';
import { type Done, edit, type Outcome, refuse } from '../gate.ts';
import { mayFacilitate, mayLayCards } from '../permissions.ts';
import { Handled, type HandledAs, Middle, Spread, type Table } from '../schema.ts';
import type { Seat } from '../seat.ts';

/** Turns a card that lies face down. A previous current card counts as discussed. */
export function turnCard(seat: Seat, cardId: string): Outcome {
  if (seat.table.handled.has(cardId)) return refuse('notNow');
  return layInMiddle(seat, cardId);
}

/** The first card of the spread that lies face down. */
export function nextCardId(table: Table): string | undefined {
  return cardIds(table).find((id) => !table.handled.has(id) && table.middle.cardId !== id);
}

/** Takes a discussed, skipped or parked card up again. */
export function takeUpCard(seat: Seat, cardId: string): Outcome {
  if (!seat.table.handled.has(cardId)) return refuse('notNow');
  return layInMiddle(seat, cardId);
}

export function finishCard(seat: Seat): Outcome {
  return clearMiddle(seat, 'discussed');
}

export function skipCard(seat: Seat): Outcome {
  return clearMiddle(seat, 'skipped');
}

export function parkCard(seat: Seat): Outcome {
  return clearMiddle(seat, 'parked');
}

/** The card returns to its place before it was turned: face down, or among the handled cards it was taken up from. */
export function putCardBack(seat: Seat): Outcome {
  return clearMiddle(seat, undefined);
}

/** Deals all cards anew. Handled cards keep their place. */
export function shuffleCards(seat: Seat): Outcome {
  const { table } = seat;
  const before = [...table.spread];
  return edit(seat, mayFacilitate(seat), [table.spread], () => {
    const dealt = new Spread(shuffled(cardIds(table), seat.random));
    table.spread = dealt;
    return {
      undo: {
        isPossible: () => seat.canWrite() && isThere(dealt),
        run: () =>
          edit(seat, mayFacilitate(seat), [dealt], () => {
            table.spread = new Spread(before);
            return {};
          }),
      },
    };
  });
}

function layInMiddle(seat: Seat, cardId: string): Outcome {
  const { table } = seat;
  if (!cardIds(table).includes(cardId)) return refuse('notFound');
  if (table.middle.cardId === cardId) return refuse('notNow');
  return changeCurrentCard(seat, 'discussed', cardId);
}

function clearMiddle(seat: Seat, handled: HandledAs | undefined): Outcome {
  if (seat.table.middle.cardId === undefined) return refuse('notNow');
  return changeCurrentCard(seat, handled, undefined);
}

/**
 * Every change of the current card: the present one is handled (or not), and the next one (or none) takes its place.
 */
function changeCurrentCard(
  seat: Seat,
  handledAs: HandledAs | undefined,
  nextCardId: string | undefined,
): Outcome {
  const { table } = seat;
  const before = table.middle;
  const leaving = before.cardId;
  const leavingWas = leaving === undefined ? undefined : table.handled.get(leaving);
  const restored = leavingWas && { as: leavingWas.as, step: leavingWas.step };

  return edit(seat, mayLayCards(seat), [before], (): Done => {
    const step = before.step + 1;
    if (leaving !== undefined && handledAs !== undefined) {
      table.handled.set(leaving, new Handled({ as: handledAs, step }));
    }
    const next = new Middle({ step, cardId: nextCardId });
    table.middle = next;
    clearMoment(table);
    return {
      currentCard: next,
      undo: {
        isPossible: () => seat.canWrite() && mayLayCards(seat) === undefined && isThere(next),
        run: () =>
          edit(seat, mayLayCards(seat), [next], () => {
            if (leaving !== undefined && handledAs !== undefined) {
              if (restored) table.handled.set(leaving, new Handled(restored));
              else table.handled.delete(leaving);
            }
            const again = new Middle({ step: step + 1, cardId: leaving });
            table.middle = again;
            return { currentCard: again };
          }),
      },
    };
  });
}

function isThere(node: Middle | Spread): boolean {
  return Tree.status(node) === TreeStatus.InDocument;
}
