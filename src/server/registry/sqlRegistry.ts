import { RetryingDatabase } from '../../sql/retryingDatabase.ts';
import type { SqlDatabase, SqlQueries, SqlTransaction } from '../../sql/sqlDatabase.ts';
import { isSqlError } from '../../sql/sqlError.ts';
import type { ConversationStore } from './conversation.ts';
import { Erasure } from './erasure.ts';
import type { FluidServiceStore } from './fluidServiceStore.ts';
import type { OwnershipStore } from './ownership.ts';
import {
  type DeletedSession,
  type DocumentRecord,
  type Move,
  REMOVALS_AT_ONCE,
  type Registration,
  type Registry,
  type RemovedDocument,
  type Reopening,
  type Restoration,
  SESSIONS_AT_ONCE,
  type SessionCounts,
  type SessionRecord,
  TOUCH_EVERY_MS,
} from './registry.ts';
import { restored } from './restored.ts';
import {
  DELETED_COLUMNS,
  DOCUMENT_COLUMNS,
  integer,
  SESSION_COLUMNS,
  text,
  toDeletedSession,
  toDocument,
  toRemoved,
  toSession,
} from './rows.ts';
import { SqlConversation } from './sqlConversation.ts';
import { SqlFluidServices } from './sqlFluidServices.ts';
import { SqlOwnership } from './sqlOwnership.ts';
import { SqlTeamDecks } from './sqlTeamDecks.ts';
import type { TeamDeckStore } from './teamDecks.ts';

/**
 * Longer than the page waits for an answer: to the page the server is silent then, which it bears and asks again. An error
 * would close its table.
 */
const RETRY_FOR_MS = 20_000;

const SESSION = `SELECT ${SESSION_COLUMNS} FROM registry_sessions WHERE deleted_at_ms IS NULL`;
const DELETED = `SELECT ${DELETED_COLUMNS} FROM registry_sessions WHERE deleted_at_ms IS NOT NULL`;
const DOCUMENT = `SELECT ${DOCUMENT_COLUMNS} FROM registry_documents`;
/** Of meetings without any session. */
const LEFT_DECKS = `DELETE FROM registry_team_decks AS decks WHERE NOT EXISTS (
  SELECT 1 FROM registry_sessions AS sessions
  WHERE sessions.tenant_id = decks.tenant_id AND sessions.meeting_key = decks.meeting_key)`;
/** Saved before a session was deleted that was the meeting's only one then. */
const DECKS_BEFORE = `DELETE FROM registry_team_decks AS decks
  WHERE tenant_id = ? AND meeting_key = ? AND saved_at_ms <= ? AND NOT EXISTS (
    SELECT 1 FROM registry_sessions AS sessions WHERE sessions.tenant_id = decks.tenant_id
      AND sessions.meeting_key = decks.meeting_key AND sessions.started_at_ms < ?)`;

/** Tables whose rows are deleted or replaced. */
const ERASED = [
  'registry_sessions',
  'registry_documents',
  'registry_roles',
  'registry_boxes',
  'registry_viewings',
  'registry_removals',
  'registry_session_owners',
  'registry_team_decks',
];

/** Each call bears repeating: asked again after an answer that got lost, it gives the same answer. */
export class SqlRegistry implements Registry {
  readonly conversation: ConversationStore;
  readonly ownership: OwnershipStore;
  readonly teamDecks: TeamDeckStore;
  readonly fluidServices: FluidServiceStore;
  readonly #db: SqlDatabase;
  /** For calls that tell at once when the database is away. */
  readonly #once: SqlQueries;
  readonly #erasure: Erasure;

