/** Showing the recap so far during the meeting. */
import { type Outcome, refuse } from '../../gate.ts';
import { mayFacilitate } from '../../permissions.ts';
import type { Seat } from '../../seat.ts';
import { converse } from '../converse.ts';
import { isRecapShown } from '../derive.ts';

/** Turning or laying away a card hides it again. */
export function showRecap(seat: Seat, shown: boolean): Outcome {
  const { table } = seat;
  if (isRecapShown(table) === shown) return refuse('notNow');
  return converse(seat, mayFacilitate(seat), [table.middle], (conversation) => {
    conversation.recapAtStep = shown ? table.middle.step : undefined;
    return {};
  });
}
