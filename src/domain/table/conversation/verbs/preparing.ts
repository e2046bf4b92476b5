/** Preparations: what the meeting is for, and which cards are on the table. */
import { Tree, TreeStatus } from 'fluid-framework';
import type { TableDeck } from '../../../deck/deck.ts';
import { cardIds, deckOf } from '../../cardIds.ts';
import { type Outcome, refuse } from '../../gate.ts';
import { mayPrepare } from '../../permissions.ts';
import { Preparing, Running, Spread, type Table } from '../../schema.ts';
import type { Seat } from '../../seat.ts';
import { converse, doneWithUndo } from '../converse.ts';
import { usedBefore } from '../derive.ts';
import { MINUTES_MAX, PLAN_MAX_MINUTES } from '../limits.ts';
import { type Conversation, type Dealing, Plan, type Purpose } from '../schema.ts';
import type { PlanTimes } from '../view.ts';

export function setPurpose(seat: Seat, purpose: Purpose): Outcome {
  return set(seat, (conversation) => {
    conversation.purpose = purpose;
  });
}

/** Whole minutes suggested for a card; `undefined` for none. */
export function setMinutes(seat: Seat, minutes: number | undefined): Outcome {
  const fits = minutes === undefined || (Number.isInteger(minutes) && minutes >= 1 && minutes <= MINUTES_MAX);
  if (!fits) return refuse('badText');
  return set(seat, (conversation) => {
    conversation.minutes = minutes;
  });
}

/**
 * The running order; `undefined` for none. A meeting that runs keeps the time at which it began.
 * @param nowMs by the server's clock: a running order that is chosen while the meeting runs begins then
 */
export function setPlan(seat: Seat, times: PlanTimes | undefined, nowMs: number): Outcome {
  if (times && !isPossible(times)) return refuse('badText');
  const running = seat.table.phase instanceof Running;
  return set(seat, (conversation) => {
    const startedAtMs = conversation.plan?.startedAtMs ?? (running ? nowMs : undefined);
    conversation.plan = times && new Plan({ ...times, startedAtMs });
  });
}

function isPossible({ minutes, opening, closing }: PlanTimes): boolean {
  const whole = [minutes, opening, closing].every((time) => Number.isInteger(time) && time >= 0);
  return whole && opening + closing < minutes && minutes <= PLAN_MAX_MINUTES;
}

export function setDealing(seat: Seat, dealing: Dealing): Outcome {
  return set(seat, (conversation) => {
    conversation.dealing = dealing;
  });
}

export function setBeginWithRound(seat: Seat, yes: boolean): Outcome {
  return set(seat, (conversation) => {
    conversation.beginWithRound = yes;
  });
}

/** Takes cards of the deck that lie face down off the table. At least one card stays. */
export function leaveOut(seat: Seat, ids: readonly string[]): Outcome {
  const { table } = seat;
  const dealt = cardIds(table);
  const rest = withoutCards(table, dealt, ids);
  if (rest.length === dealt.length) return refuse('notNow');
  if (rest.length === 0) return refuse('noCards');
  return relay(seat, rest);
}

/** Puts cards that were left out back at their place in the deck, or at the end of a running meeting's spread. */
export function takeIn(seat: Seat, ids: readonly string[]): Outcome {
  const { table } = seat;
  const dealt = cardIds(table);
  const after = withCards(table, dealt, ids);
  return after.length === dealt.length ? refuse('notNow') : relay(seat, after);
}

/** Moves a card to an index of the spread, from 0. From then on the start does not shuffle the cards. */
export function moveCard(seat: Seat, cardId: string, toIndex: number): Outcome {
  const { table } = seat;
  const dealt = cardIds(table);
  const from = dealt.indexOf(cardId);
  if (from < 0) return refuse('notFound');
  const after = dealt.filter((id) => id !== cardId);
  after.splice(Math.max(0, toIndex), 0, cardId);
  if (after.indexOf(cardId) === from) return refuse('notNow');
  return relay(seat, after, 'asLaid');
}

