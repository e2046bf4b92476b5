/** The registry in one SQLite file, for one machine. Several processes may share the file. */
import { DatabaseSync } from 'node:sqlite';
import type { ConversationStore } from './conversation.ts';
import { SQLITE_MIGRATIONS } from './migrations.ts';
import {
  type DocumentRecord,
  NewerStoreError,
  REMOVALS_AT_ONCE,
  type Registration,
  type Registry,
  type Reopening,
  type SessionCounts,
  type SessionRecord,
  TOUCH_EVERY_MS,
} from './registry.ts';
import { DOCUMENT_COLUMNS, integer, SESSION_COLUMNS, text, toDocument, toSession } from './rows.ts';
import { SqliteConversation } from './sqliteConversation.ts';
import { SqliteTeamDecks } from './sqliteTeamDecks.ts';
import type { TeamDeckStore } from './teamDecks.ts';

/** How long a call waits for another process's write. */
const BUSY_TIMEOUT_MS = 5_000;

/** Opens the file, making or migrating it. Throws SQLite's errors and {@link NewerStoreError}. */
export function openSqliteRegistry(file: string): Registry {
  const db = new DatabaseSync(file, { timeout: BUSY_TIMEOUT_MS, enableForeignKeyConstraints: true });
  try {
    // Write-ahead log: readers and the writer do not wait for each other. Full sync: an answer given is an answer kept.
    // Secure delete: what is deleted leaves no trace in the file's free pages.
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;');
    migrate(db);
  } catch (error) {
    db.close();
    throw error;
  }
  return new SqliteRegistry(db);
}

function migrate(db: DatabaseSync): void {
  inTransaction(db, () => {
    const version = integer(db.prepare('PRAGMA user_version').get() ?? {}, 'user_version');
    if (version > SQLITE_MIGRATIONS.length) throw new NewerStoreError();
    for (const step of SQLITE_MIGRATIONS.slice(version)) db.exec(step);
    // Written even when nothing changed: a disk that takes no more is noticed now rather than in a meeting.
    db.exec(`PRAGMA user_version = ${SQLITE_MIGRATIONS.length}`);
  });
}

function inTransaction<T>(db: DatabaseSync, work: () => T): T {
  db.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    db.exec('COMMIT');
    return result;
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}

class SqliteRegistry implements Registry {
  readonly conversation: ConversationStore;
  readonly teamDecks: TeamDeckStore;
  readonly #db: DatabaseSync;
  readonly #statements: ReturnType<typeof prepare>;

  constructor(db: DatabaseSync) {
    this.#db = db;
    this.#statements = prepare(db);
    this.conversation = new SqliteConversation(db, (work) => inTransaction(db, work));
    this.teamDecks = new SqliteTeamDecks(db, (work) => inTransaction(db, work));
  }

  async findOrCreateCurrent(fresh: Omit<SessionRecord, 'endedAtMs'>): Promise<SessionRecord> {
    const { id, tenantId, meetingKey, sealedMeeting, startedAtMs, usedAtMs } = fresh;
    return inTransaction(this.#db, () => {
      const current = this.#statements.current.get(tenantId, meetingKey);
      if (current) return toSession(current);
      this.#statements.insertSession.run(...[id, tenantId, meetingKey, sealedMeeting, startedAtMs, usedAtMs]);
      return fresh;
    });
  }

  async findSession(id: string): Promise<SessionRecord | undefined> {
    const row = this.#statements.session.get(id);
    return row && toSession(row);
  }

  async listSessions(tenantId: string, meetingKey: string): Promise<readonly SessionRecord[]> {
    return this.#statements.sessions.all(tenantId, meetingKey).map(toSession);
  }

  async endSession(id: string, endedAtMs: number): Promise<SessionRecord | undefined> {
    inTransaction(this.#db, () => {
      this.#statements.end.run(endedAtMs, id);
      this.#statements.endViewings.run(id);
    });
    return this.findSession(id);
  }

  async reopenSession(id: string, endedSinceMs: number): Promise<Reopening> {
    return inTransaction(this.#db, (): Reopening => {
      const row = this.#statements.session.get(id);
      if (!row) return { refused: 'unknown_session' };
      const { endedAtMs, ...session } = toSession(row);
      if (endedAtMs === undefined) return { session };
      if (endedAtMs < endedSinceMs) return { refused: 'too_late' };
      if (this.#statements.current.get(session.tenantId, session.meetingKey)) return { refused: 'another' };
      this.#statements.reopen.run(id);
      return { session };
    });
  }

  async touchSession(id: string, usedAtMs: number): Promise<void> {
    this.#statements.touch.run(usedAtMs, id, usedAtMs - TOUCH_EVERY_MS);
  }

  async removeSession(id: string, dueAtMs: number): Promise<readonly string[] | undefined> {
    const documents = inTransaction(this.#db, () => this.#remove(id, dueAtMs));
    this.#forgetLog();
    return documents;
  }

  async removeUnused(beforeMs: number, dueAtMs: number): Promise<number> {
    const removed = inTransaction(this.#db, () => {
      const ids = this.#statements.unused.all(beforeMs, REMOVALS_AT_ONCE).map((row) => text(row, 'id'));
      for (const id of ids) this.#remove(id, dueAtMs);
      return { sessions: ids.length, decks: this.#statements.removeLeftDecks.run().changes };
    });
    if (removed.sessions > 0 || removed.decks > 0) this.#forgetLog();
    return removed.sessions;
  }

  #remove(id: string, dueAtMs: number): readonly string[] | undefined {
    const documents = this.#statements.documents.all(id).map((row) => toDocument(row).documentId);
    this.#statements.queueDocuments.run(dueAtMs, id);
    const removed = this.#statements.removeSession.get(id);
    if (!removed) return undefined;
    this.#statements.removeDecksOf.run(text(removed, 'tenant_id'), text(removed, 'meeting_key'));
    return documents;
  }

  /** The log still holds pages as they were before: copied back, it is cut to nothing. */
  #forgetLog(): void {
    this.#db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  }

  async claimRemovals(nowMs: number, dueAgainAtMs: number): Promise<readonly string[]> {
    return this.#statements.claimRemovals
      .all(dueAgainAtMs, nowMs, REMOVALS_AT_ONCE)
      .map((row) => text(row, 'document_id'));
  }

  async finishRemoval(documentId: string): Promise<void> {
    this.#statements.finishRemoval.run(documentId);
  }

  async registerDocument(document: DocumentRecord): Promise<Registration> {
    const { documentId, sessionId, kind, table, registeredAtMs } = document;
    return inTransaction(this.#db, (): Registration => {
      const session = this.#statements.session.get(sessionId);
      if (!session) return { refused: 'unknown_session' };
      const winner = this.#statements.documentAt.get(sessionId, kind, table);
      if (winner) return { document: toDocument(winner) };
      if (toSession(session).endedAtMs !== undefined) return { refused: 'session_ended' };
      if (this.#statements.document.get(documentId, documentId)) return { refused: 'taken' };
      this.#statements.insertDocument.run(documentId, sessionId, kind, table, registeredAtMs);
      return { document };
    });
  }

  async listDocuments(sessionId: string): Promise<readonly DocumentRecord[]> {
    return this.#statements.documents.all(sessionId).map(toDocument);
  }

  async countSessions(): Promise<SessionCounts> {
    const row = this.#statements.counts.get() ?? {};
    return {
      current: integer(row, 'current'),
      ended: integer(row, 'ended'),
      removals: integer(row, 'removals'),
    };
  }

  async check(): Promise<void> {
    this.#statements.alive.get();
  }

  async close(): Promise<void> {
    this.#db.close();
  }
}

