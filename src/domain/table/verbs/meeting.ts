/** Commands for the course of the meeting: start, roles, open or led, end. */
import { shuffled } from '../../shuffle.ts';
import { cardIds } from '../cardIds.ts';
import { clearMoment } from '../conversation/moment.ts';
import { Part, Plan } from '../conversation/schema.ts';
import { forgetRoom } from '../conversation/verbs/room.ts';
import { edit, type Outcome, refuse, type UndoStep } from '../gate.ts';
import { mayFacilitate, mayPrepare, mayStart, mayTakeFacilitation } from '../permissions.ts';
import { isFacilitator } from '../roles.ts';
import { Ended, Facilitators, Running, Spread, type TableAccess } from '../schema.ts';
import type { ParticipantId, Seat } from '../seat.ts';

/**
 * Deals the cards as prepared and makes the actor facilitator. If two people start at the same time, one of them
 * does.
 * @param nowMs by the server's clock: a running order counts from then
 */
export function startMeeting(seat: Seat, nowMs?: number): Outcome {
  const { table } = seat;
  return edit(seat, mayStart(seat), [table.phase], () => {
    table.phase = new Running({});
    table.facilitators = new Facilitators([[seat.actor.id, true]]);
    const { conversation, middle } = table;
    if (conversation?.dealing !== 'asLaid') table.spread = new Spread(shuffled(cardIds(table), seat.random));
    if (conversation?.plan && nowMs !== undefined) {
      const { minutes, opening, closing } = conversation.plan;
      conversation.plan = new Plan({ minutes, opening, closing, startedAtMs: nowMs });
    }
    if (conversation?.beginWithRound) {
      conversation.part = new Part({ step: 1, name: 'understand', middleStep: middle.step });
    }
    return {};
  });
}

export function endMeeting(seat: Seat): Outcome {
  const { table } = seat;
  return edit(seat, mayFacilitate(seat), [table.phase], () => {
    table.phase = new Ended({});
    clearMoment(table);
    if (table.conversation?.room) forgetRoom(table.conversation);
    return {};
  });
}

/** Makes another person facilitator beside the actor. */
export function shareFacilitation(seat: Seat, to: ParticipantId): Outcome {
  if (isFacilitator(seat.table, to)) return refuse('notNow');
  return changeFacilitators(seat, { add: to });
}

/** Makes another person facilitator in place of the actor. */
export function handOverFacilitation(seat: Seat, to: ParticipantId): Outcome {
  if (to === seat.actor.id) return refuse('notNow');
  return changeFacilitators(seat, { add: to, remove: seat.actor.id });
}

/** Gives the role up; the last facilitator has to hand it over instead. */
export function stepDown(seat: Seat): Outcome {
  if (seat.table.facilitators.size < 2) return refuse('notNow');
  return changeFacilitators(seat, { remove: seat.actor.id });
}

/** The organiser takes the role, or another participant does while no facilitator is present. */
export function takeFacilitation(seat: Seat): Outcome {
  const { table } = seat;
  return edit(seat, mayTakeFacilitation(seat), [table.phase], () => {
    table.facilitators.set(seat.actor.id, true);
    return {};
  });
}

export function openTable(seat: Seat): Outcome {
  return setAccess(seat, 'open');
}

export function leadTable(seat: Seat): Outcome {
  return setAccess(seat, 'led');
}

function setAccess(seat: Seat, access: TableAccess): Outcome {
  const { table } = seat;
  const before = table.access;
  if (before === access) return refuse('notNow');
  return edit(seat, mayPrepare(seat), [table.phase], () => {
    table.access = access;
    return {
      undo: {
        isPossible: () => seat.canWrite() && mayPrepare(seat) === undefined && table.access === access,
        run: () =>
          edit(seat, mayPrepare(seat), [table.phase], () => {
            table.access = before;
            return {};
          }),
      },
    };
  });
}

interface RoleChange {
  readonly add?: ParticipantId;
  readonly remove?: ParticipantId;
}

function changeFacilitators(seat: Seat, change: RoleChange): Outcome {
  const { table } = seat;
  const added = change.add !== undefined && !isFacilitator(table, change.add) ? change.add : undefined;
  return edit(seat, mayFacilitate(seat), [table.phase], () => {
    if (change.add !== undefined) table.facilitators.set(change.add, true);
    if (change.remove !== undefined) table.facilitators.delete(change.remove);
    if (change.add === undefined) return {};
    if (change.remove !== undefined) return { undo: takeBackRole(seat, change.add, added) };
    return added === undefined ? {} : { undo: takeBackSharing(seat, added) };
  });
}

function takeBackSharing(seat: Seat, added: ParticipantId): UndoStep {
  const { table } = seat;
  return {
    isPossible: () => seat.canWrite() && mayFacilitate(seat) === undefined && isFacilitator(table, added),
    run: () =>
      edit(seat, mayFacilitate(seat), [table.phase], () => {
        table.facilitators.delete(added);
        return {};
      }),
  };
}

/** The session limits for how long this is offered; see `facilitation.ts`. `added`: who had no role before. */
function takeBackRole(seat: Seat, to: ParticipantId, added: ParticipantId | undefined): UndoStep {
  const { table, actor } = seat;
  const isPossible = () =>
    seat.canWrite() &&
    table.phase instanceof Running &&
    isFacilitator(table, to) &&
    !isFacilitator(table, actor.id);
  return {
    isPossible,
    run: () =>
      edit(seat, isPossible() ? undefined : 'notNow', [table.phase], () => {
        table.facilitators.set(actor.id, true);
        if (added !== undefined) table.facilitators.delete(added);
        return {};
      }),
  };
}
