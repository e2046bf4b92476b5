/** Showing the recap so far during the meeting, page by page. */
import { type Outcome, refuse } from '../../gate.ts';
import { mayFacilitate } from '../../permissions.ts';
import type { Seat } from '../../seat.ts';
import { converse } from '../converse.ts';
import { isRecapShown } from '../derive.ts';
import { RecapPage } from '../schema.ts';
import type { RecapPageView } from '../view.ts';

/** Turning or laying away a card hides it again. It opens at its first page. */
export function showRecap(seat: Seat, shown: boolean): Outcome {
  const { table } = seat;
  if (isRecapShown(table) === shown) return refuse('notNow');
  return converse(seat, mayFacilitate(seat), [table.middle], (conversation) => {
    conversation.recapAtStep = shown ? table.middle.step : undefined;
    conversation.recapPage = undefined;
    return {};
  });
}

/** Turns to a page for everybody who follows. */
export function showRecapPage(seat: Seat, { name, number, count }: RecapPageView): Outcome {
  const { table } = seat;
  if (!isRecapShown(table) || table.conversation?.recapPage?.name === name) return refuse('notNow');
  return converse(seat, mayFacilitate(seat), [table.middle], (conversation) => {
    conversation.recapPage = new RecapPage({ name, number, count });
    return {};
  });
}
