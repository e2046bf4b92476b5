/**
 * The HTTP contract between the page and the app's server. Types and constants only, so that neither side
 * carries the other's code. All bodies are JSON. Times are ISO 8601 strings in UTC.
 *
 * Signed-in people send their Entra ID token: `Authorization: Bearer <token>`. Viewers without an account send the
 * viewing ticket from the stage's address: `Authorization: Ticket <ticket>`.
 */

/** Where each call lives, relative to the page's origin. `:id` is a session's id. */
export const API_PATHS = {
  /** POST {@link OpenSessionRequest} → {@link SessionView}: the meeting's latest session, made if there is none. */
  openSession: '/api/sessions',
  /** GET `?meetingId=` → {@link SessionSummary}[]: every session of the meeting, newest first. */
  listSessions: '/api/sessions',
  /** GET → {@link SessionView} of a session that goes on or has ended, for the recap. Members only. */
  session: '/api/sessions/:id',
  /**
   * POST {@link RegisterDocumentRequest} → {@link RegisterDocumentReply}: first one wins, the loser learns the winner's.
   * A new document must be registered before a token for it can be had, that is between its creation and its first
   * connection.
   */
  registerDocument: '/api/sessions/:id/document',
  /** POST {@link FluidTokenRequest} → {@link FluidTokenReply}. */
  fluidToken: '/api/sessions/:id/token',
  /** POST → {@link SessionSummary}: ends the session; ending twice is not an error. */
  endSession: '/api/sessions/:id/end',
  /** POST → {@link ViewingTicketReply}: a short-lived ticket with which anyone may see the stage, read only. */
  viewingTicket: '/api/sessions/:id/viewing-ticket',
  /** POST, with a ticket → {@link SessionView} with role `viewer`. */
  viewSession: '/api/viewing',
  /** GET, with either authorization → {@link DeckSummary}[]. Decks may hold a publisher's wording: not for the public. */
  listDecks: '/api/decks',
  /** GET, with either authorization → the deck as `decks/*.json` has it. `:id` is the deck's id. */
  deck: '/api/decks/:id',
} as const;

/** What somebody may do at a session's documents: members read and write, viewers read. */
export type SessionRole = 'member' | 'viewer';

export interface OpenSessionRequest {
  /** `context.meeting.id` as Teams gives it: base64 of `0#<chat id>#0`. */
  readonly meetingId: string;
  /** Begin a new session if the latest one has ended. Without it an ended session is opened to look at. */
  readonly beginNew?: boolean;
}

export interface SessionSummary {
  readonly id: string;
  readonly startedAt: string;
  /** Missing while the session goes on. */
  readonly endedAt?: string;
}

export interface SessionView {
  readonly session: SessionSummary;
  /** The table's document; missing until the first client has made it. */
  readonly documentId?: string;
  readonly me: {
    /**
     * A pseudonym of this session only; the same on every device of the same member, and the `user.id` of the member's
     * Fluid tokens. A viewer has a new one in every answer and every token.
     */
    readonly id: string;
    /** Display name; empty for a viewer. */
    readonly name: string;
    readonly role: SessionRole;
    /** Whether the directory names this person as the meeting's organiser. */
    readonly organiser: boolean;
  };
  readonly fluid: FluidService;
}

/** Where the Fluid service is. A relative endpoint such as `/` is resolved against the page's address. */
export interface FluidService {
  /** `remote`: a service with discovery. `local`: one without, as on a developer's machine. */
  readonly type: 'remote' | 'local';
  readonly endpoint: string;
  readonly tenantId: string;
}

export interface RegisterDocumentRequest {
  readonly documentId: string;
}

export interface RegisterDocumentReply {
  /** The session's document from now on: the caller's own if it came first. */
  readonly documentId: string;
}

/** In a session that has ended members get tokens to read only, viewers none. */
export interface FluidTokenRequest {
  /**
   * A registered document of the session. Missing to make the session's document, which is allowed only to members and
   * only while it has none (`document_taken`).
   */
  readonly documentId?: string;
}

export interface FluidTokenReply {
  /** HS256 JWT for one document, for the Fluid service only. */
  readonly token: string;
  readonly expiresAt: string;
}

export interface ViewingTicketReply {
  readonly ticket: string;
  readonly expiresAt: string;
}

export interface DeckSummary {
  readonly id: string;
  readonly version: number;
  readonly languages: readonly string[];
  readonly title: Readonly<Record<string, string>>;
  readonly description: Readonly<Record<string, string>>;
  readonly areas: number;
  readonly cards: number;
}

/** Every refusal has this body. The page translates the code; the message is English, for logs and developers. */
export interface ApiError {
  readonly error: { readonly code: ApiErrorCode; readonly message: string };
}

export const API_ERROR_CODES = [
  'bad_request',
  'not_signed_in',
  'token_expired',
  'wrong_tenant',
  'not_a_member',
  'ticket_expired',
  'not_found',
  'session_ended',
  'document_taken',
  'too_large',
  'too_many_requests',
  /** The app lacks its consent in this meeting, or its registration: somebody has to set something up. */
  'directory_refused',
  /** The directory or the sign-in service gives no answer now: trying again helps. */
  'directory_unavailable',
  'internal',
] as const;
export type ApiErrorCode = (typeof API_ERROR_CODES)[number];

/**
 * What the server writes into the page for the client, as JSON in `<meta name="dialogkort-settings">`:
 * nothing secret, nothing personal.
 */
export interface PageSettings {
  /** Origins besides Teams' own that may host the page, from the server's configuration. */
  readonly hostOrigins: readonly string[];
  /** The app's version, for "about" and support. */
  readonly version: string;
  /**
   * Of this answer only: style elements made by scripts must carry it (`nonce`), or the page's security policy ignores
   * them. Griffel: `createDOMRenderer(document, { styleElementAttributes: { nonce } })`.
   */
  readonly styleNonce: string;
}
