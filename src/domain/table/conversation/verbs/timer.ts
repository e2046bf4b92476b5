/** The timer and the silent minute. The server's time is handed in. */
import { type Outcome, refuse } from '../../gate.ts';
import { mayEndForAll, mayLayCards, type Verdict } from '../../permissions.ts';
import type { Seat } from '../../seat.ts';
import { converse } from '../converse.ts';
import { Countdown } from '../schema.ts';

type Which = 'timer' | 'silence';

export const TIMER_MAX_MS = 4 * 60 * 60_000;

export function startTimer(seat: Seat, lengthMs: number, nowMs: number): Outcome {
  return begin(seat, 'timer', nowMs, lengthMs, mayReplace(seat, 'timer'));
}

/** Adds to the remaining time, or to the present time when the timer has ended. */
export function moreTime(seat: Seat, extraMs: number, nowMs: number): Outcome {
  const timer = seat.table.conversation?.timer;
  if (!timer) return refuse('notNow');
  const endsAtMs = Math.max(timer.endsAtMs, nowMs) + extraMs;
  return begin(seat, 'timer', timer.startedAtMs, endsAtMs - timer.startedAtMs, mayLayCards(seat));
}

export function stopTimer(seat: Seat): Outcome {
  return stop(seat, 'timer');
}

export function startSilence(seat: Seat, lengthMs: number, nowMs: number): Outcome {
  return begin(seat, 'silence', nowMs, lengthMs, mayReplace(seat, 'silence'));
}

export function stopSilence(seat: Seat): Outcome {
  return stop(seat, 'silence');
}

/** A new countdown ends the running one. */
function mayReplace(seat: Seat, which: Which): Verdict {
  const running = seat.table.conversation?.[which];
  return running ? mayEndForAll(seat, running.begunBy) : mayLayCards(seat);
}

function begin(seat: Seat, which: Which, startedAtMs: number, lengthMs: number, verdict: Verdict): Outcome {
  if (!(lengthMs > 0 && lengthMs <= TIMER_MAX_MS && Number.isFinite(startedAtMs))) return refuse('notNow');
  const before = seat.table.conversation?.[which];
  return converse(seat, verdict, [before], (conversation) => {
    // Also the id of the poll on the server.
    const id = `time-${seat.newId()}`;
    const begunBy = before ? before.begunBy : seat.actor.id;
    conversation[which] = new Countdown({ id, startedAtMs, endsAtMs: startedAtMs + lengthMs, begunBy });
    return {};
  });
}

function stop(seat: Seat, which: Which): Outcome {
  const running = seat.table.conversation?.[which];
  if (!running) return refuse('notNow');
  return converse(seat, mayEndForAll(seat, running.begunBy), [running], (conversation) => {
    conversation[which] = undefined;
    return {};
  });
}
