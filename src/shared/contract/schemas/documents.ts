import { z } from 'zod';
import { DOCUMENT_ID } from '../ids.ts';
import { DOCUMENT_KINDS } from '../limits.ts';
import { type Endpoints, nothing, participant, time, type Wire } from './endpoint.ts';

const documentId = z.string().regex(DOCUMENT_ID);
const kind = z.enum(DOCUMENT_KINDS).default('table');

const registerDocumentReply = z.strictObject({
  /** The session's document from now on: the caller's own if it was first. */
  documentId,
});
export type RegisterDocumentReply = Wire<z.output<typeof registerDocumentReply>>;

const fluidTokenReply = z.strictObject({
  /** HS256 JWT for one document, for the Fluid service only. */
  token: z.string(),
  expiresAt: time,
});
export type FluidTokenReply = Wire<z.output<typeof fluidTokenReply>>;

const damageReport = z.strictObject({
  documentId,
  /** Of the operation; missing if the page does not know. */
  sequenceNumber: z.int().min(0).exactOptional(),
  /** The operation's sender; missing if the page does not know. */
  participant: participant.exactOptional(),
});
export type DamageReport = Wire<z.output<typeof damageReport>>;

export const DOCUMENT_ENDPOINTS = {
  /**
   * The first registration wins; a later one gets the winner's id. A new document must be registered before a token
   * for it is given, that is between its creation and its first connection. A Fluid service in the server's process
   * checks that the caller created it with a token of this session: any other document is refused with
   * `document_taken`.
   */
  registerDocument: {
    caller: 'person',
    body: z.strictObject({
      documentId,
      kind,
      /** The damaged document of its kind that it replaces. */
      replaces: documentId.exactOptional(),
    }),
    reply: registerDocumentReply,
  },
  /** In an ended session members get read-only tokens, viewers none. */
  fluidToken: {
    caller: 'personOrTicket',
    body: z.strictObject({
      /**
       * A registered document of the session. Missing to make the session's document, which is allowed only to members and
       * only while it has none (`document_taken`).
       */
      documentId: documentId.exactOptional(),
      kind,
      /** To create a document that replaces this damaged one of its kind. */
      replaces: documentId.exactOptional(),
    }),
    reply: fluidTokenReply,
  },
  /**
   * An operation that the page cannot apply has closed a document, or prevents opening it. For the security log, with
   * the sender from the server's own Fluid service.
   */
  reportDamage: { caller: 'person', body: damageReport, maxBodyBytes: 1024, reply: nothing },
} satisfies Endpoints;
