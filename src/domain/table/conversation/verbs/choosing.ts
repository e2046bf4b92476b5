/** Choosing a card together: a few lie face up, everybody points at one, and the table takes one. The server holds who points where. */
import { POLL_LEAST_ANSWERS } from '../../../../shared/contract/limits.ts';
import { cardIds } from '../../cardIds.ts';
import { type Outcome, refuse } from '../../gate.ts';
import { mayFacilitate } from '../../permissions.ts';
import type { Table } from '../../schema.ts';
import type { Seat } from '../../seat.ts';
import { converse } from '../converse.ts';
import { partOf } from '../derive.ts';
import { clearMoment } from '../moment.ts';
import { Choice } from '../schema.ts';

export const CARDS_TO_CHOOSE = 3;
const LEAST_CARDS = 2;

/** The first cards that lie face down; with three out already the three after those. The table must have no current card. */
export function layOutCards(seat: Seat): Outcome {
  const { table } = seat;
  const cards = cardsToLayOut(table);
  if (table.middle.cardId !== undefined || partOf(table) !== 'cards' || cards.length < LEAST_CARDS) {
    return refuse('notNow');
  }
  const before = table.conversation?.choice;
  return converse(seat, mayFacilitate(seat), [table.middle, before], (conversation) => {
    clearMoment(table);
    conversation.choice = new Choice({ pollId: `choice-${seat.newId()}`, cards });
    return {};
  });
}

/** Without `counts` too few had pointed: the table says so. `seal`: the server's signature under the counts. */
export function showPointing(seat: Seat, counts: readonly number[] | undefined, seal?: string): Outcome {
  const choice = seat.table.conversation?.choice;
  if (!choice || choice.counts || (counts && !isSum(counts))) return refuse('notNow');
  const same = { pollId: choice.pollId, cards: [...choice.cards] };
  return converse(seat, mayFacilitate(seat), [choice], (conversation) => {
    conversation.choice = new Choice(
      counts ? { ...same, counts: [...counts], seal } : { ...same, tooFew: true },
    );
    return {};
  });
}

/** All of them go back into the deck. */
export function takeInCards(seat: Seat): Outcome {
  const choice = seat.table.conversation?.choice;
  if (!choice) return refuse('notNow');
  return converse(seat, mayFacilitate(seat), [choice], (conversation) => {
    conversation.choice = undefined;
    return {};
  });
}

function cardsToLayOut(table: Table): readonly string[] {
  const faceDown = cardIds(table).filter((id) => !table.handled.has(id));
  const last = table.conversation?.choice?.cards.at(-1);
  const after = last === undefined ? 0 : faceDown.indexOf(last) + 1;
  const inTurn = [...faceDown.slice(after), ...faceDown.slice(0, after)];
  return inTurn.slice(0, CARDS_TO_CHOOSE);
}

function isSum(counts: readonly number[]): boolean {
  const all = counts.reduce((sum, count) => sum + count, 0);
  return counts.length === CARDS_TO_CHOOSE && all >= POLL_LEAST_ANSWERS.choice;
}