  /** `eraseSoonMs` after a deletion, what was deleted until then is erased together. */
  constructor(db: SqlDatabase, eraseSoonMs: number) {
    this.#once = db;
    this.#db = new RetryingDatabase(db, RETRY_FOR_MS);
    this.#erasure = new Erasure(() => db.eraseDeleted(ERASED), eraseSoonMs);
    const onDeleted = () => this.#erasure.request();
    this.conversation = new SqlConversation(this.#db, onDeleted);
    this.ownership = new SqlOwnership(this.#db, db);
    this.fluidServices = new SqlFluidServices(this.#db);
    this.teamDecks = new SqlTeamDecks(this.#db, onDeleted);
  }

  async findOrCreateCurrent(fresh: Omit<SessionRecord, 'endedAtMs'>): Promise<SessionRecord> {
    const { id, tenantId, meetingKey, encryptedMeetingId, fluidService, startedAtMs, usedAtMs } = fresh;
    for (;;) {
      const [current] = await this.#db.all(
        `${SESSION} AND tenant_id = ? AND meeting_key = ? AND ended_at_ms IS NULL`,
        [tenantId, meetingKey],
      );
      if (current) return toSession(current);
      const made = await this.#db.run(
        `INSERT INTO registry_sessions
           (id, tenant_id, meeting_key, sealed_meeting, fluid_service, started_at_ms, used_at_ms)
         VALUES (?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (tenant_id, meeting_key) WHERE ended_at_ms IS NULL AND deleted_at_ms IS NULL DO NOTHING`,
        [id, tenantId, meetingKey, encryptedMeetingId, fluidService, startedAtMs, usedAtMs],
      );
      if (made > 0) return fresh;
      // Another server was faster: the next round finds its session, or makes this one if that has ended already.
    }
  }

  async findSession(id: string): Promise<SessionRecord | undefined> {
    const [row] = await this.#db.all(`${SESSION} AND id = ?`, [id]);
    return row && toSession(row);
  }

  async listSessions(tenantId: string, meetingKey: string): Promise<readonly SessionRecord[]> {
    const rows = await this.#db.all(
      `${SESSION} AND tenant_id = ? AND meeting_key = ?
       ORDER BY ended_at_ms IS NULL DESC, started_at_ms DESC, ${this.#arrival} DESC`,
      [tenantId, meetingKey],
    );
    return rows.map(toSession);
  }

  async sessionsAfter(tenantId: string, id: string): Promise<readonly SessionRecord[]> {
    const { byBytes } = this.#db.dialect;
    const rows = await this.#db.all(
      `${SESSION} AND tenant_id = ? AND id ${byBytes} > ? ORDER BY id ${byBytes} LIMIT ?`,
      [tenantId, id, SESSIONS_AT_ONCE],
    );
    return rows.map(toSession);
  }

