/**
 * The HTTP contract between the page and the app's server. Types and constants only, so that neither side
 * carries the other's code. All bodies are JSON. Times are ISO 8601 strings in UTC.
 *
 * Signed-in people send Teams' access token for this app: `Authorization: Bearer <token>`. Viewers without an account send the
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
  /** POST {@link EndViewingRequest} → `{}`: the sharing is over, and its ticket with it. Doing it twice is not an error. */
  endViewing: '/api/sessions/:id/viewing-ticket/end',
  /** DELETE → `{}`: no sharing of the session's goes on, whoever made its ticket. By facilitators and the organiser. */
  endViewings: '/api/sessions/:id/viewings',
  /** POST → {@link ViewingTicketReply}: for a plain browser, read only, for a quarter of an hour, also after the end. */
  recapTicket: '/api/sessions/:id/recap-ticket',
  /** POST, with a ticket of either kind → {@link SessionView} with role `viewer`. */
  viewSession: '/api/viewing',
  /** GET, with either authorization → {@link DeckSummary}[]. Decks may hold a publisher's wording: not for the public. */
  listDecks: '/api/decks',
  /** GET, with either authorization → the deck as `decks/*.json` has it. `:id` is the deck's id. */
  deck: '/api/decks/:id',
  /** GET → {@link TeamDeckList}: what the people of the session's meeting keep for themselves. Members only. */
  teamDecks: '/api/sessions/:id/decks',
  /**
   * GET → the deck. PUT {@link KeepTeamDeckRequest} → {@link TeamDeckSummary}. DELETE `?version=` → `{}`; one that is gone
   * already is no error. `:deck` is the deck's id.
   */
  teamDeck: '/api/sessions/:id/decks/:deck',
  /** GET, by anybody → {@link TimeReply}. */
  time: '/api/time',
  /** POST → {@link SessionSummary}: within a day of its end, unless the meeting's next session goes on (`not_allowed`). */
  reopenSession: '/api/sessions/:id/reopen',
  /** DELETE → {@link DeleteReply}. By facilitators and the organiser; nobody finds the session any more. */
  deleteSession: '/api/sessions/:id',
  /** GET → {@link SessionRoles}; POST {@link ChangeRoleRequest} → {@link SessionRoles}. */
  roles: '/api/sessions/:id/roles',
  /** POST → {@link SessionRoles}: the caller gets both roles if nobody has any; else nothing changes. */
  claimRoles: '/api/sessions/:id/roles/claim',
  /** POST {@link NamesRequest} → {@link NamesReply}. */
  names: '/api/sessions/:id/names',
  /** GET → {@link PollView}. `:poll` is `placement-<uuid>` or `time-<uuid>`; a poll begins with its first answer. */
  poll: '/api/sessions/:id/polls/:poll',
  /** POST {@link PollAnswerRequest} → {@link PollView}. One answer each, for good (`already_answered`). */
  pollAnswers: '/api/sessions/:id/polls/:poll/answers',
  /** POST → {@link PollView}. With too few answers nothing happens; else nobody answers any more. */
  revealPoll: '/api/sessions/:id/polls/:poll/reveal',
  /** GET → {@link WaitingWords}; POST {@link WordRequest} → {@link WaitingWords}. `:round`: up to 64 of A–Z, a–z, 0–9, - and _. */
  words: '/api/sessions/:id/words/:round',
  /** POST → {@link ReleasedWords}, or `too_few`. Until they are received, another release gives the same ones. */
  releaseWords: '/api/sessions/:id/words/:round/release',
  /** POST {@link ReceivedWordsRequest} → {@link WaitingWords}: they are on the table now, and the server forgets them. */
  receivedWords: '/api/sessions/:id/words/:round/received',
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
  /** The notes' document; for note-takers only, and missing until one of them has made it. */
  readonly notesDocumentId?: string;
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
    /** Whether this person may open the notes. */
    readonly noteTaker: boolean;
  };
  readonly fluid: FluidService;
  /** Opens the names that the Fluid service tells of those who are there; missing where they are not sealed, and for the recap's ticket. */
  readonly nameKey?: string;
}

/** Where the Fluid service is. A relative endpoint such as `/` is resolved against the page's address. */
export interface FluidService {
  /** `remote`: a service with discovery. `local`: one without, as on a developer's machine. */
  readonly type: 'remote' | 'local';
  readonly endpoint: string;
  readonly tenantId: string;
}

