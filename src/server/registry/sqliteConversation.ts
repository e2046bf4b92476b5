import type { DatabaseSync } from 'node:sqlite';
import { HELD_ROLES, type SessionRoles } from '../../shared/api.ts';
import {
  type BoxChange,
  type ConversationStore,
  judgeRoleChange,
  type RoleChange,
  type RoleOutcome,
  type Viewing,
} from './conversation.ts';
import { integer, text, toRoles } from './rows.ts';

export class SqliteConversation implements ConversationStore {
  readonly #statements: ReturnType<typeof prepare>;
  readonly #inTransaction: <T>(work: () => T) => T;

  constructor(db: DatabaseSync, inTransaction: <T>(work: () => T) => T) {
    this.#statements = prepare(db);
    this.#inTransaction = inTransaction;
  }

  async listRoles(sessionId: string): Promise<SessionRoles> {
    return this.#roles(sessionId);
  }

  async claimRoles(sessionId: string, person: string): Promise<SessionRoles> {
    return this.#inTransaction(() => {
      const { facilitators, noteTakers } = this.#roles(sessionId);
      const isFree = facilitators.length === 0 && noteTakers.length === 0;
      if (isFree && this.#isSession(sessionId)) {
        for (const role of HELD_ROLES) this.#statements.giveRole.run(sessionId, role, person);
      }
      return this.#roles(sessionId);
    });
  }

  async changeRole(change: RoleChange): Promise<RoleOutcome> {
    const { sessionId, role, person, held } = change;
    return this.#inTransaction(() => {
      if (!this.#isSession(sessionId)) return { refused: 'unknown_session' };
      const judged = judgeRoleChange(change, this.#roles(sessionId), this.#hasNotes(sessionId));
      if (judged) return judged;
      this.#statements[held ? 'giveRole' : 'takeRole'].run(sessionId, role, person);
      return { roles: this.#roles(sessionId) };
    });
  }

  async readBox(sessionId: string, name: string): Promise<string | undefined> {
    return this.#box(sessionId, name);
  }

  async changeBox<T>(sessionId: string, name: string, change: BoxChange<T>): Promise<T | undefined> {
    return this.#inTransaction(() => {
      if (!this.#isSession(sessionId)) return undefined;
      const boxes = integer(this.#statements.countBoxes.get(sessionId) ?? {}, 'boxes');
      const { body, result } = change(this.#box(sessionId, name), boxes);
      if (body !== undefined) this.#statements.putBox.run(sessionId, name, body);
      return result;
    });
  }

  async addViewing({ id, sessionId, endsAtMs }: Viewing): Promise<boolean> {
    return this.#statements.addViewing.run(id, endsAtMs, sessionId).changes === 1;
  }

  async hasViewing(id: string): Promise<boolean> {
    return this.#statements.viewing.get(id) !== undefined;
  }

  async removeViewing(id: string): Promise<void> {
    this.#statements.removeViewing.run(id);
  }

  async removeViewings(sessionId: string): Promise<void> {
    this.#statements.removeViewings.run(sessionId);
  }

  async tidy(boxesBeforeMs: number, viewingsBeforeMs: number): Promise<void> {
    this.#statements.tidyBoxes.run(boxesBeforeMs);
    this.#statements.tidyViewings.run(viewingsBeforeMs);
  }

  #isSession(id: string): boolean {
    return this.#statements.session.get(id) !== undefined;
  }

  #hasNotes(sessionId: string): boolean {
    return this.#statements.notes.get(sessionId) !== undefined;
  }

  #roles(sessionId: string): SessionRoles {
    return toRoles(this.#statements.roles.all(sessionId));
  }

  #box(sessionId: string, name: string): string | undefined {
    const row = this.#statements.box.get(sessionId, name);
    return row && text(row, 'body');
  }
}

function prepare(db: DatabaseSync) {
  return {
    session: db.prepare('SELECT id FROM sessions WHERE id = ?'),
    notes: db.prepare(`SELECT document_id FROM documents WHERE session_id = ? AND kind = 'notes'`),
    roles: db.prepare('SELECT role, person FROM roles WHERE session_id = ? ORDER BY person'),
    giveRole: db.prepare('INSERT INTO roles (session_id, role, person) VALUES (?, ?, ?)'),
    takeRole: db.prepare('DELETE FROM roles WHERE session_id = ? AND role = ? AND person = ?'),
    box: db.prepare('SELECT body FROM boxes WHERE session_id = ? AND name = ?'),
    countBoxes: db.prepare('SELECT count(*) AS boxes FROM boxes WHERE session_id = ?'),
    putBox: db.prepare('INSERT OR REPLACE INTO boxes (session_id, name, body) VALUES (?, ?, ?)'),
    tidyBoxes: db.prepare(
      `DELETE FROM boxes WHERE session_id IN
         (SELECT id FROM sessions WHERE coalesce(ended_at_ms, used_at_ms) < ?)`,
    ),
    viewing: db.prepare('SELECT id FROM viewings WHERE id = ?'),
    addViewing: db.prepare(
      `INSERT INTO viewings (id, session_id, ends_at_ms)
       SELECT ?, id, ? FROM sessions WHERE id = ? AND ended_at_ms IS NULL`,
    ),
    removeViewing: db.prepare('DELETE FROM viewings WHERE id = ?'),
    removeViewings: db.prepare('DELETE FROM viewings WHERE session_id = ?'),
    tidyViewings: db.prepare('DELETE FROM viewings WHERE ends_at_ms < ?'),
  };
}
