/** Git objects and the head of each document, in one SQLite file. Objects of one document are out of reach of another's. */
import { DatabaseSync } from 'node:sqlite';
import { checkObject, notFound } from '../../../src/relay/git/objects.ts';
import type { ObjectKind, StoredObject } from '../../../src/relay/store/port.ts';

/** What the token names. */
export interface DocumentOf {
  readonly tenantId: string;
  readonly documentId: string;
}

interface ObjectRow {
  readonly kind: ObjectKind;
  readonly data: Uint8Array;
}

export class ObjectStore {
  readonly #db: DatabaseSync;

  constructor(file: string) {
    this.#db = new DatabaseSync(file);
    this.#db.exec(`
      PRAGMA journal_mode = WAL;
      CREATE TABLE IF NOT EXISTS objects (
        tenant TEXT, document TEXT, sha TEXT, kind TEXT NOT NULL, data BLOB NOT NULL,
        PRIMARY KEY (tenant, document, sha)) WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS heads (
        tenant TEXT, document TEXT, sha TEXT NOT NULL, PRIMARY KEY (tenant, document)) WITHOUT ROWID;`);
  }

  /** All or none. */
  put({ tenantId, documentId }: DocumentOf, objects: readonly StoredObject[], head?: string): void {
    const insert = this.#db.prepare('INSERT OR IGNORE INTO objects VALUES (?, ?, ?, ?, ?)');
    this.#db.exec('BEGIN IMMEDIATE');
    try {
      for (const { sha, kind, data } of objects) insert.run(tenantId, documentId, sha, kind, data);
      if (head !== undefined) {
        this.#db.prepare('INSERT OR REPLACE INTO heads VALUES (?, ?, ?)').run(tenantId, documentId, head);
      }
      this.#db.exec('COMMIT');
    } catch (error) {
      this.#db.exec('ROLLBACK');
      throw error;
    }
  }

  /** Throws `object/unknown`. */
  read({ tenantId, documentId }: DocumentOf, sha: string): StoredObject {
    const row = this.#db
      .prepare('SELECT kind, data FROM objects WHERE tenant = ? AND document = ? AND sha = ?')
      .get(tenantId, documentId, sha) as ObjectRow | undefined;
    if (!row) throw notFound('object');
    const object = { sha, kind: row.kind, data: row.data };
    checkObject(object);
    return object;
  }

  head({ tenantId, documentId }: DocumentOf): string | undefined {
    const row = this.#db
      .prepare('SELECT sha FROM heads WHERE tenant = ? AND document = ?')
      .get(tenantId, documentId);
    return row && String(row.sha);
  }

  remove({ tenantId, documentId }: DocumentOf): void {
    for (const table of ['heads', 'objects']) {
      this.#db.prepare(`DELETE FROM ${table} WHERE tenant = ? AND document = ?`).run(tenantId, documentId);
    }
  }

  close(): void {
    this.#db.close();
  }
}
