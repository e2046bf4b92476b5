import type { SqlDatabase, SqlQueries, SqlRow } from '../../sql/sqlDatabase.ts';
import {
  MESSAGE_LIFE_MS,
  type OwnershipStore,
  type ServerMessage,
  type ServerRecord,
  type ServerReply,
} from './ownership.ts';
import { text } from './rows.ts';

export class SqlOwnership implements OwnershipStore {
  readonly #db: SqlDatabase;
  readonly #once: SqlQueries;

  /** `once`: the same database without retries. */
  constructor(db: SqlDatabase, once: SqlQueries) {
    this.#db = db;
    this.#once = once;
  }

  async renew({ id, publicKey }: ServerRecord, leaseMs: number): Promise<void> {
    const { nowMs } = this.#db.dialect;
    await this.#db.run(
      `INSERT INTO registry_servers (id, public_key, until_ms) VALUES (?, ?, ${nowMs} + ?)
       ON CONFLICT (id) DO UPDATE SET until_ms = excluded.until_ms`,
      [id, publicKey, leaseMs],
    );
    await this.#db.run(`DELETE FROM registry_servers WHERE until_ms < ${nowMs} - ?`, [MESSAGE_LIFE_MS]);
    await this.#db.run(`DELETE FROM registry_server_messages WHERE sent_at_ms < ${nowMs} - ?`, [
      MESSAGE_LIFE_MS,
    ]);
  }

  /** Once: a server that stops does not wait for a database that is away. Its lease runs out by itself. */
  async leave(serverId: string): Promise<void> {
    await this.#once.run('DELETE FROM registry_servers WHERE id = ?', [serverId]);
    await this.#once.run('DELETE FROM registry_server_messages WHERE from_server = ? OR to_server = ?', [
      serverId,
      serverId,
    ]);
  }

  async claim(sessionId: string, serverId: string): Promise<ServerRecord | undefined> {
    const owner = await ownerOf(this.#db, sessionId);
    if (owner) return owner;
    return this.#db.transaction(async (transaction) => {
      // Concurrent claims of the session wait here, and then find its owner.
      const [session] = await transaction.all(
        `SELECT id FROM registry_sessions WHERE id = ? ${transaction.dialect.forUpdate}`,
        [sessionId],
      );
      if (!session) return undefined;
      const meanwhile = await ownerOf(transaction, sessionId);
      if (meanwhile) return meanwhile;
      await transaction.run(
        `INSERT INTO registry_session_owners (session_id, server_id) VALUES (?, ?)
         ON CONFLICT (session_id) DO UPDATE SET server_id = excluded.server_id`,
        [sessionId, serverId],
      );
      return ownerOf(transaction, sessionId);
    });
  }

  async send({ id, from, to, body }: ServerMessage): Promise<void> {
    await this.#db.run(
      `INSERT INTO registry_server_messages (id, from_server, from_key, to_server, request, sent_at_ms)
       VALUES (?, ?, ?, ?, ?, ${this.#db.dialect.nowMs}) ON CONFLICT DO NOTHING`,
      [id, from.id, from.publicKey, to, body],
    );
  }

  async pending(serverId: string): Promise<readonly ServerMessage[]> {
    const rows = await this.#db.all(
      `SELECT id, from_server, from_key, to_server, request FROM registry_server_messages
       WHERE to_server = ? AND reply IS NULL ORDER BY sent_at_ms, id`,
      [serverId],
    );
    return rows.map(toMessage);
  }

  async reply({ id, body }: ServerReply): Promise<void> {
    await this.#db.run('UPDATE registry_server_messages SET reply = ? WHERE id = ?', [body, id]);
  }

  async collect(serverId: string): Promise<readonly ServerReply[]> {
    const replied = 'FROM registry_server_messages WHERE from_server = ? AND reply IS NOT NULL';
    // A look costs no write: most find nothing.
    const [any] = await this.#db.all(`SELECT 1 ${replied} LIMIT 1`, [serverId]);
    if (!any) return [];
    const rows = await this.#db.all(`DELETE ${replied} RETURNING id, reply`, [serverId]);
    return rows.map((row) => ({ id: text(row, 'id'), body: text(row, 'reply') }));
  }

  async drop(messageId: string): Promise<void> {
    await this.#db.run('DELETE FROM registry_server_messages WHERE id = ?', [messageId]);
  }
}

/** The server with a lease that owns the session. */
async function ownerOf(on: SqlQueries, sessionId: string): Promise<ServerRecord | undefined> {
  const [row] = await on.all(
    `SELECT servers.id, servers.public_key FROM registry_session_owners AS owners
     JOIN registry_servers AS servers ON servers.id = owners.server_id
     WHERE owners.session_id = ? AND servers.until_ms > ${on.dialect.nowMs}`,
    [sessionId],
  );
  return row && { id: text(row, 'id'), publicKey: text(row, 'public_key') };
}

function toMessage(row: SqlRow): ServerMessage {
  return {
    id: text(row, 'id'),
    from: { id: text(row, 'from_server'), publicKey: text(row, 'from_key') },
    to: text(row, 'to_server'),
    body: text(row, 'request'),
  };
}
