/** Moving from one part of the meeting to another. */
import { Tree, TreeStatus } from 'fluid-framework';
import { type Outcome, refuse } from '../../gate.ts';
import { mayFacilitate } from '../../permissions.ts';
import { Handled, Middle } from '../../schema.ts';
import type { Seat } from '../../seat.ts';
import { converse, doneWithUndo } from '../converse.ts';
import { partOf } from '../derive.ts';
import { clearMoment } from '../moment.ts';
import { Part, type PartName } from '../schema.ts';

/** The current card then counts as discussed. Turning a card leads back to the cards by itself. */
export function toPart(seat: Seat, name: PartName): Outcome {
  const { table } = seat;
  const before = partOf(table);
  if (before === name) return refuse('notNow');
  const { middle } = table;
  const leaving = middle.cardId;
  const handledBefore = leaving === undefined ? undefined : table.handled.get(leaving);
  const restored = handledBefore && { as: handledBefore.as, step: handledBefore.step };
  const step = (table.conversation?.part?.step ?? 0) + 1;
  return converse(seat, mayFacilitate(seat), [middle, table.conversation?.part], (conversation) => {
    if (leaving !== undefined) {
      table.handled.set(leaving, new Handled({ as: 'discussed', step: middle.step + 1 }));
      table.middle = new Middle({ step: middle.step + 1, cardId: undefined });
    }
    clearMoment(table);
    const laidMiddle = table.middle;
    const part = new Part({ step, name, middleStep: laidMiddle.step });
    conversation.part = part;
    return doneWithUndo(seat, {
      may: () => mayFacilitate(seat),
      isUntouched: () => isThere(part) && isThere(laidMiddle),
      unchanged: () => [part, laidMiddle],
      back: (now) => {
        clearMoment(table);
        if (leaving !== undefined) {
          if (restored) table.handled.set(leaving, new Handled(restored));
          else table.handled.delete(leaving);
          table.middle = new Middle({ step: laidMiddle.step + 1, cardId: leaving });
        }
        now.part = new Part({ step: step + 1, name: before, middleStep: table.middle.step });
      },
    });
  });
}

function isThere(node: Part | Middle): boolean {
  return Tree.status(node) === TreeStatus.InDocument;
}