  async endSession(id: string, endedAtMs: number): Promise<SessionRecord | undefined> {
    const ended = await this.#inSession(id, async (session, transaction) => {
      if (!session || session.endedAtMs !== undefined) return session;
      await transaction.run('UPDATE registry_sessions SET ended_at_ms = ? WHERE id = ?', [endedAtMs, id]);
      await transaction.run('DELETE FROM registry_viewings WHERE session_id = ?', [id]);
      return { ...session, endedAtMs };
    });
    this.#erasure.request();
    return ended;
  }

  async reopenSession(id: string, endedSinceMs: number): Promise<Reopening> {
    try {
      return await this.#inSession(id, async (session, transaction): Promise<Reopening> => {
        if (!session) return { refused: 'unknown_session' };
        const { endedAtMs, ...open } = session;
        if (endedAtMs === undefined) return { session: open };
        if (endedAtMs < endedSinceMs) return { refused: 'too_late' };
        await transaction.run('UPDATE registry_sessions SET ended_at_ms = NULL WHERE id = ?', [id]);
        return { session: open };
      });
    } catch (error) {
      if (isSqlError(error, 'unique')) return { refused: 'another' };
      throw error;
    }
  }

  async touchSession(id: string, usedAtMs: number): Promise<void> {
    await this.#db.run('UPDATE registry_sessions SET used_at_ms = ? WHERE id = ? AND used_at_ms <= ?', [
      ...[usedAtMs, id, usedAtMs - TOUCH_EVERY_MS],
    ]);
  }

  async deleteSession(
    id: string,
    { atMs, by }: { readonly atMs: number; readonly by: string },
  ): Promise<boolean> {
    const isThere = await this.#db.transaction(async (transaction) => {
      await transaction.run('DELETE FROM registry_viewings WHERE session_id = ?', [id]);
      return markDeleted(transaction, id, atMs, by);
    });
    this.#erasure.request();
    return isThere;
  }

  async listDeleted(): Promise<readonly DeletedSession[]> {
    const rows = await this.#db.all(`${DELETED} ORDER BY deleted_at_ms, ${this.#arrival}`);
    return rows.map(toDeletedSession);
  }

  restoreSession(id: string, nowMs: number): Promise<Restoration | undefined> {
    const { forUpdate } = this.#db.dialect;
    return this.#db.transaction(async (transaction) => {
      const [row] = await transaction.all(`${DELETED} AND id = ? ${forUpdate}`, [id]);
      if (!row) return undefined;
      const deleted = toDeletedSession(row);
      const [currentRow] = await transaction.all(
        `${SESSION} AND tenant_id = ? AND meeting_key = ? AND ended_at_ms IS NULL ${forUpdate}`,
        [deleted.tenantId, deleted.meetingKey],
      );
      const current = currentRow && toSession(currentRow);
      const outcome = restored(
        deleted,
        current,
        current !== undefined && (await hasRoles(transaction, current.id)),
      );
      const { session, replacedId } = outcome;
      if (replacedId !== undefined) await markDeleted(transaction, replacedId, nowMs, deleted.deletedBy);
      await transaction.run(
        'UPDATE registry_sessions SET deleted_at_ms = NULL, deleted_by = NULL, ended_at_ms = ? WHERE id = ?',
        [session.endedAtMs ?? null, id],
      );
      return outcome;
    });
  }

  async removeDeleted(beforeMs: number, dueAtMs: number): Promise<number> {
    const { forUpdateSkipLocked } = this.#db.dialect;
    const count = await this.#db.transaction(async (transaction) => {
      const rows = await transaction.all(
        `${DELETED} AND deleted_at_ms < ? ORDER BY deleted_at_ms LIMIT ? ${forUpdateSkipLocked}`,
        [beforeMs, REMOVALS_AT_ONCE],
      );
      for (const { id, tenantId, meetingKey, deletedAtMs } of rows.map(toDeletedSession)) {
        await removeSession(transaction, id, dueAtMs);
        await transaction.run(DECKS_BEFORE, [tenantId, meetingKey, deletedAtMs, deletedAtMs]);
      }
      return rows.length;
    });
    if (count > 0) this.#erasure.request();
    return count;
  }

  async removeSession(id: string, dueAtMs: number): Promise<readonly RemovedDocument[] | undefined> {
    // Of an earlier try whose answer got lost.
    let removed: readonly RemovedDocument[] | undefined;
    const documents = await this.#db.transaction(async (transaction) => {
      removed = (await removeSession(transaction, id, dueAtMs)) ?? removed;
      return removed;
    });
    this.#erasure.request();
    return documents;
  }

  async removeUnused(beforeMs: number, dueAtMs: number): Promise<number> {
    const { forUpdateSkipLocked } = this.#db.dialect;
    const removed = await this.#db.transaction(async (transaction) => {
      const rows = await transaction.all(
        `SELECT id FROM registry_sessions WHERE coalesce(ended_at_ms, used_at_ms) < ? LIMIT ? ${forUpdateSkipLocked}`,
        [beforeMs, REMOVALS_AT_ONCE],
      );
      for (const row of rows) await removeSession(transaction, text(row, 'id'), dueAtMs);
      return { sessions: rows.length, decks: await transaction.run(LEFT_DECKS) };
    });
    if (removed.sessions > 0 || removed.decks > 0) this.#erasure.request();
    return removed.sessions;
  }

  eraseDeleted(): Promise<boolean> {
    return this.#erasure.now();
  }

  async claimRemovals(nowMs: number, dueAgainAtMs: number): Promise<readonly RemovedDocument[]> {
    const { forUpdateSkipLocked } = this.#db.dialect;
    const claimed = await this.#db.all(
      `UPDATE registry_removals SET due_at_ms = ? WHERE document_id IN
         (SELECT document_id FROM registry_removals WHERE due_at_ms <= ? LIMIT ? ${forUpdateSkipLocked})
       RETURNING document_id, fluid_service`,
      [dueAgainAtMs, nowMs, REMOVALS_AT_ONCE],
    );
    return claimed.map(toRemoved);
  }

  async beginMove(id: string, nowMs: number, untilMs: number): Promise<boolean> {
    const begun = await this.#db.run(
      `UPDATE registry_sessions SET moving_until_ms = ?
       WHERE id = ? AND deleted_at_ms IS NULL AND (moving_until_ms IS NULL OR moving_until_ms <= ? OR moving_until_ms = ?)`,
      [untilMs, id, nowMs, untilMs],
    );
    return begun > 0;
  }

  async addCopy({ documentId, fluidService }: RemovedDocument, dueAtMs: number): Promise<void> {
    await this.#db.run(
      `INSERT INTO registry_removals (document_id, due_at_ms, fluid_service) VALUES (?, ?, ?)
       ON CONFLICT (document_id) DO UPDATE SET due_at_ms = excluded.due_at_ms`,
      [documentId, dueAtMs, fluidService],
    );
  }

  async finishMove(id: string, move: Move): Promise<readonly RemovedDocument[] | undefined> {
    // Of an earlier try whose answer got lost.
    let moved: readonly RemovedDocument[] | undefined;
    const former = await this.#inSession(id, async (session, transaction) => {
      moved = (session && (await moveDocuments(transaction, session, move))) ?? moved;
      return moved;
    });
    this.#erasure.request();
    return former;
  }

  async cancelMove(id: string): Promise<void> {
    await this.#db.run('UPDATE registry_sessions SET moving_until_ms = NULL WHERE id = ?', [id]);
  }

  async finishRemoval(documentId: string): Promise<void> {
    await this.#db.run('DELETE FROM registry_removals WHERE document_id = ?', [documentId]);
    this.#erasure.request();
  }

  registerDocument(document: DocumentRecord): Promise<Registration> {
    const { documentId, sessionId, kind, table, registeredAtMs } = document;
    // Others at this session wait: neither its end nor another document comes in between.
    return this.#inSession(sessionId, async (session, transaction): Promise<Registration> => {
      if (!session) return { refused: 'unknown_session' };
      const [winner] = await transaction.all(
        `${DOCUMENT} WHERE session_id = ? AND kind = ? AND table_number = ?`,
        [sessionId, kind, table],
      );
      if (winner) return { document: toDocument(winner) };
      if (session.endedAtMs !== undefined) return { refused: 'session_ended' };
      const removals = await transaction.all('SELECT 1 FROM registry_removals WHERE document_id = ?', [
        documentId,
      ]);
      if (removals.length > 0) return { refused: 'taken' };
      const inserted = await transaction.run(
        `INSERT INTO registry_documents (${DOCUMENT_COLUMNS}) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (document_id) DO NOTHING`,
        [documentId, sessionId, kind, table, registeredAtMs],
      );
      return inserted > 0 ? { document } : { refused: 'taken' };
    });
  }

  async findDocument(documentId: string): Promise<DocumentRecord | undefined> {
    const [row] = await this.#db.all(`${DOCUMENT} WHERE document_id = ?`, [documentId]);
    return row && toDocument(row);
  }

  async listDocuments(sessionId: string): Promise<readonly DocumentRecord[]> {
    const rows = await this.#db.all(`${DOCUMENT} WHERE session_id = ? ORDER BY kind, table_number`, [
      sessionId,
    ]);
    return rows.map(toDocument);
  }

  async runningDocuments(documentIds: readonly string[]): Promise<readonly string[]> {
    const rows = await this.#db.all(
      `SELECT document_id FROM registry_documents AS documents
       JOIN registry_sessions AS sessions ON sessions.id = documents.session_id
       WHERE ended_at_ms IS NULL AND deleted_at_ms IS NULL AND document_id IN (${this.#db.dialect.textsOfJson})`,
      [JSON.stringify(documentIds)],
    );
    return rows.map((row) => text(row, 'document_id'));
  }

  async countSessions(): Promise<SessionCounts> {
    const [row = {}] = await this.#once.all(
      `SELECT count(*) - count(ended_at_ms) AS current, count(ended_at_ms) AS ended,
         (SELECT count(*) FROM registry_removals) AS removals
       FROM registry_sessions WHERE deleted_at_ms IS NULL`,
    );
    return {
      current: integer(row, 'current'),
      ended: integer(row, 'ended'),
      removals: integer(row, 'removals'),
    };
  }

  async check(): Promise<void> {
    await this.#once.all('SELECT 1 FROM registry_sessions LIMIT 1');
  }

  async close(): Promise<void> {
    await this.#erasure.close();
    await this.#db.close();
  }

  /** The column that tells in which order sessions came. */
  get #arrival(): string {
    return this.#db.dialect.name === 'SQLite' ? 'rowid' : 'position';
  }

  /** A transaction in which the session stays as it is. */
  #inSession<T>(
    id: string,
    work: (session: SessionRecord | undefined, transaction: SqlTransaction) => Promise<T>,
  ): Promise<T> {
    return this.#db.transaction(async (transaction) => {
      const [row] = await transaction.all(`${SESSION} AND id = ? ${transaction.dialect.forUpdate}`, [id]);
      return work(row && toSession(row), transaction);
    });
  }
}

