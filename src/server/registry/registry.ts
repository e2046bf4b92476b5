/**
 * What the server remembers: the sessions of each meeting and the Fluid documents of each session. A port; every
 * adapter passes `tests/contract/registry`. All calls are atomic, also between processes on one store.
 */
import type { DocumentKind } from '../../shared/contract/limits.ts';
import type { ConversationStore } from './conversation.ts';
import type { FluidServiceStore } from './fluidServiceStore.ts';
import type { OwnershipStore } from './ownership.ts';
import type { TeamDeckStore } from './teamDecks.ts';

/** Times are milliseconds since 1970, UTC. */
export interface SessionRecord {
  readonly id: string;
  readonly tenantId: string;
  /** Finds the meeting's sessions without saying which meeting it is. */
  readonly meetingKey: string;
  /** What only the server can turn back into the meeting's chat. */
  readonly encryptedMeetingId: string;
  /** Name of the Fluid service that has its documents. */
  readonly fluidService: string;
  readonly startedAtMs: number;
  /** When a person with an account was last at its table, to the quarter of an hour. */
  readonly usedAtMs: number;
  /** Its documents are being moved to another Fluid service, until then at the latest. */
  readonly movingUntilMs?: number;
  /** Missing while the session goes on. A meeting has at most one such session. */
  readonly endedAtMs?: number;
}

/** A session that was deleted in the app. It is kept for a while so that the deletion can be undone, and hidden from other calls. */
export interface DeletedSession extends SessionRecord {
  readonly deletedAtMs: number;
  /** Pseudonym in that session. */
  readonly deletedBy: string;
}

export interface Restoration {
  readonly session: SessionRecord;
  /** The meeting's session that was begun after the deletion and never started: it is deleted instead. */
  readonly replacedId?: string;
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

/** A document that belongs to no session any more, and that its Fluid service may still have. */
export interface RemovedDocument {
  readonly documentId: string;
  readonly fluidService: string;
}

export type Registration =
  /** The place's document from now on: the caller's own if it came first, else the winner's. */
  | { readonly document: DocumentRecord }
  /** `taken`: the document belongs to another place. */
  | { readonly refused: 'unknown_session' | 'session_ended' | 'taken' };

/** Copies that take the place of all of a session's documents. */
export interface Move {
  readonly fluidService: string;
  /** `from`: the session's documents in use, by their kind; others have no copy. */
  readonly copies: readonly { readonly from: string; readonly to: string }[];
  /** All of the session's documents. */
  readonly known: readonly string[];
  readonly atMs: number;
}

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

/** A use that is later than the one on record by less than this is not written. */
export const TOUCH_EVERY_MS = 15 * 60 * 1000;

/** Sessions and documents that are removed in one call. */
export const REMOVALS_AT_ONCE = 100;

/** Sessions that are listed in one call. */
export const SESSIONS_AT_ONCE = 500;

export interface Registry {
  /** The meeting's session that goes on; `fresh` is kept and returned if there is none. */
  findOrCreateCurrent(fresh: Omit<SessionRecord, 'endedAtMs'>): Promise<SessionRecord>;
  findSession(id: string): Promise<SessionRecord | undefined>;
  /** Newest first. */
  listSessions(tenantId: string, meetingKey: string): Promise<readonly SessionRecord[]>;
  /** Of all meetings of the tenant, in the order of their ids: the next ones after that id, {@link SESSIONS_AT_ONCE} at most. */
  sessionsAfter(tenantId: string, id: string): Promise<readonly SessionRecord[]>;
  /** Ending again changes nothing: the first end stands. Its sharings of the stage end with it. */
  endSession(id: string, endedAtMs: number): Promise<SessionRecord | undefined>;
  /** Of a session that ended at that time or later. One that goes on is left as it is. */
  reopenSession(id: string, endedSinceMs: number): Promise<Reopening>;
  /** Records that a person with an account is at its table. Precise to {@link TOUCH_EVERY_MS}. */
  touchSession(id: string, usedAtMs: number): Promise<void>;
  /** Hides it from every call but {@link Registry.listDeleted}; its documents stay. False if there is no such session. */
  deleteSession(id: string, deletion: { readonly atMs: number; readonly by: string }): Promise<boolean>;
  /** Oldest first, over all meetings. */
  listDeleted(): Promise<readonly DeletedSession[]>;
  /**
   * Nothing if there is no such deleted session. One that went on when it was deleted goes on, unless the meeting's next session has
   * been started: then it ended when it was deleted.
   */
  restoreSession(id: string, nowMs: number): Promise<Restoration | undefined>;
  /**
   * Removes sessions that were deleted before that time, as {@link Registry.removeSession} does, some at a time: how many. Decks of a meeting
   * that had no other session then go as well, if they were saved before.
   */
  removeDeleted(beforeMs: number, dueAtMs: number): Promise<number>;
  /**
   * Removes the session with all its rows, deleted or not, and with the meeting's last session the meeting's own decks. Returns its documents,
   * which the caller has to remove from the Fluid service by `dueAtMs`; afterwards any server may claim them. Nothing if there is no
   * such session.
   */
  removeSession(id: string, dueAtMs: number): Promise<readonly RemovedDocument[] | undefined>;
  /**
   * The same for sessions that ended, or were used last, before that time (0: for none), and for decks that were saved while
   * their meeting's last session went.
   */
  removeUnused(beforeMs: number, dueAtMs: number): Promise<number>;
  /** Claims some documents that are due; other servers get them from `dueAgainAtMs` on. */
  claimRemovals(nowMs: number, dueAgainAtMs: number): Promise<readonly RemovedDocument[]>;
  /**
   * Erases deleted and replaced rows from the database's files. Resolves to whether nothing is left. A reader such as a backup can
   * prevent it: then it is retried in the background, as it is after each call that deletes or replaces something.
   */
  eraseDeleted(): Promise<boolean>;
  /** Says that the session's documents are being moved. False if there is no such session, or it is being moved already. */
  beginMove(id: string, nowMs: number, untilMs: number): Promise<boolean>;
  /** A copy is made: unless it becomes the session's it is removed at that time. */
  addCopy(copy: RemovedDocument, dueAtMs: number): Promise<void>;
  /**
   * The session belongs to the other service from now on; its former documents wait for removal and are returned. Nothing, and nothing
   * has changed, if the session or its documents are not those that were copied.
   */
  finishMove(id: string, move: Move): Promise<readonly RemovedDocument[] | undefined>;
  /** The session stays where it is. */
  cancelMove(id: string): Promise<void>;
  /** The Fluid service has the document no more. */
  finishRemoval(documentId: string): Promise<void>;
  /** The first document of a place wins. A document stands in one place only, over all sessions, removed ones too. */
  registerDocument(document: DocumentRecord): Promise<Registration>;
  findDocument(documentId: string): Promise<DocumentRecord | undefined>;
  listDocuments(sessionId: string): Promise<readonly DocumentRecord[]>;
  /** Which of these documents belong to a session that goes on, in no order. */
  runningDocuments(documentIds: readonly string[]): Promise<readonly string[]>;
  /** Over all meetings. */
  countSessions(): Promise<SessionCounts>;
  readonly conversation: ConversationStore;
  /** Which server holds a session's open polls and words. */
  readonly ownership: OwnershipStore;
  /** Which Fluid services take new sessions. */
  readonly fluidServices: FluidServiceStore;
  /** Decks that meetings keep for themselves. */
  readonly teamDecks: TeamDeckStore;
  /** Rejects, without much waiting, if the store cannot be read. */
  check(): Promise<void>;
  close(): Promise<void>;
}
