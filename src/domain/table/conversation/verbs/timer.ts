/** The soft timer and the silent minute. Time is the server's, handed in. */
import { type Outcome, refuse, type Verb } from '../../gate.ts';
import { mayLayCards } from '../../permissions.ts';
import type { Seat } from '../../seat.ts';
import { converse } from '../converse.ts';
import { Countdown } from '../schema.ts';

type Which = 'timer' | 'silence';

export const TIMER_MAX_MS = 4 * 60 * 60_000;

export function startTimer(seat: Seat, lengthMs: number, nowMs: number): Outcome {
  return begin(seat, 'startTimer', 'timer', nowMs, lengthMs);
}

/** On top of what is left, or from now on if the time is over. */
export function moreTime(seat: Seat, extraMs: number, nowMs: number): Outcome {
  const timer = seat.table.conversation?.timer;
  if (!timer) return refuse('notNow');
  const endsAtMs = Math.max(timer.endsAtMs, nowMs) + extraMs;
  return begin(seat, 'moreTime', 'timer', timer.startedAtMs, endsAtMs - timer.startedAtMs);
}

export function stopTimer(seat: Seat): Outcome {
  return stop(seat, 'stopTimer', 'timer');
}

export function startSilence(seat: Seat, lengthMs: number, nowMs: number): Outcome {
  return begin(seat, 'startSilence', 'silence', nowMs, lengthMs);
}

export function stopSilence(seat: Seat): Outcome {
  return stop(seat, 'stopSilence', 'silence');
}

function begin(seat: Seat, verb: Verb, which: Which, startedAtMs: number, lengthMs: number): Outcome {
  if (!(lengthMs > 0 && lengthMs <= TIMER_MAX_MS && Number.isFinite(startedAtMs))) return refuse('notNow');
  const before = seat.table.conversation?.[which];
  return converse(seat, mayLayCards(seat), [before], (conversation) => {
    // The id names the poll at the server, too.
    const id = `time-${seat.newId()}`;
    conversation[which] = new Countdown({ id, startedAtMs, endsAtMs: startedAtMs + lengthMs });
    return { verb };
  });
}

function stop(seat: Seat, verb: Verb, which: Which): Outcome {
  const running = seat.table.conversation?.[which];
  if (!running) return refuse('notNow');
  return converse(seat, mayLayCards(seat), [running], (conversation) => {
    conversation[which] = undefined;
    return { verb };
  });
}
