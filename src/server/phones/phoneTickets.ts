/**
 * Codes of doors and tickets of phones. A ticket is a random id with a proof that this installation gave it out: a forged one is refused
 * before anything is looked up. It tells nothing of its holder, and is kept nowhere.
 */
import { createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import { DOOR_CODE_CHARACTERS, DOOR_CODE_LENGTH } from '../../shared/contract/limits.ts';
import { unknownPhone } from './room.ts';

/** As long as a member's pseudonym, in whose place it stands at the table. */
const PHONE_ID_BYTES = 16;

export interface PhoneTicket {
  readonly sessionId: string;
  /** The phone's pseudonym in the session. */
  readonly phone: string;
}

export interface PhoneTickets {
  newCode(): string;
  hashOfCode(code: string): string;
  issue(sessionId: string): PhoneTicket & { readonly ticket: string };
  /** Throws `Failure` with `not_signed_in`. The room is not looked at. */
  verify(ticket: string): PhoneTicket;
}

export function createPhoneTickets(ticketKey: Uint8Array, codeKey: Uint8Array): PhoneTickets {
  const proofOf = (sessionId: string, phone: string): Buffer =>
    createHmac('sha256', ticketKey)
      .update(JSON.stringify([sessionId, phone]))
      .digest();

  return {
    newCode: () =>
      Array.from(
        { length: DOOR_CODE_LENGTH },
        () => DOOR_CODE_CHARACTERS[randomInt(DOOR_CODE_CHARACTERS.length)],
      ).join(''),
    hashOfCode: (code) => createHmac('sha256', codeKey).update(code).digest('base64url'),
    issue(sessionId) {
      const phone = randomBytes(PHONE_ID_BYTES).toString('base64url');
      const ticket = `${sessionId}.${phone}.${proofOf(sessionId, phone).toString('base64url')}`;
      return { sessionId, phone, ticket };
    },
    verify(ticket) {
      const [sessionId = '', phone = '', proof = '', ...more] = ticket.split('.');
      const given = Buffer.from(proof, 'base64url');
      const expected = proofOf(sessionId, phone);
      const isOurs = given.length === expected.length && timingSafeEqual(given, expected);
      // One ticket is one text: base64url can be written in several ways.
      if (!isOurs || more.length > 0 || given.toString('base64url') !== proof) throw unknownPhone();
      return { sessionId, phone };
    },
  };
}
