/** Publishing of notes and ticking off of actions. */
import { type Outcome, refuse } from '../../gate.ts';
import { mayPublish } from '../../permissions.ts';
import type { ParticipantId, Seat } from '../../seat.ts';
import { converse } from '../converse.ts';
import { NOTE_MAX_CHARACTERS, OWNER_MAX_CHARACTERS, tidyText } from '../limits.ts';
import { Ids, PublishedNote } from '../schema.ts';
import type { NoteToPublish } from '../view.ts';

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Updates a note that is published already in place. */
export function publishNote(seat: Seat, note: NoteToPublish): Outcome {
  const text = tidyText(note.text, NOTE_MAX_CHARACTERS);
  const owner = note.owner?.trim() ? tidyText(note.owner, OWNER_MAX_CHARACTERS) : '';
  if (text === undefined || owner === undefined) return refuse('badText');
  if (note.due !== undefined && !DATE.test(note.due)) return refuse('badText');
  return converse(seat, mayPublish(seat), [], ({ published }) => {
    const before = published.get(note.id);
    const order = before?.order ?? Math.max(0, ...[...published.values()].map((other) => other.order)) + 1;
    published.set(
      note.id,
      new PublishedNote({
        text,
        cardId: note.cardId,
        mark: note.mark,
        place: note.place,
        owner: owner === '' ? undefined : owner,
        due: note.due,
        done: before?.done,
        differs: note.differs,
        order,
      }),
    );
    return {};
  });
}

export function withdrawNote(seat: Seat, id: string): Outcome {
  const note = seat.table.conversation?.published.get(id);
  if (!note) return refuse('notFound');
  return converse(seat, mayPublish(seat), [], ({ published }) => {
    published.delete(id);
    return {};
  });
}

/** Ticks off an action that was published here or comes from an earlier session. */
export function setActionDone(seat: Seat, id: string, done: boolean): Outcome {
  const talk = seat.table.conversation;
  const action = talk?.carried?.actions.find((carried) => carried.id === id) ?? talk?.published.get(id);
  if (!action) return refuse('notFound');
  return converse(seat, mayPublish(seat), [action], () => {
    action.done = done;
    return {};
  });
}

/** Shows who takes notes now, as the server has answered; it grants no permission. */
export function nameNoteTakers(seat: Seat, noteTakers: readonly ParticipantId[]): Outcome {
  return converse(seat, mayPublish(seat), [], (conversation) => {
    const before = [...(conversation.noteTakers ?? [])];
    if (before.join(' ') === noteTakers.join(' ')) return 'notNow';
    conversation.noteTakers = new Ids([...noteTakers]);
    return {};
  });
}
