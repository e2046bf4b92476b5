/** The registry in PostgreSQL, for several servers on one store. */
import type { DatabaseAddress } from '../../shared/databaseAddress.ts';
import { errorField } from '../errorField.ts';
import type { ConversationStore } from './conversation.ts';
import { POSTGRES_MIGRATIONS } from './migrations.ts';
import { PostgresConversation } from './postgresConversation.ts';
import { PostgresPool, type Query } from './postgresPool.ts';
import { PostgresTeamDecks } from './postgresTeamDecks.ts';
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
import type { TeamDeckStore } from './teamDecks.ts';

/** Any number; it only has to differ from the advisory locks of other programs in the same database. */
const MIGRATION_LOCK = 7_250_913_400_119;

const UNIQUE_VIOLATION = '23505';

const SESSION = `SELECT ${SESSION_COLUMNS} FROM registry_sessions`;
/** Of meetings without any session. */
const LEFT_DECKS = `DELETE FROM registry_team_decks AS decks WHERE NOT EXISTS (
  SELECT 1 FROM registry_sessions AS sessions
  WHERE sessions.tenant_id = decks.tenant_id AND sessions.meeting_key = decks.meeting_key)`;
const DOCUMENT = `SELECT ${DOCUMENT_COLUMNS} FROM registry_documents`;

/** Opens the database, making or migrating the tables. Throws the driver's errors and {@link NewerStoreError}. */
export async function openPostgresRegistry(
  url: string,
  password?: DatabaseAddress['password'],
): Promise<Registry> {
  const pool = new PostgresPool({ url, ...(password && { password }) });
  try {
    await pool.inTransaction(migrate);
  } catch (error) {
    await pool.close();
    throw error;
  }
  return new PostgresRegistry(pool);
}

