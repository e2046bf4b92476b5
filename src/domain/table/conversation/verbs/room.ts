/** Those who sit around one screen: who they are, and their hands, which a facilitator counts and no threshold does. */
import { kindOfPoll, PEOPLE_IN_ROOM_MAX, POLL_ANSWERS } from '../../../../shared/contract/limits.ts';
import { type Outcome, refuse } from '../../gate.ts';
import { mayFacilitate, mayPrepare } from '../../permissions.ts';
import type { ParticipantId, Seat } from '../../seat.ts';
import { converse } from '../converse.ts';
import { type Conversation, Counts, Hands, PhoneName, PhoneNames, Room } from '../schema.ts';

export interface PersonInRoom {
  readonly id: ParticipantId;
  /** Encrypted, and signed by the server; missing for a person who is named already. */
  readonly sealed?: { readonly name: string; readonly seal: string };
}

export interface RoomToSet {
  readonly people: number;
  readonly named: readonly PersonInRoom[];
}

/** `undefined`: they do not sit together any more. Names of those who are not among them go. */
export function setRoom(seat: Seat, room: RoomToSet | undefined): Outcome {
  if (room && !isPeople(room.people, room.named.length)) return refuse('notNow');
  const known = new Set(seat.table.conversation?.room?.named ?? []);
  const named = (room?.named ?? []).filter(({ id, sealed }) => sealed || known.has(id));
  return converse(seat, mayPrepare(seat), [], (conversation) => {
    const stay = new Set(named.map(({ id }) => id));
    conversation.room = room && new Room({ people: room.people, named: [...stay] });
    for (const id of known) forgetNameInRoom(conversation, id);
    for (const { id, sealed } of named) {
      if (!sealed) continue;
      conversation.phoneNames ??= new PhoneNames();
      conversation.phoneNames.set(id, new PhoneName(sealed));
    }
    return {};
  });
}

/** For each answer of a poll, from its first to its last. A new count takes the place of the last one. */
export function countHands(seat: Seat, pollId: string, counts: readonly number[]): Outcome {
  const fits = counts.length === POLL_ANSWERS[kindOfPoll(pollId)].length;
  const whole = counts.every((count) => Number.isInteger(count) && count >= 0 && count <= PEOPLE_IN_ROOM_MAX);
  if (!fits || !whole) return refuse('notNow');
  return converse(seat, mayFacilitate(seat), [], (conversation) => {
    conversation.hands ??= new Hands();
    conversation.hands.set(pollId, new Counts([...counts]));
    return {};
  });
}

/** Names of people in the room last as long as the room does, or words that were written down for them. */
export function forgetRoom(conversation: Conversation): void {
  const named = [...(conversation.room?.named ?? [])];
  conversation.room = undefined;
  for (const id of named) forgetNameInRoom(conversation, id);
}

/** Removes the name unless the person is named in the room, or words that were written down for them are on the table. */
export function forgetNameInRoom(conversation: Conversation, person: ParticipantId): void {
  if (conversation.room?.named.includes(person) || isWrittenDown(conversation, person)) return;
  conversation.phoneNames?.delete(person);
}

/** Whether closing words on the table were written down for this person by somebody else. */
export function isWrittenDown({ closing }: Conversation, person: ParticipantId): boolean {
  return closing.get(person)?.writtenBy !== undefined;
}

function isPeople(people: number, named: number): boolean {
  return Number.isInteger(people) && people >= Math.max(1, named) && people <= PEOPLE_IN_ROOM_MAX;
}
