/** A speaking round: everybody present gets the floor once, or passes. */
import { shuffled } from '../../../shuffle.ts';
import { type Outcome, refuse } from '../../gate.ts';
import { mayFacilitate, mayTakePart } from '../../permissions.ts';
import { isFacilitator } from '../../roles.ts';
import type { Seat } from '../../seat.ts';
import { converse } from '../converse.ts';
import { peopleHere, roundOf, type SpeakingOrder, speakingOrder, subjectOf } from '../derive.ts';
import { Speaking } from '../schema.ts';

/** About the present subject, in a random order of the people present. A running round begins again. */
export function beginSpeaking(seat: Seat): Outcome {
  const about = subjectOf(seat.table);
  if (about === undefined) return refuse('notNow');
  const before = seat.table.conversation?.speaking;
  const queue = shuffled([...peopleHere(seat)].sort(), seat.random);
  return converse(seat, mayFacilitate(seat), [before], (conversation) => {
    conversation.speaking = new Speaking({ step: (before?.step ?? 0) + 1, about, queue, done: [] });
    return {};
  });
}

/** Gives the floor to the next person. For the speaker the same as passing. */
export function nextSpeaker(seat: Seat): Outcome {
  return goOn(seat, true, ({ line, speaker }, done) => ({
    queue: line.filter((id) => id !== speaker),
    done: speaker === undefined ? done : [...done, speaker],
  }));
}

/** Moves the speaker to the end of the round. */
export function comeBackToMe(seat: Seat): Outcome {
  return goOn(seat, false, ({ line, speaker, waiting }, done) => {
    if (speaker === undefined || waiting.length === 0) return undefined;
    return { queue: [...line.filter((id) => id !== speaker), speaker], done };
  });
}

/** Ends the round and removes it. */
export function endSpeaking(seat: Seat): Outcome {
  const round = seat.table.conversation?.speaking;
  if (!round) return refuse('notNow');
  return converse(seat, mayFacilitate(seat), [round], (conversation) => {
    conversation.speaking = undefined;
    return {};
  });
}

interface Turns {
  readonly queue: readonly string[];
  readonly done: readonly string[];
}

function goOn(
  seat: Seat,
  facilitatorsMay: boolean,
  change: (order: SpeakingOrder, done: readonly string[]) => Turns | undefined,
): Outcome {
  const round = roundOf(seat.table);
  if (!round) return refuse('notNow');
  const order = speakingOrder(round, peopleHere(seat));
  const { id } = seat.actor;
  const may = order.speaker === id || (facilitatorsMay && isFacilitator(seat.table, id));
  const after = order.speaker === undefined ? undefined : change(order, [...round.done]);
  if (!after) return refuse('notNow');
  // The constraint on the round: when two people give the floor on at the same time one step applies, so no
  // speaker is passed over.
  return converse(seat, may ? mayTakePart(seat) : 'notAllowed', [round], (conversation) => {
    const { about, step } = round;
    conversation.speaking = new Speaking({ step: step + 1, about, queue: after.queue, done: after.done });
    return {};
  });
}
