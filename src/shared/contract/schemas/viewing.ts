import { z } from 'zod';
import { ENCRYPTED_NAMES_AT_ONCE } from '../limits.ts';
import { type Endpoints, nothing, participant, time, type Wire } from './endpoint.ts';
import { namesReply } from './roles.ts';
import { sessionView } from './sessions.ts';

/** A display name has 256 characters at most, of three bytes each in UTF-8. */
const SEALED_NAME_MAX_CHARS = 1_200;
/** Sealed names of as many people as may be asked for at once. */
const NAMES_MAX_BYTES = 64 * 1024;
const TICKET_MAX_CHARS = 2_000;

export const ticketReply = z.strictObject({ ticket: z.string(), expiresAt: time });
export type ViewingTicketReply = Wire<z.output<typeof ticketReply>>;

const stageSharesReply = z.strictObject({
  /** Sharings of the stage that people without an account can watch, oldest first. */
  viewings: z.array(
    z.strictObject({
      /** The sharer's pseudonym in the session. */
      by: z.string(),
      since: time,
    }),
  ),
});
export type StageSharesReply = Wire<z.output<typeof stageSharesReply>>;

export const VIEWING_ENDPOINTS = {
  /** A short-lived ticket with which anyone can see the stage, read-only. */
  viewingTicket: { caller: 'person', reply: ticketReply },
  /** Ends the sharing and its ticket. Ending it twice is not an error. */
  endViewing: {
    caller: 'person',
    body: z.strictObject({ ticket: z.string().min(1).max(TICKET_MAX_CHARS) }),
    reply: nothing,
  },
  stageShares: { caller: 'person', reply: stageSharesReply },
  /** Ends all sharings of the session; for facilitators and the organiser. */
  endStageShares: { caller: 'person', reply: nothing },
  /** For a plain browser, read-only, for a quarter of an hour, also after the end. */
  recapTicket: { caller: 'person', reply: ticketReply },
  /** With a ticket of either kind; the role is `viewer`. */
  viewSession: { caller: 'ticket', reply: sessionView },
  /** With a ticket for the stage: names of people who are at the table now, as far as the server can tell. */
  decryptNames: {
    caller: 'ticket',
    body: z.strictObject({
      /** Encrypted names by pseudonym, as the Fluid service announces them. */
      names: z
        .record(participant, z.string().max(SEALED_NAME_MAX_CHARS))
        .refine((names) => Object.keys(names).length <= ENCRYPTED_NAMES_AT_ONCE),
    }),
    maxBodyBytes: NAMES_MAX_BYTES,
    reply: namesReply,
  },
} satisfies Endpoints;
