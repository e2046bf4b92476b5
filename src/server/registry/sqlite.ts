/** The registry in one SQLite file, for one machine. Several processes may share the file. */
import { DatabaseSync } from 'node:sqlite';
import { SQLITE_MIGRATIONS } from './migrations.ts';
import {
  type DocumentRecord,
  NewerStoreError,
  type Registration,
  type Registry,
  type SessionCounts,
  type SessionRecord,
} from './registry.ts';
import { DOCUMENT_COLUMNS, integer, SESSION_COLUMNS, toDocument, toSession } from './rows.ts';
import { SqliteTeamDecks } from './sqliteTeamDecks.ts';
import type { TeamDeckStore } from './teamDecks.ts';

/** How long a call waits for another process's write. */
const BUSY_TIMEOUT_MS = 5_000;

/** Opens the file, making or migrating it. Throws SQLite's errors and {@link NewerStoreError}. */
export function openSqliteRegistry(file: string): Registry {
  const db = new DatabaseSync(file, { timeout: BUSY_TIMEOUT_MS, enableForeignKeyConstraints: true });
  try {
    // Write-ahead log: readers and the writer do not wait for each other. Full sync: an answer given is an answer kept.
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
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
  readonly teamDecks: TeamDeckStore;
  readonly #db: DatabaseSync;
  readonly #statements: ReturnType<typeof prepare>;

  constructor(db: DatabaseSync) {
    this.#db = db;
    this.#statements = prepare(db);
    this.teamDecks = new SqliteTeamDecks(db, (work) => inTransaction(db, work));
  }

  async findOrCreateCurrent(fresh: Omit<SessionRecord, 'endedAtMs'>): Promise<SessionRecord> {
    const { id, tenantId, meetingKey, sealedMeeting, startedAtMs } = fresh;
    return inTransaction(this.#db, () => {
      const current = this.#statements.current.get(tenantId, meetingKey);
      if (current) return toSession(current);
      this.#statements.insertSession.run(id, tenantId, meetingKey, sealedMeeting, startedAtMs);
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
    this.#statements.end.run(endedAtMs, id);
    return this.findSession(id);
  }

  async registerDocument(document: DocumentRecord): Promise<Registration> {
    const { documentId, sessionId, kind, table, registeredAtMs } = document;
    return inTransaction(this.#db, (): Registration => {
      const session = this.#statements.session.get(sessionId);
      if (!session) return { refused: 'unknown_session' };
      const winner = this.#statements.documentAt.get(sessionId, kind, table);
      if (winner) return { document: toDocument(winner) };
      if (toSession(session).endedAtMs !== undefined) return { refused: 'session_ended' };
      if (this.#statements.document.get(documentId)) return { refused: 'taken' };
      this.#statements.insertDocument.run(documentId, sessionId, kind, table, registeredAtMs);
      return { document };
    });
  }

  async listDocuments(sessionId: string): Promise<readonly DocumentRecord[]> {
    return this.#statements.documents.all(sessionId).map(toDocument);
  }

  async countSessions(): Promise<SessionCounts> {
    const row = this.#statements.counts.get() ?? {};
    return { current: integer(row, 'current'), ended: integer(row, 'ended') };
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

function prepare(db: DatabaseSync) {
  return {
    current: db.prepare(`${SESSION} WHERE tenant_id = ? AND meeting_key = ? AND ended_at_ms IS NULL`),
    session: db.prepare(`${SESSION} WHERE id = ?`),
    sessions: db.prepare(
      `${SESSION} WHERE tenant_id = ? AND meeting_key = ? ORDER BY ended_at_ms IS NULL DESC, started_at_ms DESC, rowid DESC`,
    ),
    insertSession: db.prepare(
      'INSERT INTO sessions (id, tenant_id, meeting_key, sealed_meeting, started_at_ms) VALUES (?, ?, ?, ?, ?)',
    ),
    end: db.prepare('UPDATE sessions SET ended_at_ms = ? WHERE id = ? AND ended_at_ms IS NULL'),
    document: db.prepare(`${DOCUMENT} WHERE document_id = ?`),
    documentAt: db.prepare(`${DOCUMENT} WHERE session_id = ? AND kind = ? AND table_number = ?`),
    documents: db.prepare(`${DOCUMENT} WHERE session_id = ? ORDER BY kind, table_number`),
    insertDocument: db.prepare(`INSERT INTO documents (${DOCUMENT_COLUMNS}) VALUES (?, ?, ?, ?, ?)`),
    counts: db.prepare(
      'SELECT count(*) - count(ended_at_ms) AS current, count(ended_at_ms) AS ended FROM sessions',
    ),
    alive: db.prepare('SELECT count(*) FROM sqlite_schema'),
  };
}
