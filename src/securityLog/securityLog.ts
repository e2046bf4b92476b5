/**
 * Security-relevant events, for incident investigations: separate from the other logs, readable by few people. A line
 * names no person: people are hashes (see `actorHash.ts`) or the pseudonyms of one session.
 */

export const SECURITY_EVENTS = [
  /** A request was refused: without a valid sign-in, or without permission. */
  'request',
  /** A signed-in person asked for a session of a meeting that they are not in. */
  'sessionAccess',
  /** Facilitator or note-taker: claimed by the caller, given to `participant`, or taken from `participant`. */
  'roleClaim',
  'roleGrant',
  'roleRevocation',
  'sessionEnd',
  'sessionReopening',
  'sessionDeletion',
  /** A deletion was taken back. */
  'sessionRestoration',
  /** A ticket for watching the stage without an account was made, or tickets were revoked. */
  'stageTicket',
  'stageTicketRevocation',
  /** The door for phones was opened or closed, by a facilitator. */
  'doorOpening',
  'doorClosing',
  /** Phones were let in, left out, or all sent away. */
  'phoneAdmission',
  'phoneRemoval',
  /** A network has guessed at doors' codes until it had to wait. */
  'doorGuessing',
  'recapTicket',
  'deckTicket',
  /** A document is closed after an operation of `participant`. */
  'documentDamage',
  /** A copy of a damaged table took its place in the session. */
  'tableReplacement',
  'notesReplacement',
  /** By an administrator of the server, on its command line. */
  'adminExport',
  'adminDeletion',
  'adminRestoration',
  'adminEnd',
  'adminRewind',
  'adminMove',
  'adminLookup',
  /** The day's limit of lines is reached: the rest of the day is left out. */
  'logFull',
] as const;
export type SecurityEventName = (typeof SECURITY_EVENTS)[number];

/** A signed-in person. The log holds a hash of it. */
export interface Actor {
  readonly tenantId: string;
  readonly objectId: string;
}

export interface SecurityEvent {
  readonly event: SecurityEventName;
  readonly result: 'done' | 'refused';
  readonly actor?: Actor;
  /** The administrator's account at the machine's operating system. */
  readonly osUser?: string;
  readonly sessionId?: string;
  /** At the Fluid service. */
  readonly documentId?: string;
  /** Pseudonym in that session of the person affected, or of the sender. */
  readonly participant?: string;
  readonly role?: string;
  /** Why it was refused, or what is damaged. */
  readonly code?: string;
  /** The request's route, as a template: `/api/sessions/:id`. */
  readonly route?: string;
}

/** Never throws: a line that cannot be written is reported in the server's own log. */
export interface SecurityLog {
  record(event: SecurityEvent): void;
}

export const noSecurityLog: SecurityLog = { record: () => undefined };
