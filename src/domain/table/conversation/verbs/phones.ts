/** What everybody sees of the phones at the table. The server has the room; facilitators' pages keep this copy. */
import type { Outcome } from '../../gate.ts';
import { mayFacilitate } from '../../permissions.ts';
import type { ParticipantId, Seat } from '../../seat.ts';
import { converse } from '../converse.ts';
import { PhoneName, PhoneNames, Phones } from '../schema.ts';
import type { PhoneSeat } from '../view.ts';

export interface PhonesToShow {
  /** Missing while the door is closed. */
  readonly code?: string | undefined;
  readonly closesAtMs?: number | undefined;
  /** Phones that were let in. */
  readonly count: number;
  /** Numbers of those that ask for the floor, in order. */
  readonly floor: readonly number[];
  /** Those that were let in. */
  readonly seats: readonly PhoneSeat[];
}

/** Undefined once there are no phones. */
export function showPhones(seat: Seat, phones: PhonesToShow | undefined): Outcome {
  return converse(seat, mayFacilitate(seat), [], (conversation) => {
    const { seats = [], floor = [] } = phones ?? {};
    conversation.phones =
      phones &&
      new Phones({
        ...{ code: phones.code, closesAtMs: phones.closesAtMs, count: phones.count, floor: [...floor] },
        ids: seats.map(({ id }) => id),
        numbers: seats.map(({ number }) => number),
      });
    return {};
  });
}

/** The name that a phone has chosen, encrypted and signed, for what it has put on the table. It stays once it is there. */
export function namePhone(seat: Seat, phone: ParticipantId, name: string, seal: string): Outcome {
  return converse(seat, mayFacilitate(seat), [], (conversation) => {
    conversation.phoneNames ??= new PhoneNames();
    if (!conversation.phoneNames.has(phone))
      conversation.phoneNames.set(phone, new PhoneName({ name, seal }));
    return {};
  });
}
