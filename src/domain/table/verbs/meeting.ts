/** The course of the meeting: start, who runs the table, open or led, end. */
import { shuffled } from '../../shuffle.ts';
import { cardIds } from '../cardIds.ts';
import { clearMoment } from '../conversation/moment.ts';
import { Part } from '../conversation/schema.ts';
import { edit, type Outcome, refuse, type UndoStep, type Verb } from '../gate.ts';
import { mayFacilitate, mayPrepare, mayStart, mayTakeFacilitation } from '../permissions.ts';
import { isFacilitator } from '../roles.ts';
import { Ended, Facilitators, Running, Spread, type TableAccess } from '../schema.ts';
import type { ParticipantId, Seat } from '../seat.ts';

/** Deals the cards as they were prepared and makes the actor facilitator. If two start in the same instant, one does. */
export function startMeeting(seat: Seat): Outcome {
  const { table } = seat;
  return edit(seat, mayStart(seat), [table.phase], () => {
    table.phase = new Running({});
    table.facilitators = new Facilitators([[seat.actor.id, true]]);
    const { conversation, middle } = table;
    if (conversation?.dealing !== 'asLaid') table.spread = new Spread(shuffled(cardIds(table), seat.random));
    if (conversation?.beginWithRound) {
      conversation.part = new Part({ step: 1, name: 'understand', middleStep: middle.step });
    }
    return { verb: 'start' };
  });
}

export function endMeeting(seat: Seat): Outcome {
  const { table } = seat;
  return edit(seat, mayFacilitate(seat), [table.phase], () => {
    table.phase = new Ended({});
    clearMoment(table);
    return { verb: 'end' };
  });
}

/** Makes somebody else facilitator beside the actor. */
export function shareFacilitation(seat: Seat, to: ParticipantId): Outcome {
  if (isFacilitator(seat.table, to)) return refuse('notNow');
  return changeFacilitators(seat, 'share', { add: to });
}

/** Makes somebody else facilitator in the actor's place. */
export function handOverFacilitation(seat: Seat, to: ParticipantId): Outcome {
  if (to === seat.actor.id) return refuse('notNow');
  return changeFacilitators(seat, 'handOver', { add: to, remove: seat.actor.id });
}

/** Gives the role up; the last facilitator hands it over instead. */
export function stepDown(seat: Seat): Outcome {
  if (seat.table.facilitators.size < 2) return refuse('notNow');
  return changeFacilitators(seat, 'stepDown', { remove: seat.actor.id });
}

/** The organiser takes the role back, or anybody takes it while no facilitator is there. */
export function takeFacilitation(seat: Seat): Outcome {
  const { table } = seat;
  return edit(seat, mayTakeFacilitation(seat), [table.phase], () => {
    table.facilitators.set(seat.actor.id, true);
    return { verb: 'takeFacilitation' };
  });
}

export function openTable(seat: Seat): Outcome {
  return setAccess(seat, 'openTable', 'open');
}

export function leadTable(seat: Seat): Outcome {
  return setAccess(seat, 'leadTable', 'led');
}

function setAccess(seat: Seat, verb: Verb, access: TableAccess): Outcome {
  const { table } = seat;
  const before = table.access;
  if (before === access) return refuse('notNow');
  return edit(seat, mayPrepare(seat), [table.phase], () => {
    table.access = access;
    return {
      verb,
      undo: {
        verb,
        isPossible: () => seat.canWrite() && mayPrepare(seat) === undefined && table.access === access,
        run: () =>
          edit(seat, mayPrepare(seat), [table.phase], () => {
            table.access = before;
            return { verb };
          }),
      },
    };
  });
}

interface RoleChange {
  readonly add?: ParticipantId;
  readonly remove?: ParticipantId;
}

function changeFacilitators(seat: Seat, verb: Verb, change: RoleChange): Outcome {
  const { table } = seat;
  const added = change.add !== undefined && !isFacilitator(table, change.add) ? change.add : undefined;
  return edit(seat, mayFacilitate(seat), [table.phase], () => {
    if (change.add !== undefined) table.facilitators.set(change.add, true);
    if (change.remove !== undefined) table.facilitators.delete(change.remove);
    // Who gave the role away has no right left to take it back, except by asking: only sharing is undone.
    return change.remove === undefined && added !== undefined
      ? { verb, undo: takeBackSharing(seat, verb, added) }
      : { verb };
  });
}

function takeBackSharing(seat: Seat, verb: Verb, added: ParticipantId): UndoStep {
  const { table } = seat;
  return {
    verb,
    isPossible: () => seat.canWrite() && mayFacilitate(seat) === undefined && isFacilitator(table, added),
    run: () =>
      edit(seat, mayFacilitate(seat), [table.phase], () => {
        table.facilitators.delete(added);
        return { verb };
      }),
  };
}
