/**
 * Permissions at the table, in one place: `edit` checks them before it edits, the views before they show a control.
 */
import { isFacilitator, isHeldBySomebodyPresent } from './roles.ts';
import { Ended, type OwnCard, Preparing, Running } from './schema.ts';
import type { Seat } from './seat.ts';

export type Refusal =
  /** This replica cannot write: a viewer, an ended session, a lost permission. */
  | 'readOnly'
  /** Only facilitators may, or the table is led. */
  | 'notAllowed'
  /** Not in this phase, or the card is not where the command needs it. */
  | 'notNow'
  /** The command's card, person or note is not on the table (any more). */
  | 'notFound'
  /** The text is empty or too long. */
  | 'badText'
  /** It would leave no card on the table. */
  | 'noCards';

/** Undefined when allowed. */
export type Verdict = Refusal | undefined;

export function mayStart(seat: Seat): Verdict {
  return seat.table.phase instanceof Preparing ? undefined : 'notNow';
}

/** Moving cards: every participant at an open table, facilitators at a led one. */
export function mayLayCards(seat: Seat): Verdict {
  if (!(seat.table.phase instanceof Running)) return 'notNow';
  return seat.table.access === 'open' || isFacilitator(seat.table, seat.actor.id) ? undefined : 'notAllowed';
}

/**
 * Ending for everybody what one person began beside the cards: that person and the facilitators. An earlier release did not
 * store who began: then as for moving cards.
 */
export function mayEndForAll(seat: Seat, begunBy: string | undefined): Verdict {
  if (begunBy === undefined) return mayLayCards(seat);
  const verdict = mayFacilitate(seat);
  return verdict === 'notAllowed' && begunBy === seat.actor.id ? undefined : verdict;
}

/** Only facilitators once the meeting runs: shuffle, open or lead the table, roles, end. */
export function mayFacilitate(seat: Seat): Verdict {
  if (!(seat.table.phase instanceof Running)) return 'notNow';
  return isFacilitator(seat.table, seat.actor.id) ? undefined : 'notAllowed';
}

/** Deck and cards, purpose, time, open or led: every participant before the start, facilitators after it. */
export function mayPrepare(seat: Seat): Verdict {
  return seat.table.phase instanceof Preparing ? undefined : mayFacilitate(seat);
}

/** Reopening an ended meeting: everyone who could run it. The server limits how long that is possible. */
export function mayReopen(seat: Seat): Verdict {
  if (!(seat.table.phase instanceof Ended)) return 'notNow';
  if (seat.actor.organiser || isFacilitator(seat.table, seat.actor.id)) return undefined;
  return isHeldBySomebodyPresent(seat.table, seat.present()) ? 'notAllowed' : undefined;
}

/** Every participant while the meeting runs: tools, words, closing words. */
export function mayTakePart(seat: Seat): Verdict {
  return seat.table.phase instanceof Running ? undefined : 'notNow';
}

/**
 * Publishing notes and ticking off actions. Only the server knows the note-takers, so the table cannot check that
 * role.
 */
export function mayPublish(seat: Seat): Verdict {
  return seat.table.phase instanceof Ended ? 'notNow' : undefined;
}

export function mayAddOwnCard(seat: Seat): Verdict {
  return seat.table.phase instanceof Ended ? 'notNow' : undefined;
}

export function mayChangeOwnCard(seat: Seat, card: Pick<OwnCard, 'author'>): Verdict {
  if (seat.table.phase instanceof Ended) return 'notNow';
  return card.author === seat.actor.id || isFacilitator(seat.table, seat.actor.id) ? undefined : 'notAllowed';
}

/**
 * A lost connection moves no role. The organiser can always take it, other participants only while no facilitator is
 * present.
 */
export function mayTakeFacilitation(seat: Seat): Verdict {
  if (!(seat.table.phase instanceof Running)) return 'notNow';
  if (isFacilitator(seat.table, seat.actor.id)) return 'notNow';
  if (seat.actor.organiser) return undefined;
  return isHeldBySomebodyPresent(seat.table, seat.present()) ? 'notAllowed' : undefined;
}