/** The first deletion stands. False if there is no such session. */
async function markDeleted(
  transaction: SqlTransaction,
  id: string,
  atMs: number,
  by: string,
): Promise<boolean> {
  const marked = await transaction.run(
    `UPDATE registry_sessions SET deleted_at_ms = coalesce(deleted_at_ms, ?), deleted_by = coalesce(deleted_by, ?)
     WHERE id = ?`,
    [atMs, by, id],
  );
  return marked > 0;
}

async function hasRoles(transaction: SqlTransaction, sessionId: string): Promise<boolean> {
  const roles = await transaction.all('SELECT 1 FROM registry_roles WHERE session_id = ? LIMIT 1', [
    sessionId,
  ]);
  return roles.length > 0;
}

/** Nothing if the session's documents are others by now. */
async function moveDocuments(
  transaction: SqlTransaction,
  { id, fluidService }: SessionRecord,
  { fluidService: target, copies, known, atMs }: Move,
): Promise<readonly RemovedDocument[] | undefined> {
  const documents = (await transaction.all(`${DOCUMENT} WHERE session_id = ?`, [id])).map(toDocument);
  if (documents.length !== known.length) return undefined;
  if (!documents.every(({ documentId }) => known.includes(documentId))) return undefined;
  for (const { documentId } of documents) {
    await transaction.run(
      'INSERT INTO registry_removals (document_id, due_at_ms, fluid_service) VALUES (?, ?, ?)',
      [documentId, atMs, fluidService],
    );
  }
  await transaction.run('DELETE FROM registry_documents WHERE session_id = ?', [id]);
  for (const { from, to } of copies) {
    const place = documents.find(({ documentId }) => documentId === from);
    if (!place) throw new TypeError('A copy is of a document that the session does not have.');
    // The next number of its kind, as for a table that takes the place of a damaged one: pages find that it is another one.
    await transaction.run(`INSERT INTO registry_documents (${DOCUMENT_COLUMNS}) VALUES (?, ?, ?, ?, ?)`, [
      ...[to, id, place.kind, place.table + 1, atMs],
    ]);
    await transaction.run('DELETE FROM registry_removals WHERE document_id = ?', [to]);
  }
  await transaction.run(
    'UPDATE registry_sessions SET fluid_service = ?, moving_until_ms = NULL WHERE id = ?',
    [target, id],
  );
  return documents.map(({ documentId }) => ({ documentId, fluidService }));
}

/** Returns its documents, which wait for removal then; nothing if there is no such session. */
async function removeSession(
  transaction: SqlTransaction,
  id: string,
  dueAtMs: number,
): Promise<readonly RemovedDocument[] | undefined> {
  const [session] = await transaction.all(
    `SELECT tenant_id, meeting_key, fluid_service FROM registry_sessions WHERE id = ? ${transaction.dialect.forUpdate}`,
    [id],
  );
  if (!session) return undefined;
  const documents = await transaction.all(
    `INSERT INTO registry_removals (document_id, due_at_ms, fluid_service)
     SELECT document_id, ?, ? FROM registry_documents WHERE session_id = ? RETURNING document_id, fluid_service`,
    [dueAtMs, text(session, 'fluid_service'), id],
  );
  await transaction.run('DELETE FROM registry_sessions WHERE id = ?', [id]);
  const place = [text(session, 'tenant_id'), text(session, 'meeting_key')];
  await transaction.run(`${LEFT_DECKS} AND tenant_id = ? AND meeting_key = ?`, place);
  return documents.map(toRemoved);
}
