/** Who may do what at the table, in one place: the gate asks before it edits, the views ask before they show a control. */
import { isFacilitator, isHeldBySomebodyPresent } from './roles.ts';
import { Ended, type OwnCard, Preparing, Running } from './schema.ts';
import type { Seat } from './seat.ts';

export type Refusal =
  /** This replica cannot write: a viewer, an ended session, a lost right. */
  | 'readOnly'
  /** Only a facilitator may do it, or the table is led. */
  | 'notAllowed'
  /** Not in this phase, or the card is not where the verb needs it. */
  | 'notNow'
  /** What the verb names is not on the table (any more). */
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

/** Turning and laying cards: everybody at an open table, facilitators at a led one. */
export function mayLayCards(seat: Seat): Verdict {
  if (!(seat.table.phase instanceof Running)) return 'notNow';
  return seat.table.access === 'open' || isFacilitator(seat.table, seat.actor.id) ? undefined : 'notAllowed';
}

/** What only facilitators do once the meeting runs: shuffle, open or lead the table, roles, end. */
export function mayFacilitate(seat: Seat): Verdict {
  if (!(seat.table.phase instanceof Running)) return 'notNow';
  return isFacilitator(seat.table, seat.actor.id) ? undefined : 'notAllowed';
}

/** Choosing deck and cards, purpose, time, open or led: everybody before the start, facilitators after it. */
export function mayPrepare(seat: Seat): Verdict {
  return seat.table.phase instanceof Preparing ? undefined : mayFacilitate(seat);
}

/** An ended meeting: whoever could run it. How long it may be opened again the server knows. */
export function mayReopen(seat: Seat): Verdict {
  if (!(seat.table.phase instanceof Ended)) return 'notNow';
  if (seat.actor.organiser || isFacilitator(seat.table, seat.actor.id)) return undefined;
  return isHeldBySomebodyPresent(seat.table, seat.present()) ? 'notAllowed' : undefined;
}

/** What everybody does while the meeting runs: name tools, share words, write closing words. */
export function mayTakePart(seat: Seat): Verdict {
  return seat.table.phase instanceof Running ? undefined : 'notNow';
}

/** Notes put on the table and actions ticked off. Who is a note-taker the server knows, and no table can check it. */
export function mayPublish(seat: Seat): Verdict {
  return seat.table.phase instanceof Ended ? 'notNow' : undefined;
}

export function mayAddOwnCard(seat: Seat): Verdict {
  return seat.table.phase instanceof Ended ? 'notNow' : undefined;
}

export function mayChangeOwnCard(seat: Seat, card: OwnCard): Verdict {
  if (seat.table.phase instanceof Ended) return 'notNow';
  return card.author === seat.actor.id || isFacilitator(seat.table, seat.actor.id) ? undefined : 'notAllowed';
}

/**
 * A role never moves by itself when a connection is lost. The organiser may always take it; anybody else only while
 * no facilitator is there.
 */
export function mayTakeFacilitation(seat: Seat): Verdict {
  if (!(seat.table.phase instanceof Running)) return 'notNow';
  if (isFacilitator(seat.table, seat.actor.id)) return 'notNow';
  if (seat.actor.organiser) return undefined;
  return isHeldBySomebodyPresent(seat.table, seat.present()) ? 'notAllowed' : undefined;
}
