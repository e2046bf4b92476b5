/**
 * What the server remembers: the sessions of each meeting and the Fluid documents of each session. A port; every
 * adapter passes `tests/contract/registry`. All calls are atomic, also between processes on one store.
 */
import type { DocumentKind } from '../../shared/api.ts';
import type { ConversationStore } from './conversation.ts';
import type { TeamDeckStore } from './teamDecks.ts';

/** Times are milliseconds since 1970, UTC. */
export interface SessionRecord {
  readonly id: string;
  readonly tenantId: string;
  /** Finds the meeting's sessions without saying which meeting it is. */
  readonly meetingKey: string;
  /** What only the server can turn back into the meeting's chat. */
  readonly sealedMeeting: string;
  readonly startedAtMs: number;
  /** When somebody with an account was last at its table, to the quarter of an hour. */
  readonly usedAtMs: number;
  /** Missing while the session goes on. A meeting has at most one such session. */
  readonly endedAtMs?: number;
}

/** Which of a session's documents: a large meeting may have several tables, each with notes of its own. */
export interface DocumentPlace {
  readonly sessionId: string;
  readonly kind: DocumentKind;
  /** 0 is the first table. */
  readonly table: number;
}

export interface DocumentRecord extends DocumentPlace {
  readonly documentId: string;
  readonly registeredAtMs: number;
}

export type Registration =
  /** The place's document from now on: the caller's own if it came first, else the winner's. */
  | { readonly document: DocumentRecord }
  /** `taken`: the document belongs to another place. */
  | { readonly refused: 'unknown_session' | 'session_ended' | 'taken' };

export type Reopening =
  | { readonly session: SessionRecord }
  /** `another`: the meeting's next session goes on. */
  | { readonly refused: 'unknown_session' | 'too_late' | 'another' };

export interface SessionCounts {
  readonly current: number;
  readonly ended: number;
  /** Documents of sessions that are gone, which the Fluid service may still have. */
  readonly removals: number;
}

/** The store was written by a newer version of the app, and is left alone. */
export class NewerStoreError extends Error {
  constructor() {
    super('The registry was written by a newer version of the app.');
    this.name = 'NewerStoreError';
  }
}

/** A use that is later than the one on record by less than this is not written. */
export const TOUCH_EVERY_MS = 15 * 60 * 1000;

/** Sessions and documents that are removed in one call. */
export const REMOVALS_AT_ONCE = 100;

export interface Registry {
  /** The meeting's session that goes on; `fresh` is kept and returned if there is none. */
  findOrCreateCurrent(fresh: Omit<SessionRecord, 'endedAtMs'>): Promise<SessionRecord>;
  findSession(id: string): Promise<SessionRecord | undefined>;
  /** Newest first. */
  listSessions(tenantId: string, meetingKey: string): Promise<readonly SessionRecord[]>;
  /** Ending again changes nothing: the first end stands. Its sharings of the stage end with it. */
  endSession(id: string, endedAtMs: number): Promise<SessionRecord | undefined>;
  /** Of a session that ended at that time or later. One that goes on is left as it is. */
  reopenSession(id: string, endedSinceMs: number): Promise<Reopening>;
  /** Somebody with an account is at its table. Kept to {@link TOUCH_EVERY_MS}. */
  touchSession(id: string, usedAtMs: number): Promise<void>;
  /**
   * Removes everything that is known of it, and with the meeting's last session the meeting's own decks. Its documents, which are returned, are still to be removed from the Fluid
   * service: by the caller until `dueAtMs`, then by whoever claims it. Nothing if there is no such session.
   */
  removeSession(id: string, dueAtMs: number): Promise<readonly string[] | undefined>;
  /**
   * The same for sessions that ended, or were used last, before that time (0: for none), and for decks that were saved while
   * their meeting's last session went.
   */
  removeUnused(beforeMs: number, dueAtMs: number): Promise<number>;
  /** Documents that are due, some at a time; nobody else gets them before `dueAgainAtMs`. */
  claimRemovals(nowMs: number, dueAgainAtMs: number): Promise<readonly string[]>;
  /** The Fluid service has the document no more. */
  finishRemoval(documentId: string): Promise<void>;
  /** The first document of a place wins. A document stands in one place only, over all sessions, removed ones too. */
  registerDocument(document: DocumentRecord): Promise<Registration>;
  listDocuments(sessionId: string): Promise<readonly DocumentRecord[]>;
  /** Over all meetings. */
  countSessions(): Promise<SessionCounts>;
  readonly conversation: ConversationStore;
  /** Decks that meetings keep for themselves. */
  readonly teamDecks: TeamDeckStore;
  /** Rejects, without much waiting, if the store cannot be read. */
  check(): Promise<void>;
  close(): Promise<void>;
}
