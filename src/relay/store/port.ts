/**
 * Where the relay keeps documents. Every promise that resolves means: on disk, also after a loss of power.
 * Each adapter passes the same contract suite.
 *
 * Errors: `store/unavailable` may pass by itself and can be tried again; `store/full`, `store/failed`,
 * `document/corrupt` and `store/conflict` do not; `store/lease-lost` means that another process has the database now.
 */
export interface RelayStore {
  /** False if there is a document with this id. All rows are written at once or not at all. */
  createDocument(document: NewDocument): Promise<boolean>;
  readDocument(id: string): Promise<StoredDocument | undefined>;
  /** A page of ids in ascending order. */
  listDocuments(after: string, limit: number): Promise<string[]>;
  countDocuments(): Promise<number>;
  /** Rejects with `document/unknown` if the document is gone: a deleted document never comes back this way. */
  saveCheckpoint(id: string, part: CheckpointPart, state: string): Promise<void>;
  setHead(id: string, commit: string): Promise<void>;
  /** Removes every trace, as {@link RelayStore.eraseDeleted} does. False if there was none. */
  deleteDocument(id: string): Promise<boolean>;

  /**
   * Appends to the log, all or nothing. A sequence number that is taken by a different operation rejects with
   * `store/conflict`; the same operation again is accepted, so an append whose outcome is unknown can be repeated.
   */
  appendOps(id: string, ops: readonly StoredOp[]): Promise<void>;
  /** Writes other bodies for operations that are in the log, all or none. `document/gap` if one is not there. */
  replaceOps(id: string, ops: readonly StoredOp[]): Promise<void>;
  /** A page of the operations with `after < seq < before`, ascending. */
  readOps(id: string, after: number, before: number, page: OpPage): Promise<StoredOp[]>;
  /** What the operations with `after < seq` have in all, in bytes. */
  opBytes(id: string, after: number): Promise<number>;
  opRange(id: string): Promise<OpRange | undefined>;
  /**
   * Drops operations up to `through` that were sequenced before `cutoff` (ms since 1970), as an unbroken prefix.
   * Returns the highest sequence number that is no longer there.
   */
  trimOps(id: string, through: number, cutoff: number): Promise<number>;

  /**
   * Writes objects, all or none; those that are there already only get the new time. One with the name of another that is
   * there rejects with `store/conflict`: names are hashes that can be made to meet. `at`: ms since 1970.
   */
  putObjects(id: string, objects: readonly StoredObject[], at: number): Promise<void>;
  readObject(id: string, sha: string): Promise<StoredObject | undefined>;
  readObjects(id: string, shas: readonly string[]): Promise<StoredObject[]>;
  listObjects(id: string): Promise<ObjectInfo[]>;
  /** Bytes of those of the objects that are there, by name. */
  objectSizes(id: string, shas: readonly string[]): Promise<Map<string, number>>;
  objectTotals(id: string): Promise<ObjectTotals>;
  /** Deletes those of the objects that were last put before `before`. Returns how many. */
  deleteObjects(id: string, shas: readonly string[], before: number): Promise<number>;

  /** Overwrites deleted rows, and copies of them, where the database can; a reader such as a backup may prevent it. */
  eraseDeleted(): Promise<void>;

  /** Rejects if the database does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export type CheckpointPart = 'deli' | 'scribe';

export interface NewDocument {
  readonly id: string;
  readonly createdAt: number;
  readonly deli: string;
  readonly scribe: string;
  readonly head: string;
  /** The sequence number before the log's first. */
  readonly floor: number;
  readonly objects: readonly StoredObject[];
}

export interface StoredDocument {
  readonly id: string;
  readonly createdAt: number;
  /** JSON of the ordering lambda's checkpoint. */
  readonly deli: string;
  /** JSON of the summary lambda's checkpoint. */
  readonly scribe: string;
  /** The latest summary's commit. */
  readonly head: string;
  /** Everything up to this sequence number has been trimmed from the log. */
  readonly floor: number;
}

export interface StoredOp {
  readonly seq: number;
  /** When it was sequenced, ms since 1970. */
  readonly at: number;
  /** JSON of the sequenced message. */
  readonly body: string;
}

/** At most so many operations, and so many bytes of them; but one, if there is one. */
export interface OpPage {
  readonly ops: number;
  readonly bytes: number;
}

export interface OpRange {
  readonly first: number;
  readonly last: number;
  readonly count: number;
}

export type ObjectKind = 'blob' | 'tree' | 'commit';

export interface StoredObject {
  readonly sha: string;
  readonly kind: ObjectKind;
  readonly data: Uint8Array;
}

export interface ObjectTotals {
  readonly count: number;
  readonly bytes: number;
}

export interface ObjectInfo {
  readonly sha: string;
  readonly kind: ObjectKind;
  readonly putAt: number;
}