/** Of servers that start at once the first one migrates, and the others find it done. */
async function migrate(query: Query): Promise<void> {
  await query('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
  await query('CREATE TABLE IF NOT EXISTS registry_meta (key TEXT PRIMARY KEY, value BIGINT NOT NULL)');
  const [row] = await query(`SELECT value FROM registry_meta WHERE key = 'steps'`);
  const steps = row ? integer(row, 'value') : 0;
  if (steps > POSTGRES_MIGRATIONS.length) throw new NewerStoreError();
  for (const step of POSTGRES_MIGRATIONS.slice(steps)) await query(step);
  // Written even when nothing changed: a database that takes no more is noticed now rather than in a meeting.
  await query(
    `INSERT INTO registry_meta (key, value) VALUES ('steps', $1)
     ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
    [POSTGRES_MIGRATIONS.length],
  );
}

async function removeSession(query: Query, id: string, dueAtMs: number): Promise<readonly string[]> {
  const documents = await query(
    `INSERT INTO registry_removals (document_id, due_at_ms)
     SELECT document_id, $1 FROM registry_documents WHERE session_id = $2 RETURNING document_id`,
    [dueAtMs, id],
  );
  const [removed] = await query(
    'DELETE FROM registry_sessions WHERE id = $1 RETURNING tenant_id, meeting_key',
    [id],
  );
  if (removed) {
    const place = [text(removed, 'tenant_id'), text(removed, 'meeting_key')];
    await query(`${LEFT_DECKS} AND tenant_id = $1 AND meeting_key = $2`, place);
  }
  return documents.map((row) => text(row, 'document_id'));
}

/** Each call bears repeating: asked again after an answer that got lost, it gives the same answer. */
class PostgresRegistry implements Registry {
  readonly conversation: ConversationStore;
  readonly teamDecks: TeamDeckStore;
  readonly #pool: PostgresPool;

  constructor(pool: PostgresPool) {
    this.#pool = pool;
    this.conversation = new PostgresConversation(pool);
    this.teamDecks = new PostgresTeamDecks(pool);
  }

  async findOrCreateCurrent(fresh: Omit<SessionRecord, 'endedAtMs'>): Promise<SessionRecord> {
    const { id, tenantId, meetingKey, sealedMeeting, startedAtMs, usedAtMs } = fresh;
    for (;;) {
      const [made] = await this.#query(
        `INSERT INTO registry_sessions (id, tenant_id, meeting_key, sealed_meeting, started_at_ms, used_at_ms)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (tenant_id, meeting_key) WHERE ended_at_ms IS NULL DO NOTHING RETURNING id`,
        [id, tenantId, meetingKey, sealedMeeting, startedAtMs, usedAtMs],
      );
      if (made) return fresh;
      const [current] = await this.#query(
        `${SESSION} WHERE tenant_id = $1 AND meeting_key = $2 AND ended_at_ms IS NULL`,
        [tenantId, meetingKey],
      );
      if (current) return toSession(current);
      // The other one's session ended between the two statements: the next round makes this one.
    }
  }

  async findSession(id: string): Promise<SessionRecord | undefined> {
    const [row] = await this.#query(`${SESSION} WHERE id = $1`, [id]);
    return row && toSession(row);
  }

  async listSessions(tenantId: string, meetingKey: string): Promise<readonly SessionRecord[]> {
    const rows = await this.#query(
      `${SESSION} WHERE tenant_id = $1 AND meeting_key = $2
       ORDER BY ended_at_ms IS NULL DESC, started_at_ms DESC, position DESC`,
      [tenantId, meetingKey],
    );
    return rows.map(toSession);
  }

  endSession(id: string, endedAtMs: number): Promise<SessionRecord | undefined> {
    return this.#inSession(id, async (session, query) => {
      if (!session || session.endedAtMs !== undefined) return session;
      await query('UPDATE registry_sessions SET ended_at_ms = $1 WHERE id = $2', [endedAtMs, id]);
      await query('DELETE FROM registry_viewings WHERE session_id = $1', [id]);
      return { ...session, endedAtMs };
    });
  }

  async reopenSession(id: string, endedSinceMs: number): Promise<Reopening> {
    try {
      return await this.#inSession(id, async (session, query) => {
        if (!session) return { refused: 'unknown_session' };
        const { endedAtMs, ...open } = session;
        if (endedAtMs === undefined) return { session: open };
        if (endedAtMs < endedSinceMs) return { refused: 'too_late' };
        await query('UPDATE registry_sessions SET ended_at_ms = NULL WHERE id = $1', [id]);
        return { session: open };
      });
    } catch (error) {
      if (errorField(error, 'code') === UNIQUE_VIOLATION) return { refused: 'another' };
      throw error;
    }
  }

  /** One transaction that nobody else changes the session in. */
  #inSession<T>(
    id: string,
    work: (session: SessionRecord | undefined, query: Query) => Promise<T>,
  ): Promise<T> {
    return this.#pool.patiently(() =>
      this.#pool.inTransaction(async (query) => {
        const [row] = await query(`${SESSION} WHERE id = $1 FOR UPDATE`, [id]);
        return work(row && toSession(row), query);
      }),
    );
  }

  async touchSession(id: string, usedAtMs: number): Promise<void> {
    await this.#query('UPDATE registry_sessions SET used_at_ms = $1 WHERE id = $2 AND used_at_ms <= $3', [
      ...[usedAtMs, id, usedAtMs - TOUCH_EVERY_MS],
    ]);
  }

  removeSession(id: string, dueAtMs: number): Promise<readonly string[] | undefined> {
    // Of an earlier try whose answer got lost.
    let removed: readonly string[] | undefined;
    return this.#pool.patiently(() =>
      this.#pool.inTransaction(async (query) => {
        const [session] = await query('SELECT id FROM registry_sessions WHERE id = $1 FOR UPDATE', [id]);
        if (!session) return removed;
        removed = await removeSession(query, id, dueAtMs);
        return removed;
      }),
    );
  }

  removeUnused(beforeMs: number, dueAtMs: number): Promise<number> {
    return this.#pool.patiently(() =>
      this.#pool.inTransaction(async (query) => {
        const sessions = await query(
          `SELECT id FROM registry_sessions WHERE coalesce(ended_at_ms, used_at_ms) < $1
           LIMIT $2 FOR UPDATE SKIP LOCKED`,
          [beforeMs, REMOVALS_AT_ONCE],
        );
        for (const row of sessions) await removeSession(query, text(row, 'id'), dueAtMs);
        await query(LEFT_DECKS);
        return sessions.length;
      }),
    );
  }

  async claimRemovals(nowMs: number, dueAgainAtMs: number): Promise<readonly string[]> {
    const claimed = await this.#query(
      `UPDATE registry_removals SET due_at_ms = $1 WHERE document_id IN
         (SELECT document_id FROM registry_removals WHERE due_at_ms <= $2 LIMIT $3 FOR UPDATE SKIP LOCKED)
       RETURNING document_id`,
      [dueAgainAtMs, nowMs, REMOVALS_AT_ONCE],
    );
    return claimed.map((row) => text(row, 'document_id'));
  }

  async finishRemoval(documentId: string): Promise<void> {
    await this.#query('DELETE FROM registry_removals WHERE document_id = $1', [documentId]);
  }

  async registerDocument(document: DocumentRecord): Promise<Registration> {
    const { documentId, sessionId, kind, table, registeredAtMs } = document;
    return this.#pool.patiently(() =>
      this.#pool.inTransaction(async (query): Promise<Registration> => {
        // The lock lets others at this session wait: neither its end nor another document comes in between.
        const [session] = await query(`${SESSION} WHERE id = $1 FOR UPDATE`, [sessionId]);
        if (!session) return { refused: 'unknown_session' };
        const [winner] = await query(
          `${DOCUMENT} WHERE session_id = $1 AND kind = $2 AND table_number = $3`,
          [sessionId, kind, table],
        );
        if (winner) return { document: toDocument(winner) };
        if (toSession(session).endedAtMs !== undefined) return { refused: 'session_ended' };
        const removed = await query('SELECT 1 FROM registry_removals WHERE document_id = $1', [documentId]);
        if (removed.length > 0) return { refused: 'taken' };
        const inserted = await query(
          `INSERT INTO registry_documents (${DOCUMENT_COLUMNS}) VALUES ($1, $2, $3, $4, $5)
           ON CONFLICT (document_id) DO NOTHING RETURNING document_id`,
          [documentId, sessionId, kind, table, registeredAtMs],
        );
        return inserted.length > 0 ? { document } : { refused: 'taken' };
      }),
    );
  }

  async listDocuments(sessionId: string): Promise<readonly DocumentRecord[]> {
    const rows = await this.#query(`${DOCUMENT} WHERE session_id = $1 ORDER BY kind, table_number`, [
      sessionId,
    ]);
    return rows.map(toDocument);
  }

  async countSessions(): Promise<SessionCounts> {
    const [row = {}] = await this.#pool.query(
      `SELECT count(*) - count(ended_at_ms) AS current, count(ended_at_ms) AS ended,
         (SELECT count(*) FROM registry_removals) AS removals FROM registry_sessions`,
    );
    return {
      current: integer(row, 'current'),
      ended: integer(row, 'ended'),
      removals: integer(row, 'removals'),
    };
  }

  async check(): Promise<void> {
    await this.#pool.query('SELECT 1 FROM registry_sessions LIMIT 1');
  }

  close(): Promise<void> {
    return this.#pool.close();
  }

  #query(sql: string, params: readonly unknown[]): ReturnType<Query> {
    return this.#pool.patiently(() => this.#pool.query(sql, params));
  }
}
