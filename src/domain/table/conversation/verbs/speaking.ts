/** A round in which everybody who is here gets the floor once, or passes. */
import { shuffled } from '../../../shuffle.ts';
import { type Outcome, refuse, type Verb } from '../../gate.ts';
import { mayFacilitate, mayTakePart } from '../../permissions.ts';
import { isFacilitator } from '../../roles.ts';
import type { Seat } from '../../seat.ts';
import { converse } from '../converse.ts';
import { roundOf, type SpeakingOrder, speakingOrder, subjectOf } from '../derive.ts';
import { Speaking } from '../schema.ts';

/** About what the meeting is at, in an order drawn from those who are here. A round that goes on begins anew. */
export function beginSpeaking(seat: Seat): Outcome {
  const about = subjectOf(seat.table);
  if (about === undefined) return refuse('notNow');
  const before = seat.table.conversation?.speaking;
  const queue = shuffled([...seat.present()].sort(), seat.random);
  return converse(seat, mayFacilitate(seat), [before], (conversation) => {
    conversation.speaking = new Speaking({ step: (before?.step ?? 0) + 1, about, queue, done: [] });
    return { verb: 'beginSpeaking' };
  });
}

/** Gives the floor to the next one. For whoever speaks this is also how to pass. */
export function nextSpeaker(seat: Seat): Outcome {
  return goOn(seat, 'nextSpeaker', true, ({ line, speaker }, done) => ({
    queue: line.filter((id) => id !== speaker),
    done: speaker === undefined ? done : [...done, speaker],
  }));
}

/** Whoever speaks would rather do so after all others. */
export function comeBackToMe(seat: Seat): Outcome {
  return goOn(seat, 'comeBackToMe', false, ({ line, speaker, waiting }, done) => {
    if (speaker === undefined || waiting.length === 0) return undefined;
    return { queue: [...line.filter((id) => id !== speaker), speaker], done };
  });
}

/** Takes the round away: nothing of it is kept. */
export function endSpeaking(seat: Seat): Outcome {
  const round = seat.table.conversation?.speaking;
  if (!round) return refuse('notNow');
  return converse(seat, mayFacilitate(seat), [round], (conversation) => {
    conversation.speaking = undefined;
    return { verb: 'endSpeaking' };
  });
}

interface Turns {
  readonly queue: readonly string[];
  readonly done: readonly string[];
}

function goOn(
  seat: Seat,
  verb: Verb,
  facilitatorsMay: boolean,
  change: (order: SpeakingOrder, done: readonly string[]) => Turns | undefined,
): Outcome {
  const round = roundOf(seat.table);
  if (!round) return refuse('notNow');
  const order = speakingOrder(round, seat.present());
  const { id } = seat.actor;
  const may = order.speaker === id || (facilitatorsMay && isFacilitator(seat.table, id));
  const after = order.speaker === undefined ? undefined : change(order, [...round.done]);
  if (!after) return refuse('notNow');
  // Of two who give the floor on in the same instant one does: nobody is jumped over.
  return converse(seat, may ? mayTakePart(seat) : 'notAllowed', [round], (conversation) => {
    const { about, step } = round;
    conversation.speaking = new Speaking({ step: step + 1, about, queue: after.queue, done: after.done });
    return { verb };
  });
}
