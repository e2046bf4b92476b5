import { z } from 'zod';
import { DOCUMENT_ID } from '../ids.ts';
import { type Endpoints, participant, time, type Wire } from './endpoint.ts';
import { tablePreview } from './previews.ts';

/** `context.meeting.id` as Teams gives it: base64 of `0#<chat id>#0`; in a channel meeting with `.<the team's group id>` behind it. */
const meetingId = z.string().min(1).max(1_000);

export const sessionSummary = z.strictObject({
  id: z.string(),
  startedAt: time,
  /** Missing while the session is running. */
  endedAt: time.exactOptional(),
  /** In a list, for a running session: the table's document; it changes when a copy has replaced a damaged table. */
  tableId: z.string().exactOptional(),
});
export type SessionSummary = Wire<z.output<typeof sessionSummary>>;

/** The Fluid service. A relative endpoint such as `/` is resolved against the page's URL. */
const fluidService = z.strictObject({
  /** `remote`: a service with discovery. `local`: one without, as on a developer's machine. */
  type: z.enum(['remote', 'local']),
  endpoint: z.string(),
  /** Absolute; both are there for a service with an address for each of its parts and without discovery. */
  storageEndpoint: z.string().exactOptional(),
  socketEndpoint: z.string().exactOptional(),
  tenantId: z.string(),
});
export type FluidService = Wire<z.output<typeof fluidService>>;

const me = z.strictObject({
  /**
   * A pseudonym of this session only; the same on every device of the same member, and the `user.id` of the member's
   * Fluid tokens. A viewer has a new one in every answer and every token.
   */
  id: z.string(),
  /** Display name; empty for a viewer. */
  name: z.string(),
  /** The role at a session's documents: members read and write, viewers read. */
  role: z.enum(['member', 'viewer']),
  /** Whether the directory names this person as the meeting's organiser. */
  organiser: z.boolean(),
  /** Whether this person may open the notes. */
  noteTaker: z.boolean(),
});

export const sessionView = z.strictObject({
  session: sessionSummary,
  /** The table's document; missing until the first client has created it. */
  documentId: z.string().exactOptional(),
  /** The notes' document; for note-takers only, and missing until one of them has created it. */
  notesDocumentId: z.string().exactOptional(),
  me,
  fluid: fluidService,
  /** The key of names that the Fluid service announces; for members, and missing where names are not encrypted. */
  nameKey: z.string().exactOptional(),
  /**
   * The public key of seals: an uncompressed P-256 point in base64url. Missing where pages have no cryptography.
   */
  sealKey: z.string().exactOptional(),
  /** With `openSession`, for members of a running session whose facilitators' pages keep it up: how the table lay a moment ago. */
  preview: tablePreview.exactOptional(),
});
export type SessionView = Wire<z.output<typeof sessionView>>;

const replaceReply = z.strictObject({
  /**
   * `kept`: the server finds the table usable, and nothing has changed. `ask`: people are connected, and nothing has
   * changed until it is confirmed. `clear`: a copy may replace `tableId`, and nothing has changed yet. `replaced`:
   * the session has ended, or has another table than `tableId`.
   */
  outcome: z.enum(['replaced', 'kept', 'ask', 'clear']),
  /** Pseudonyms in the session, with `ask`. */
  present: z.array(participant),
});
export type ReplaceReply = Wire<z.output<typeof replaceReply>>;

const deleteReply = z.strictObject({
  /** Until then the person who deleted the session can restore it; then all its data is removed. */
  undoUntil: time,
});
export type DeleteReply = Wire<z.output<typeof deleteReply>>;

const deletedSessionSummary = z.strictObject({
  id: z.string(),
  startedAt: time,
  deletedAt: time,
  undoUntil: time,
});
export type DeletedSessionSummary = Wire<z.output<typeof deletedSessionSummary>>;

const timeReply = z.strictObject({
  /** Milliseconds since 1970 by the server's clock. */
  nowMs: z.number(),
});

export const SESSION_ENDPOINTS = {
  time: { caller: 'anyone', reply: timeReply },
  /** The meeting's latest session, created if there is none. */
  openSession: {
    caller: 'person',
    body: z.strictObject({
      meetingId,
      /** Begin a new session if the latest one has ended. Without it an ended session is opened read-only. */
      beginNew: z.boolean().default(false),
    }),
    reply: sessionView,
  },
  /** Every session of the meeting, newest first. */
  listSessions: {
    caller: 'person',
    body: z.strictObject({ meetingId }),
    reply: z.array(sessionSummary),
  },
  /** A running or ended session, for the recap. */
  session: { caller: 'person', reply: sessionView },
  /** Ends the session; ending twice is not an error. */
  endSession: { caller: 'person', reply: sessionSummary },
  /**
   * Ends a session whose table cannot be opened any more, if the server itself finds that; then another one can
   * begin. With a `tableId` the session continues, and a copy of that table may replace it.
   */
  replaceSession: {
    caller: 'person',
    body: z.strictObject({
      /** The person has seen who is connected. */
      confirmed: z.boolean().default(false),
      /** The damaged table that a copy is to replace; without it the session ends. */
      tableId: z.string().regex(DOCUMENT_ID).exactOptional(),
    }),
    reply: replaceReply,
  },
  /** Within a day of its end, unless the meeting's next session is running (`not_allowed`). */
  reopenSession: { caller: 'person', reply: sessionSummary },
  /**
   * For facilitators and the organiser; the session can no longer be found. For an hour the person who deleted it can
   * restore it.
   */
  deleteSession: { caller: 'person', reply: deleteReply },
  /** The caller's deleted sessions of the meeting that can still be restored. */
  deletedSessions: {
    caller: 'person',
    body: z.strictObject({ meetingId }),
    reply: z.array(deletedSessionSummary),
  },
  /**
   * For the person who deleted it. The session continues, unless the meeting's next session has been started: then it
   * is an ended one.
   */
  restoreSession: { caller: 'person', reply: sessionSummary },
} satisfies Endpoints;
