import { HELD_ROLES, type SessionRoles } from '../../shared/api.ts';
import {
  type BoxChange,
  type ConversationStore,
  judgeRoleChange,
  type RoleChange,
  type RoleOutcome,
  type Viewing,
} from './conversation.ts';
import type { PostgresPool, Query } from './postgresPool.ts';
import { integer, text, toRoles } from './rows.ts';

export class PostgresConversation implements ConversationStore {
  readonly #pool: PostgresPool;

  constructor(pool: PostgresPool) {
    this.#pool = pool;
  }

  listRoles(sessionId: string): Promise<SessionRoles> {
    return this.#pool.patiently(() => rolesOf(this.#pool.query.bind(this.#pool), sessionId));
  }

  async claimRoles(sessionId: string, person: string): Promise<SessionRoles> {
    const claimed = await this.#atSession(sessionId, async (query) => {
      const roles = await rolesOf(query, sessionId);
      if (roles.facilitators.length > 0 || roles.noteTakers.length > 0) return roles;
      for (const role of HELD_ROLES) await giveRole(query, { sessionId, role, person });
      return rolesOf(query, sessionId);
    });
    return claimed ?? { facilitators: [], noteTakers: [] };
  }

  async changeRole(change: RoleChange): Promise<RoleOutcome> {
    const { sessionId, role, person, held } = change;
    const outcome = await this.#atSession(sessionId, async (query): Promise<RoleOutcome> => {
      const notes = await query(
        `SELECT document_id FROM registry_documents WHERE session_id = $1 AND kind = 'notes'`,
        [sessionId],
      );
      const judged = judgeRoleChange(change, await rolesOf(query, sessionId), notes.length > 0);
      if (judged) return judged;
      if (held) await giveRole(query, change);
      else {
        await query('DELETE FROM registry_roles WHERE session_id = $1 AND role = $2 AND person = $3', [
          ...[sessionId, role, person],
        ]);
      }
      return { roles: await rolesOf(query, sessionId) };
    });
    return outcome ?? { refused: 'unknown_session' };
  }

  readBox(sessionId: string, name: string): Promise<string | undefined> {
    return this.#pool.patiently(() => boxOf(this.#pool.query.bind(this.#pool), sessionId, name));
  }

  async changeBox<T>(sessionId: string, name: string, change: BoxChange<T>): Promise<T | undefined> {
    const outcome = await this.#atSession(sessionId, async (query) => {
      const [counts = {}] = await query(
        'SELECT count(*) AS boxes FROM registry_boxes WHERE session_id = $1',
        [sessionId],
      );
      const body = await boxOf(query, sessionId, name);
      const changed = attempt(() => change(body, integer(counts, 'boxes')));
      if ('error' in changed) return changed;
      if (changed.value.body !== undefined) {
        await query(
          `INSERT INTO registry_boxes (session_id, name, body) VALUES ($1, $2, $3)
           ON CONFLICT (session_id, name) DO UPDATE SET body = excluded.body`,
          [sessionId, name, changed.value.body],
        );
      }
      return changed;
    });
    if (outcome && 'error' in outcome) throw outcome.error;
    return outcome?.value.result;
  }

  async addViewing({ id, sessionId, endsAtMs }: Viewing): Promise<boolean> {
    const added = await this.#query(
      `INSERT INTO registry_viewings (id, session_id, ends_at_ms)
       SELECT $1, id, $2 FROM registry_sessions WHERE id = $3 AND ended_at_ms IS NULL FOR SHARE
       ON CONFLICT (id) DO UPDATE SET id = excluded.id RETURNING id`,
      [id, endsAtMs, sessionId],
    );
    return added.length > 0;
  }

  async hasViewing(id: string): Promise<boolean> {
    return (await this.#query('SELECT id FROM registry_viewings WHERE id = $1', [id])).length > 0;
  }

  async removeViewing(id: string): Promise<void> {
    await this.#query('DELETE FROM registry_viewings WHERE id = $1', [id]);
  }

  async removeViewings(sessionId: string): Promise<void> {
    await this.#query('DELETE FROM registry_viewings WHERE session_id = $1', [sessionId]);
  }

  async tidy(boxesBeforeMs: number, viewingsBeforeMs: number): Promise<void> {
    await this.#query(
      `DELETE FROM registry_boxes
       WHERE session_id IN (SELECT id FROM registry_sessions WHERE coalesce(ended_at_ms, used_at_ms) < $1)`,
      [boxesBeforeMs],
    );
    await this.#query('DELETE FROM registry_viewings WHERE ends_at_ms < $1', [viewingsBeforeMs]);
  }

  /** The lock lets others at this session wait, so that one change follows the other. */
  #atSession<T>(sessionId: string, work: (query: Query) => Promise<T>): Promise<T | undefined> {
    return this.#pool.patiently(() =>
      this.#pool.inTransaction(async (query) => {
        const [session] = await query('SELECT id FROM registry_sessions WHERE id = $1 FOR UPDATE', [
          sessionId,
        ]);
        return session && work(query);
      }),
    );
  }

  #query(sql: string, params: readonly unknown[]): ReturnType<Query> {
    return this.#pool.patiently(() => this.#pool.query(sql, params));
  }
}

/** What a change refuses is no failing of the database, and not to be tried again. */
function attempt<T>(work: () => T): { readonly value: T } | { readonly error: unknown } {
  try {
    return { value: work() };
  } catch (error) {
    return { error };
  }
}

async function rolesOf(query: Query, sessionId: string): Promise<SessionRoles> {
  return toRoles(
    await query('SELECT role, person FROM registry_roles WHERE session_id = $1 ORDER BY person', [sessionId]),
  );
}

async function giveRole(
  query: Query,
  { sessionId, role, person }: Pick<RoleChange, 'sessionId' | 'role' | 'person'>,
): Promise<void> {
  await query('INSERT INTO registry_roles (session_id, role, person) VALUES ($1, $2, $3)', [
    sessionId,
    role,
    person,
  ]);
}

async function boxOf(query: Query, sessionId: string, name: string): Promise<string | undefined> {
  const [row] = await query('SELECT body FROM registry_boxes WHERE session_id = $1 AND name = $2', [
    sessionId,
    name,
  ]);
  return row && text(row, 'body');
}