/** Replaces the deck before the meeting starts, without cards marked "not for us". Own cards stay. */
export function changeDeck(seat: Seat, deck: TableDeck): Outcome {
  const { table } = seat;
  if (!(table.phase instanceof Preparing)) return refuse('notNow');
  const before = { deck: table.deck, spread: [...table.spread] };
  const unwanted = table.conversation?.notForUs;
  const used = usedBefore(table);
  const wanted = deck.cards.map(({ id }) => id).filter((id) => !unwanted?.has(id));
  const fresh = wanted.filter((id) => !used.has(id));
  const may = () => (table.phase instanceof Preparing ? undefined : 'notNow');
  return converse(seat, may(), [table.phase, table.spread], () => {
    const laid = new Spread(fresh.length > 0 ? fresh : wanted);
    table.deck = JSON.stringify(deck);
    table.spread = laid;
    return doneWithUndo(seat, {
      may,
      isUntouched: () => isThere(laid),
      unchanged: () => [table.phase, laid],
      back: () => {
        table.deck = before.deck;
        table.spread = new Spread(before.spread);
      },
    });
  });
}

/** Marks a card as "not for us" in this and later meetings, or removes the mark. */
export function setNotForUs(seat: Seat, cardId: string, yes: boolean): Outcome {
  const { table } = seat;
  if (!deckOf(table).cards.some(({ id }) => id === cardId)) return refuse('notFound');
  const dealt = cardIds(table);
  const after = yes ? withoutCards(table, dealt, [cardId]) : withCards(table, dealt, [cardId]);
  if (after.length === 0) return refuse('noCards');
  const before = [...table.spread];
  const mark = (conversation: Conversation, is: boolean) => {
    if (is) conversation.notForUs.set(cardId, true);
    else conversation.notForUs.delete(cardId);
  };
  return converse(seat, mayPrepare(seat), [table.phase, table.spread], (conversation) => {
    if (conversation.notForUs.has(cardId) === yes) return 'notNow';
    mark(conversation, yes);
    const laid = after.length === dealt.length ? table.spread : new Spread(after);
    if (laid !== table.spread) table.spread = laid;
    return doneWithUndo(seat, {
      may: () => mayPrepare(seat),
      isUntouched: () => isThere(laid) && table.conversation?.notForUs.has(cardId) === yes,
      unchanged: () => [table.phase, laid],
      back: (now) => {
        mark(now, !yes);
        table.spread = new Spread(before);
      },
    });
  });
}

function set(seat: Seat, change: (conversation: Conversation) => void): Outcome {
  return converse(seat, mayPrepare(seat), [seat.table.phase], (conversation) => {
    change(conversation);
    return {};
  });
}

function relay(seat: Seat, ids: readonly string[], dealing?: Dealing): Outcome {
  const { table } = seat;
  const before = { spread: [...table.spread], dealing: table.conversation?.dealing };
  return converse(seat, mayPrepare(seat), [table.phase, table.spread], (conversation) => {
    const laid = new Spread(ids);
    table.spread = laid;
    if (dealing !== undefined && conversation.dealing !== dealing) conversation.dealing = dealing;
    return doneWithUndo(seat, {
      may: () => mayPrepare(seat),
      isUntouched: () => isThere(laid),
      unchanged: () => [table.phase, laid],
      back: (now) => {
        table.spread = new Spread(before.spread);
        if (dealing !== undefined && before.dealing !== undefined) now.dealing = before.dealing;
      },
    });
  });
}

function withoutCards(table: Table, dealt: readonly string[], ids: readonly string[]): string[] {
  const own = new Set([...table.ownCards].map(({ id }) => id));
  const leaving = new Set(ids);
  const lies = (id: string) => !table.handled.has(id) && table.middle.cardId !== id;
  return dealt.filter((id) => !leaving.has(id) || own.has(id) || !lies(id));
}

function withCards(table: Table, dealt: readonly string[], ids: readonly string[]): string[] {
  const wanted = new Set(ids);
  const after = [...dealt];
  const deckIds = deckOf(table).cards.map(({ id }) => id);
  for (const [index, id] of deckIds.entries()) {
    if (!wanted.has(id) || after.includes(id)) continue;
    const before = deckIds.slice(0, index).findLast((earlier) => after.includes(earlier));
    // A running meeting's cards keep their places and numbers.
    const at =
      table.phase instanceof Preparing
        ? before === undefined
          ? 0
          : after.indexOf(before) + 1
        : after.length;
    after.splice(at, 0, id);
  }
  return after;
}

function isThere(node: Spread): boolean {
  return Tree.status(node) === TreeStatus.InDocument;
}
