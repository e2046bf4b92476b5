import { edit, type Outcome } from '../../gate.ts';
import { mayReopen } from '../../permissions.ts';
import { Running } from '../../schema.ts';
import type { Seat } from '../../seat.ts';

/** Reopens a meeting that was ended too soon; it continues where it was. */
export function reopenMeeting(seat: Seat): Outcome {
  const { table } = seat;
  return edit(seat, mayReopen(seat), [table.phase], () => {
    table.phase = new Running({});
    return {};
  });
}
