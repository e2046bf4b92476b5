/** What people do with the cards: turn, take up again, finish, put back, skip, park, shuffle. */
import { Tree, TreeStatus } from 'fluid-framework';
import { shuffled } from '../../shuffle.ts';
import { cardIds } from '../cardIds.ts';
import { clearMoment } from '../conversation/moment.ts';
import { type Done, edit, type Outcome, refuse, type Verb } from '../gate.ts';
import { mayFacilitate, mayLayCards } from '../permissions.ts';
import { Handled, type HandledAs, Middle, Spread, type Table } from '../schema.ts';
import type { Seat } from '../seat.ts';

/** Turns a card that lies face down. If another card is turned, that one counts as discussed. */
export function turnCard(seat: Seat, cardId: string): Outcome {
  if (seat.table.handled.has(cardId)) return refuse('notNow');
  return layInMiddle(seat, 'turn', cardId);
}

/** Turns the first card of the spread that lies face down. */
export function turnNextCard(seat: Seat): Outcome {
  const next = nextCardId(seat.table);
  return next === undefined ? refuse('notFound') : turnCard(seat, next);
}

export function nextCardId(table: Table): string | undefined {
  return cardIds(table).find((id) => !table.handled.has(id) && table.middle.cardId !== id);
}

/** Takes a discussed, skipped or parked card up again. */
export function takeUpCard(seat: Seat, cardId: string): Outcome {
  if (!seat.table.handled.has(cardId)) return refuse('notNow');
  return layInMiddle(seat, 'takeUp', cardId);
}

export function finishCard(seat: Seat): Outcome {
  return clearMiddle(seat, 'finish', 'discussed');
}

export function skipCard(seat: Seat): Outcome {
  return clearMiddle(seat, 'skip', 'skipped');
}

export function parkCard(seat: Seat): Outcome {
  return clearMiddle(seat, 'park', 'parked');
}

/** The card lies again where it lay before it was turned: face down, or among those it was taken up from. */
export function putCardBack(seat: Seat): Outcome {
  return clearMiddle(seat, 'putBack', undefined);
}

/** Deals all cards anew. Cards that were handled keep their place among the handled. */
export function shuffleCards(seat: Seat): Outcome {
  const { table } = seat;
  const before = [...table.spread];
  return edit(seat, mayFacilitate(seat), [table.spread], () => {
    const dealt = new Spread(shuffled(cardIds(table), seat.random));
    table.spread = dealt;
    return {
      verb: 'shuffle',
      undo: {
        verb: 'shuffle',
        isPossible: () => seat.canWrite() && isThere(dealt),
        run: () =>
          edit(seat, mayFacilitate(seat), [dealt], () => {
            table.spread = new Spread(before);
            return { verb: 'shuffle' };
          }),
      },
    };
  });
}

function layInMiddle(seat: Seat, verb: Verb, cardId: string): Outcome {
  const { table } = seat;
  if (!cardIds(table).includes(cardId)) return refuse('notFound');
  if (table.middle.cardId === cardId) return refuse('notNow');
  return changeMiddle(seat, verb, 'discussed', cardId);
}

function clearMiddle(seat: Seat, verb: Verb, handled: HandledAs | undefined): Outcome {
  if (seat.table.middle.cardId === undefined) return refuse('notNow');
  return changeMiddle(seat, verb, handled, undefined);
}

/** Every change of the middle: the card that lay there is handled (or not), the next one (or none) is laid. */
function changeMiddle(
  seat: Seat,
  verb: Verb,
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
    const laid = new Middle({ step, cardId: nextCardId });
    table.middle = laid;
    clearMoment(table);
    return {
      verb,
      middle: laid,
      undo: {
        verb,
        isPossible: () => seat.canWrite() && mayLayCards(seat) === undefined && isThere(laid),
        run: () =>
          edit(seat, mayLayCards(seat), [laid], () => {
            if (leaving !== undefined && handledAs !== undefined) {
              if (restored) table.handled.set(leaving, new Handled(restored));
              else table.handled.delete(leaving);
            }
            const relaid = new Middle({ step: step + 1, cardId: leaving });
            table.middle = relaid;
            return { verb, middle: relaid };
          }),
      },
    };
  });
}

function isThere(node: Middle | Spread): boolean {
  return Tree.status(node) === TreeStatus.InDocument;
}