const SESSION = `SELECT ${SESSION_COLUMNS} FROM sessions`;
const DOCUMENT = `SELECT ${DOCUMENT_COLUMNS} FROM documents`;

/** Of meetings without any session. */
const LEFT_DECKS = `DELETE FROM team_decks WHERE NOT EXISTS (
  SELECT 1 FROM sessions
  WHERE sessions.tenant_id = team_decks.tenant_id AND sessions.meeting_key = team_decks.meeting_key)`;

function prepare(db: DatabaseSync) {
  return {
    current: db.prepare(`${SESSION} WHERE tenant_id = ? AND meeting_key = ? AND ended_at_ms IS NULL`),
    session: db.prepare(`${SESSION} WHERE id = ?`),
    sessions: db.prepare(
      `${SESSION} WHERE tenant_id = ? AND meeting_key = ? ORDER BY ended_at_ms IS NULL DESC, started_at_ms DESC, rowid DESC`,
    ),
    insertSession: db.prepare(
      'INSERT INTO sessions (id, tenant_id, meeting_key, sealed_meeting, started_at_ms, used_at_ms) VALUES (?, ?, ?, ?, ?, ?)',
    ),
    end: db.prepare('UPDATE sessions SET ended_at_ms = ? WHERE id = ? AND ended_at_ms IS NULL'),
    endViewings: db.prepare(
      'DELETE FROM viewings WHERE session_id IN (SELECT id FROM sessions WHERE id = ? AND ended_at_ms IS NOT NULL)',
    ),
    reopen: db.prepare('UPDATE sessions SET ended_at_ms = NULL WHERE id = ?'),
    touch: db.prepare('UPDATE sessions SET used_at_ms = ? WHERE id = ? AND used_at_ms <= ?'),
    removeSession: db.prepare('DELETE FROM sessions WHERE id = ? RETURNING tenant_id, meeting_key'),
    unused: db.prepare('SELECT id FROM sessions WHERE coalesce(ended_at_ms, used_at_ms) < ? LIMIT ?'),
    removeDecksOf: db.prepare(`${LEFT_DECKS} AND tenant_id = ? AND meeting_key = ?`),
    removeLeftDecks: db.prepare(LEFT_DECKS),
    queueDocuments: db.prepare(
      'INSERT INTO removals (document_id, due_at_ms) SELECT document_id, ? FROM documents WHERE session_id = ?',
    ),
    claimRemovals: db.prepare(
      `UPDATE removals SET due_at_ms = ? WHERE document_id IN
         (SELECT document_id FROM removals WHERE due_at_ms <= ? LIMIT ?) RETURNING document_id`,
    ),
    finishRemoval: db.prepare('DELETE FROM removals WHERE document_id = ?'),
    document: db.prepare(
      `SELECT document_id FROM documents WHERE document_id = ?
       UNION ALL SELECT document_id FROM removals WHERE document_id = ?`,
    ),
    documentAt: db.prepare(`${DOCUMENT} WHERE session_id = ? AND kind = ? AND table_number = ?`),
    documents: db.prepare(`${DOCUMENT} WHERE session_id = ? ORDER BY kind, table_number`),
    insertDocument: db.prepare(`INSERT INTO documents (${DOCUMENT_COLUMNS}) VALUES (?, ?, ?, ?, ?)`),
    counts: db.prepare(
      `SELECT count(*) - count(ended_at_ms) AS current, count(ended_at_ms) AS ended,
         (SELECT count(*) FROM removals) AS removals FROM sessions`,
    ),
    alive: db.prepare('SELECT count(*) FROM sqlite_schema'),
  };
}
