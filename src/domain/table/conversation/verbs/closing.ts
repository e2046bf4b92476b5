/** The closing round: one insight and one next step from each who wants to. */
import { type Outcome, refuse } from '../../gate.ts';
import { mayFacilitate, mayTakePart } from '../../permissions.ts';
import { contentOfClosing } from '../../sealedContents.ts';
import type { ParticipantId, Seat } from '../../seat.ts';
import { converse, doneWithUndo } from '../converse.ts';
import { CLOSING_MAX_CHARACTERS, tidyText } from '../limits.ts';
import { ClosingWords, PhoneName, PhoneNames } from '../schema.ts';
import { forgetNameInRoom, isWrittenDown } from './room.ts';

/** The person's own words; either text may be empty, two empty texts remove them. */
export function setClosing(seat: Seat, insight: string, nextStep: string): Outcome {
  const words = tidied(insight, nextStep);
  if (!words) return refuse('badText');
  return converse(seat, mayTakePart(seat), [], ({ closing }) => {
    const { id } = seat.actor;
    if (isEmpty(words)) {
      closing.delete(id);
      return {};
    }
    closing.set(id, new ClosingWords(words));
    return { written: contentOfClosing(id, words) };
  });
}

/** Words that a facilitator writes down for a named person in the room, as `setClosing` does for the facilitator. */
export function setClosingFor(seat: Seat, person: ParticipantId, insight: string, nextStep: string): Outcome {
  const { conversation: talk } = seat.table;
  const isNamed = talk?.room?.named.includes(person) ?? false;
  if (!talk || !(isNamed || isWrittenDown(talk, person))) return refuse('notFound');
  const texts = tidied(insight, nextStep);
  if (!texts) return refuse('badText');
  return converse(seat, mayFacilitate(seat), [], (conversation) => {
    if (isEmpty(texts)) {
      conversation.closing.delete(person);
      forgetNameInRoom(conversation, person);
      return {};
    }
    const words = { ...texts, writtenBy: seat.actor.id };
    conversation.closing.set(person, new ClosingWords(words));
    return { written: contentOfClosing(person, words) };
  });
}

export function removeClosing(seat: Seat, by: ParticipantId): Outcome {
  const { table } = seat;
  const words = table.conversation?.closing.get(by);
  if (!words) return refuse('notFound');
  const { insight, nextStep, seal, writtenBy } = words;
  const before = { insight, nextStep, seal, writtenBy };
  const name = writtenBy === undefined ? undefined : table.conversation?.phoneNames?.get(by);
  const sealedName = name && { name: name.name, seal: name.seal };
  return converse(seat, mayFacilitate(seat), [words], (conversation) => {
    conversation.closing.delete(by);
    if (sealedName) forgetNameInRoom(conversation, by);
    return doneWithUndo(seat, {
      may: () => mayFacilitate(seat),
      isUntouched: () => !table.conversation?.closing.has(by),
      back: (now) => {
        now.closing.set(by, new ClosingWords(before));
        if (!sealedName || now.phoneNames?.has(by)) return;
        now.phoneNames ??= new PhoneNames();
        now.phoneNames.set(by, new PhoneName(sealedName));
      },
    });
  });
}

interface Texts {
  readonly insight: string;
  readonly nextStep: string;
}

const isEmpty = ({ insight, nextStep }: Texts): boolean => insight === '' && nextStep === '';

function tidied(insight: string, nextStep: string): Texts | undefined {
  const texts = { insight: tidyOrEmpty(insight), nextStep: tidyOrEmpty(nextStep) };
  const { insight: first, nextStep: second } = texts;
  return first === undefined || second === undefined ? undefined : { insight: first, nextStep: second };
}

function tidyOrEmpty(text: string): string | undefined {
  return text.trim() === '' ? '' : tidyText(text, CLOSING_MAX_CHARACTERS);
}
