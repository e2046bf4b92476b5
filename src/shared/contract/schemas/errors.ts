import { z } from 'zod';
import type { Wire } from './endpoint.ts';

export const apiErrorCode = z.enum([
  'bad_request',
  'not_signed_in',
  'token_expired',
  'wrong_tenant',
  'not_a_member',
  'ticket_expired',
  'not_found',
  /** The server has no such address: the page is of another release. */
  'unknown_address',
  'session_ended',
  'document_taken',
  /** Too few answers or words yet to keep their authors anonymous. */
  'too_few',
  /** The caller is in the meeting, but lacks the permission. */
  'not_allowed',
  'already_answered',
  'too_large',
  /** The deck breaks the rules of the deck format; `faults` has the places. */
  'bad_deck',
  /** Another person has saved it meanwhile. */
  'version_conflict',
  'too_many_decks',
  'too_many_requests',
  /** Consent in this meeting or the registration is missing: an administrator has to act. */
  'directory_refused',
  /** A meeting in a channel that is private, shared or too large, or channel meetings are off. */
  'channel_not_supported',
  /** The directory or the sign-in service does not answer: retrying helps. */
  'directory_unavailable',
  /** The database cannot be reached or written: retrying helps, once the disk or database works again. */
  'storage_unavailable',
  'internal',
]);
export type ApiErrorCode = z.output<typeof apiErrorCode>;

/** A fault of a deck, in an author's words: `card k07`, `question.da`, `empty`. */
const deckFault = z.strictObject({ place: z.string(), field: z.string(), reason: z.string() });
export type DeckFault = Wire<z.output<typeof deckFault>>;

/** Every refusal has this body. The page translates the code; the message is English, for logs and developers. */
export const apiError = z.strictObject({
  error: z.strictObject({
    code: apiErrorCode,
    message: z.string(),
    /** With `bad_deck`, the first of them. */
    faults: z.array(deckFault).exactOptional(),
  }),
});
export type ApiError = Wire<z.output<typeof apiError>>;
