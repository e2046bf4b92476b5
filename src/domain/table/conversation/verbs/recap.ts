/** Showing everybody, while the meeting goes on, what it has come to so far. */
import { type Outcome, refuse } from '../../gate.ts';
import { mayFacilitate } from '../../permissions.ts';
import type { Seat } from '../../seat.ts';
import { converse } from '../converse.ts';
import { isRecapShown } from '../derive.ts';

/** Turning or laying a card takes it away again by itself. */
export function showRecap(seat: Seat, shown: boolean): Outcome {
  const { table } = seat;
  if (isRecapShown(table) === shown) return refuse('notNow');
  return converse(seat, mayFacilitate(seat), [table.middle], (conversation) => {
    conversation.recapAtStep = shown ? table.middle.step : undefined;
    return { verb: 'showRecap' };
  });
}
