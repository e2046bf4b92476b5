import { HELD_ROLES } from '../../shared/contract/limits.ts';
import type { SessionRoles } from '../../shared/contract/schemas/roles.ts';
import type { SqlDatabase, SqlQueries, SqlTransaction } from '../../sql/sqlDatabase.ts';
import {
  type ConversationStore,
  type Door,
  type RecordOutcome,
  type RecordWrite,
  type RoleChange,
  type RoleOutcome,
  VIEWINGS_OF_ONE_PERSON,
  type Viewing,
  validateRoleChange,
} from './conversation.ts';
import { integer, text, toRoles, toViewing, VIEWING_COLUMNS } from './rows.ts';

export class SqlConversation implements ConversationStore {
  readonly #db: SqlDatabase;
  readonly #onDeleted: () => void;

  /** `onDeleted`: something was deleted or replaced. */
  constructor(db: SqlDatabase, onDeleted: () => void) {
    this.#db = db;
    this.#onDeleted = onDeleted;
  }

  listRoles(sessionId: string): Promise<SessionRoles> {
    return rolesOf(this.#db, sessionId);
  }

  async claimRoles(sessionId: string, person: string): Promise<SessionRoles> {
    const claimed = await this.#inSession(sessionId, async (transaction) => {
      const roles = await rolesOf(transaction, sessionId);
      if (roles.facilitators.length > 0 || roles.noteTakers.length > 0) return roles;
      for (const role of HELD_ROLES) await giveRole(transaction, { sessionId, role, person });
      return rolesOf(transaction, sessionId);
    });
    return claimed ?? { facilitators: [], noteTakers: [] };
  }

  async changeRole(change: RoleChange): Promise<RoleOutcome> {
    const { sessionId, role, person, held } = change;
    const outcome = await this.#inSession(sessionId, async (transaction): Promise<RoleOutcome> => {
      const notes = await transaction.all(
        `SELECT 1 FROM registry_documents WHERE session_id = ? AND kind = 'notes'`,
        [sessionId],
      );
      const settled = validateRoleChange(change, await rolesOf(transaction, sessionId), notes.length > 0);
      if (settled) return settled;
      if (held) await giveRole(transaction, change);
      else {
        await transaction.run('DELETE FROM registry_roles WHERE session_id = ? AND role = ? AND person = ?', [
          ...[sessionId, role, person],
        ]);
      }
      return { roles: await rolesOf(transaction, sessionId) };
    });
    if (!held) this.#onDeleted();
    return outcome ?? { refused: 'unknown_session' };
  }

  async replacePerson(sessionId: string, person: string, by: string): Promise<number> {
    const replaced = await this.#inSession(sessionId, async (transaction) => {
      const params = [by, sessionId, person];
      const roles = await transaction.run(
        'UPDATE registry_roles SET person = ? WHERE session_id = ? AND person = ?',
        params,
      );
      const viewings = await transaction.run(
        'UPDATE registry_viewings SET made_by = ? WHERE session_id = ? AND made_by = ?',
        params,
      );
      return roles + viewings;
    });
    if (replaced) this.#onDeleted();
    return replaced ?? 0;
  }

  async readRecord(sessionId: string, name: string): Promise<string | undefined> {
    const [row] = await this.#db.all('SELECT body FROM registry_boxes WHERE session_id = ? AND name = ?', [
      sessionId,
      name,
    ]);
    return row && text(row, 'body');
  }

  async putRecord({ sessionId, name, body, by, most }: RecordWrite): Promise<RecordOutcome> {
    const outcome = await this.#db.transaction(async (transaction): Promise<RecordOutcome> => {
      const [owner] = await transaction.all(
        `SELECT server_id FROM registry_session_owners WHERE session_id = ? ${transaction.dialect.forUpdate}`,
        [sessionId],
      );
      if (owner?.server_id !== by) return 'not_owner';
      const [others = {}] = await transaction.all(
        'SELECT count(*) AS records FROM registry_boxes WHERE session_id = ? AND name <> ?',
        [sessionId, name],
      );
      if (integer(others, 'records') >= most) return 'full';
      await transaction.run(
        `INSERT INTO registry_boxes (session_id, name, body) VALUES (?, ?, ?)
         ON CONFLICT (session_id, name) DO UPDATE SET body = excluded.body`,
        [sessionId, name, body],
      );
      return 'written';
    });
    this.#onDeleted();
    return outcome;
  }

  async addViewing({ id, sessionId, madeBy, madeAtMs, endsAtMs }: Viewing): Promise<boolean> {
    const added = await this.#db.run(
      `INSERT INTO registry_viewings (${VIEWING_COLUMNS})
       SELECT ?, id, ?, ?, ? FROM registry_sessions
       WHERE id = ? AND ended_at_ms IS NULL AND deleted_at_ms IS NULL ${this.#db.dialect.forShare}
       ON CONFLICT (id) DO UPDATE SET id = excluded.id`,
      [id, madeBy, madeAtMs, endsAtMs, sessionId],
    );
    if (added === 0) return false;
    const old = await this.#db.run(
      `DELETE FROM registry_viewings WHERE session_id = ? AND made_by = ? AND id <> ? AND id NOT IN
         (SELECT id FROM registry_viewings WHERE session_id = ? AND made_by = ? AND id <> ?
          ORDER BY made_at_ms DESC, id LIMIT ?)`,
      [sessionId, madeBy, id, sessionId, madeBy, id, VIEWINGS_OF_ONE_PERSON - 1],
    );
    if (old > 0) this.#onDeleted();
    return true;
  }

  async hasViewing(id: string): Promise<boolean> {
    return (await this.#db.all('SELECT 1 FROM registry_viewings WHERE id = ?', [id])).length > 0;
  }

  async listStageShares(sessionId: string, nowMs: number): Promise<readonly Viewing[]> {
    const rows = await this.#db.all(
      `SELECT ${VIEWING_COLUMNS} FROM registry_viewings
       WHERE session_id = ? AND ends_at_ms > ? ORDER BY made_at_ms, id`,
      [sessionId, nowMs],
    );
    return rows.map(toViewing);
  }

  async removeViewing(id: string): Promise<void> {
    await this.#db.run('DELETE FROM registry_viewings WHERE id = ?', [id]);
    this.#onDeleted();
  }

  async removeStageShares(sessionId: string): Promise<void> {
    await this.#db.run('DELETE FROM registry_viewings WHERE session_id = ?', [sessionId]);
    this.#onDeleted();
  }

  async openDoor({ sessionId, codeHash, endsAtMs }: Door): Promise<boolean> {
    const opened = await this.#db.transaction(async (transaction) => {
      const [session] = await transaction.all(
        `SELECT id FROM registry_sessions
         WHERE id = ? AND ended_at_ms IS NULL AND deleted_at_ms IS NULL ${transaction.dialect.forUpdate}`,
        [sessionId],
      );
      if (!session) return false;
      await transaction.run('DELETE FROM registry_doors WHERE session_id = ?', [sessionId]);
      const added = await transaction.run(
        `INSERT INTO registry_doors (session_id, code_hash, ends_at_ms) VALUES (?, ?, ?)
         ON CONFLICT DO NOTHING`,
        [sessionId, codeHash, endsAtMs],
      );
      return added > 0;
    });
    this.#onDeleted();
    return opened;
  }

  async closeDoor(sessionId: string): Promise<void> {
    await this.#db.run('DELETE FROM registry_doors WHERE session_id = ?', [sessionId]);
    this.#onDeleted();
  }

  async sessionBehind(codeHash: string, nowMs: number): Promise<string | undefined> {
    const [row] = await this.#db.all(
      `SELECT doors.session_id FROM registry_doors AS doors
       JOIN registry_sessions AS sessions ON sessions.id = doors.session_id
       WHERE doors.code_hash = ? AND doors.ends_at_ms > ?
         AND sessions.ended_at_ms IS NULL AND sessions.deleted_at_ms IS NULL`,
      [codeHash, nowMs],
    );
    return row && text(row, 'session_id');
  }

  async tidy(recordsBeforeMs: number, viewingsBeforeMs: number): Promise<void> {
    await this.#db.run(
      `DELETE FROM registry_boxes
       WHERE session_id IN (SELECT id FROM registry_sessions WHERE coalesce(ended_at_ms, used_at_ms) < ?)`,
      [recordsBeforeMs],
    );
    await this.#db.run('DELETE FROM registry_viewings WHERE ends_at_ms < ?', [viewingsBeforeMs]);
    await this.#db.run('DELETE FROM registry_doors WHERE ends_at_ms < ?', [viewingsBeforeMs]);
    this.#onDeleted();
  }

  /** A transaction that no other change of the session's roles comes in between. Nothing if there is no such session. */
  #inSession<T>(
    sessionId: string,
    work: (transaction: SqlTransaction) => Promise<T>,
  ): Promise<T | undefined> {
    return this.#db.transaction(async (transaction) => {
      const [session] = await transaction.all(
        `SELECT id FROM registry_sessions WHERE id = ? AND deleted_at_ms IS NULL ${transaction.dialect.forUpdate}`,
        [sessionId],
      );
      return session && work(transaction);
    });
  }
}

async function rolesOf(on: SqlQueries, sessionId: string): Promise<SessionRoles> {
  return toRoles(
    await on.all('SELECT role, person FROM registry_roles WHERE session_id = ? ORDER BY person', [sessionId]),
  );
}

async function giveRole(
  transaction: SqlTransaction,
  { sessionId, role, person }: Pick<RoleChange, 'sessionId' | 'role' | 'person'>,
): Promise<void> {
  await transaction.run('INSERT INTO registry_roles (session_id, role, person) VALUES (?, ?, ?)', [
    ...[sessionId, role, person],
  ]);
}
