/**
 * What the server remembers: the sessions of each meeting and the Fluid documents of each session. A port; every
 * adapter passes `tests/contract/registry`. All calls are atomic, also between processes on one store.
 */
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
  /** Missing while the session goes on. A meeting has at most one such session. */
  readonly endedAtMs?: number;
}

export const DOCUMENT_KINDS = ['table', 'notes'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

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

export interface SessionCounts {
  readonly current: number;
  readonly ended: number;
}

/** The store was written by a newer version of the app, and is left alone. */
export class NewerStoreError extends Error {
  constructor() {
    super('The registry was written by a newer version of the app.');
    this.name = 'NewerStoreError';
  }
}

export interface Registry {
  /** The meeting's session that goes on; `fresh` is kept and returned if there is none. */
  findOrCreateCurrent(fresh: Omit<SessionRecord, 'endedAtMs'>): Promise<SessionRecord>;
  findSession(id: string): Promise<SessionRecord | undefined>;
  /** Newest first. */
  listSessions(tenantId: string, meetingKey: string): Promise<readonly SessionRecord[]>;
  /** Ending again changes nothing: the first end stands. */
  endSession(id: string, endedAtMs: number): Promise<SessionRecord | undefined>;
  /** The first document of a place wins. A document stands in one place only, over all sessions. */
  registerDocument(document: DocumentRecord): Promise<Registration>;
  listDocuments(sessionId: string): Promise<readonly DocumentRecord[]>;
  /** Over all meetings. */
  countSessions(): Promise<SessionCounts>;
  /** Decks that meetings keep for themselves. */
  readonly teamDecks: TeamDeckStore;
  /** Rejects, without much waiting, if the store cannot be read. */
  check(): Promise<void>;
  close(): Promise<void>;
}