/** Notes are for note-takers: to everybody else they are not there (`not_found`). */
export const DOCUMENT_KINDS = ['table', 'notes'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

export interface RegisterDocumentRequest {
  readonly documentId: string;
  /** `table` unless it is said. */
  readonly kind?: DocumentKind;
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
  /** `table` unless it is said. */
  readonly kind?: DocumentKind;
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

export interface EndViewingRequest {
  readonly ticket: string;
}

export interface TimeReply {
  /** Milliseconds since 1970 by the server's clock. */
  readonly nowMs: number;
}

export interface DeleteReply {
  /** Nothing is kept of the session any more. Otherwise the server goes on removing it by itself. */
  readonly done: boolean;
}

/**
 * Who holds a role as the server sees it. Facilitators give and take their role, and the organiser takes it for
 * themselves. Note-takers give and take theirs; facilitators give it, too, while there are no notes. The last one of either
 * keeps it.
 */
export const HELD_ROLES = ['facilitator', 'noteTaker'] as const;
export type HeldRole = (typeof HELD_ROLES)[number];

/** Pseudonyms of the session, as in `SessionView.me.id`. */
export interface SessionRoles {
  readonly facilitators: readonly string[];
  readonly noteTakers: readonly string[];
}

export interface ChangeRoleRequest {
  readonly role: HeldRole;
  /** The pseudonym of somebody who is in the meeting (`not_found`). */
  readonly participant: string;
  /** Whether they shall have the role. */
  readonly held: boolean;
}

export interface NamesRequest {
  /** Pseudonyms; at most 300. */
  readonly participants: readonly string[];
}

export interface NamesReply {
  /** Display names by pseudonym, of those who are members of the meeting now. The others are left out. */
  readonly names: Readonly<Record<string, string>>;
}

/** What may be answered, by the first part of the poll's id. */
export const POLL_ANSWERS = {
  placement: ['1', '2', '3', '4', '5'],
  time: ['more', 'next'],
} as const;
export type PollKind = keyof typeof POLL_ANSWERS;

/** Nobody learns sums of fewer answers. Those of a placement are hidden until it is revealed, too. */
export const POLL_LEAST_ANSWERS: Readonly<Record<PollKind, number>> = { placement: 4, time: 2 };

export interface PollAnswerRequest {
  readonly answer: (typeof POLL_ANSWERS)[PollKind][number];
}

export interface PollView {
  readonly answered: number;
  /** Whether the caller has answered; false once the poll is closed, for the server has forgotten who has. */
  readonly mine: boolean;
  /** No more answers are taken. */
  readonly closed: boolean;
  /** How many gave each answer, also where nobody did. */
  readonly sums?: Readonly<Record<string, number>>;
}

/** Words of fewer people are not handed out: one could tell whose they are. */
export const WORDS_LEAST_PEOPLE = 3;
export const WORD_MAX_CHARS = 500;

export interface WordRequest {
  /** 1 to {@link WORD_MAX_CHARS} characters; blanks around it are dropped. */
  readonly text: string;
}

export interface WaitingWords {
  /** Words that nobody has been given yet. */
  readonly waiting: number;
  /** Whether a release would hand out words now: they come from enough people, or some are still to be received. */
  readonly releasable: boolean;
}

export interface ReleasedWords {
  /** In an order that tells nothing. */
  readonly words: readonly { readonly id: string; readonly text: string }[];
}

export interface ReceivedWordsRequest {
  readonly ids: readonly string[];
}

export interface DeckSummary {
  readonly id: string;
  readonly version: number;
  readonly languages: readonly string[];
  readonly title: Readonly<Record<string, string>>;
  readonly description: Readonly<Record<string, string>>;
  readonly areas: number;
  readonly cards: number;
  /** `builtIn`: comes with the app. `organisation`: from the server's own folder of decks. `team`: of this meeting. */
  readonly origin: 'builtIn' | 'organisation' | 'team';
}

export interface TeamDeckSummary extends DeckSummary {
  readonly savedAt: string;
}

export interface TeamDeckList {
  /** Last saved first. */
  readonly decks: readonly TeamDeckSummary[];
  readonly maxDecks: number;
  /** Of one deck as JSON. */
  readonly maxBytes: number;
}

export interface KeepTeamDeckRequest {
  /** As `decks/*.json` has it. The server sets its version. */
  readonly deck: unknown;
  /** The version that was changed, 0 for a new deck. If there is another one now: `version_conflict`. */
  readonly basedOn: number;
}

/** What is wrong with a deck, in an author's words: `card k07`, `question.da`, `empty`. */
export interface DeckFault {
  readonly place: string;
  readonly field: string;
  readonly reason: string;
}

/** Every refusal has this body. The page translates the code; the message is English, for logs and developers. */
export interface ApiError {
  readonly error: {
    readonly code: ApiErrorCode;
    readonly message: string;
    /** With `bad_deck`, the first of them. */
    readonly faults?: readonly DeckFault[];
  };
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
  /** There are too few answers or words yet for nobody to be told by theirs. */
  'too_few',
  /** The caller is in the meeting, and this is for others to do. */
  'not_allowed',
  'already_answered',
  'too_large',
  /** The deck breaks the rules of the deck format: `faults` says where. */
  'bad_deck',
  /** Somebody else has saved it meanwhile. */
  'version_conflict',
  'too_many_decks',
  'too_many_requests',
  /** The app lacks its consent in this meeting, or its registration: somebody has to set something up. */
  'directory_refused',
  /** The directory or the sign-in service gives no answer now: trying again helps. */
  'directory_unavailable',
  /** What is kept cannot be reached or written now: trying again helps, once the disk or database is well. */
  'storage_unavailable',
  'internal',
] as const;
export type ApiErrorCode = (typeof API_ERROR_CODES)[number];

/** Addresses of pages of the organisation's own; missing where it has not set any. */
export interface Statements {
  readonly privacy?: string;
  readonly accessibility?: string;
}

/**
 * What the server writes into the page for the client, as JSON in `<meta name="dialogkort-settings">`:
 * nothing secret, nothing personal.
 */
export interface PageSettings {
  /** Origins besides Teams' own that may host the page, from the server's configuration. */
  readonly hostOrigins: readonly string[];
  /** The app's version, for "about" and support. */
  readonly version: string;
  /** The deck of a meeting for which nobody has chosen one. */
  readonly defaultDeckId: string;
  readonly statements: Statements;
  /**
   * Of this answer only: style elements made by scripts must carry it (`nonce`), or the page's security policy ignores
   * them. Griffel: `createDOMRenderer(document, { styleElementAttributes: { nonce } })`.
   */
  readonly styleNonce: string;
}
