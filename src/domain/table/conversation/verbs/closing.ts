/** The closing round: one insight and one next step from each who wants to. */
import { type Outcome, refuse } from '../../gate.ts';
import { mayFacilitate, mayTakePart } from '../../permissions.ts';
import { contentOfClosing } from '../../sealedContents.ts';
import type { ParticipantId, Seat } from '../../seat.ts';
import { converse, doneWithUndo } from '../converse.ts';
import { CLOSING_MAX_CHARACTERS, tidyText } from '../limits.ts';
import { ClosingWords } from '../schema.ts';

/** The person's own words; either text may be empty, two empty texts remove them. */
export function setClosing(seat: Seat, insight: string, nextStep: string): Outcome {
  const texts = { insight: tidyOrEmpty(insight), nextStep: tidyOrEmpty(nextStep) };
  const { insight: first, nextStep: second } = texts;
  if (first === undefined || second === undefined) return refuse('badText');
  return converse(seat, mayTakePart(seat), [], ({ closing }) => {
    const { id } = seat.actor;
    const words = { insight: first, nextStep: second };
    if (first === '' && second === '') {
      closing.delete(id);
      return {};
    }
    closing.set(id, new ClosingWords(words));
    return { written: contentOfClosing(id, words) };
  });
}

export function removeClosing(seat: Seat, by: ParticipantId): Outcome {
  const { table } = seat;
  const words = table.conversation?.closing.get(by);
  if (!words) return refuse('notFound');
  const before = { insight: words.insight, nextStep: words.nextStep, seal: words.seal };
  return converse(seat, mayFacilitate(seat), [words], ({ closing }) => {
    closing.delete(by);
    return doneWithUndo(seat, {
      may: () => mayFacilitate(seat),
      isUntouched: () => !table.conversation?.closing.has(by),
      back: (now) => now.closing.set(by, new ClosingWords(before)),
    });
  });
}

function tidyOrEmpty(text: string): string | undefined {
  return text.trim() === '' ? '' : tidyText(text, CLOSING_MAX_CHARACTERS);
}
