import { crc32 } from 'node:zlib';
import type { SqlDatabase, SqlValue } from '../../sql/sqlDatabase.ts';
import { RelayError } from '../errors.ts';
import type {
  CheckpointPart,
  NewDocument,
  ObjectInfo,
  ObjectTotals,
  OpPage,
  OpRange,
  RelayStore,
  StoredDocument,
  StoredObject,
  StoredOp,
} from './port.ts';
import { bytesOf, check, kindOf, numberOf, textOf } from './sqlRows.ts';
import { type SqlStatement, writeAll } from './writeAll.ts';

/** Rows of one INSERT. Five parameters each, and both databases take at least 32 000. */
const ROWS_PER_INSERT = 500;
const SHAS_PER_QUERY = 500;
/** PostgreSQL vacuums the relay's tables when it sees fit: they are large, and much is deleted from them. */
const LEFT_TO_POSTGRES: readonly string[] = [];

/** The store over any SQL database. A checksum beside every row that is not addressed by its hash tells rot from data. */
export class SqlStore implements RelayStore {
  readonly #db: SqlDatabase;

  constructor(db: SqlDatabase) {
    this.#db = db;
  }

  async createDocument(document: NewDocument): Promise<boolean> {
    const { id, createdAt, deli, scribe, head, floor, objects } = document;
    const row: SqlStatement = {
      sql: `INSERT INTO relay_documents (id, created_at, deli, deli_crc, scribe, scribe_crc, head, floor)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      params: [id, createdAt, deli, crc32(deli), scribe, crc32(scribe), head, floor],
    };
    try {
      await writeAll(this.#db, [row, ...objectStatements(id, objects, createdAt)]);
      return true;
    } catch (error) {
      if (error instanceof RelayError && error.code === 'store/conflict') return false;
      throw error;
    }
  }

  async readDocument(id: string): Promise<StoredDocument | undefined> {
    const [row] = await this.#db.all('SELECT * FROM relay_documents WHERE id = ?', [id]);
    if (!row) return undefined;
    const document = {
      id,
      createdAt: numberOf(row.created_at),
      deli: textOf(row.deli),
      scribe: textOf(row.scribe),
      head: textOf(row.head),
      floor: numberOf(row.floor),
    };
    check(crc32(document.deli) === row.deli_crc, 'the ordering checkpoint');
    check(crc32(document.scribe) === row.scribe_crc, 'the summary checkpoint');
    return document;
  }

  async listDocuments(after: string, limit: number): Promise<string[]> {
    const rows = await this.#db.all('SELECT id FROM relay_documents WHERE id > ? ORDER BY id LIMIT ?', [
      after,
      limit,
    ]);
    return rows.map((row) => textOf(row.id));
  }

  async countDocuments(): Promise<number> {
    const [row] = await this.#db.all('SELECT COUNT(*) AS n FROM relay_documents');
    return numberOf(row?.n);
  }

  async saveCheckpoint(id: string, part: CheckpointPart, state: string): Promise<void> {
    await this.#updateDocument(`UPDATE relay_documents SET ${part} = ?, ${part}_crc = ? WHERE id = ?`, [
      state,
      crc32(state),
      id,
    ]);
  }

  async setHead(id: string, commit: string): Promise<void> {
    await this.#updateDocument('UPDATE relay_documents SET head = ? WHERE id = ?', [commit, id]);
  }

  async deleteDocument(id: string): Promise<boolean> {
    const deleted = await this.#db.run('DELETE FROM relay_documents WHERE id = ?', [id]);
    // The rows are gone; what is left of them where a backup reads goes with the next sweep.
    await this.eraseDeleted().catch(() => undefined);
    return deleted === 1;
  }

  async eraseDeleted(): Promise<void> {
    await this.#db.eraseDeleted(LEFT_TO_POSTGRES);
  }

  async appendOps(id: string, ops: readonly StoredOp[]): Promise<void> {
    if (ops.length === 0) return;
    try {
      await writeAll(this.#db, opStatements(id, ops));
    } catch (error) {
      if (!(error instanceof RelayError && error.code === 'store/conflict')) throw error;
      // The rows of an append whose answer was lost are our own. Anything else under these numbers is a fork.
      if (!(await this.#holds(id, ops))) throw error;
    }
  }

  async replaceOps(id: string, ops: readonly StoredOp[]): Promise<void> {
    const there = await Promise.all(
      ops.map(({ seq }) => this.readOps(id, seq - 1, seq + 1, { ops: 1, bytes: 1 })),
    );
    if (there.some((found) => found.length === 0))
      throw new RelayError('document/gap', 'An operation to be replaced is not in the log.');
    await writeAll(
      this.#db,
      ops.map(({ seq, body }) => ({
        sql: 'UPDATE relay_ops SET body = ?, crc = ? WHERE document = ? AND seq = ?',
        params: [body, crc32(body), id, seq],
      })),
    );
  }

  async #holds(id: string, ops: readonly StoredOp[]): Promise<boolean> {
    const [first] = ops;
    const last = ops.at(-1);
    if (!first || !last) return true;
    const all = { ops: ops.length, bytes: Number.MAX_SAFE_INTEGER };
    const stored = await this.readOps(id, first.seq - 1, last.seq + 1, all);
    return (
      stored.length === ops.length &&
      stored.every((op, i) => op.body === ops[i]?.body && op.seq === ops[i]?.seq)
    );
  }

  async readOps(id: string, after: number, before: number, { ops, bytes }: OpPage): Promise<StoredOp[]> {
    // Sizes first: of a page that is too large nothing beyond its end is read.
    const rows = await this.#db.all(
      `WITH sizes AS (
          SELECT seq, SUM(OCTET_LENGTH(body)) OVER (ORDER BY seq) AS total FROM relay_ops
          WHERE document = ? AND seq > ? AND seq < ? ORDER BY seq LIMIT ?)
        SELECT seq, at, body, crc FROM relay_ops WHERE document = ? AND seq > ?
          AND seq <= (SELECT MAX(seq) FROM sizes WHERE total <= ? OR seq = (SELECT MIN(seq) FROM sizes))
        ORDER BY seq`,
      [id, after, before, ops, id, after, bytes],
    );
    return rows.map((row) => {
      const op = { seq: numberOf(row.seq), at: numberOf(row.at), body: textOf(row.body) };
      check(crc32(op.body) === row.crc, 'an operation');
      return op;
    });
  }

  async opBytes(id: string, after: number): Promise<number> {
    const [row] = await this.#db.all(
      'SELECT COALESCE(SUM(OCTET_LENGTH(body)), 0) AS n FROM relay_ops WHERE document = ? AND seq > ?',
      [id, after],
    );
    return numberOf(row?.n ?? 0);
  }

  async opRange(id: string): Promise<OpRange | undefined> {
    const [row] = await this.#db.all(
      'SELECT MIN(seq) AS first, MAX(seq) AS last, COUNT(*) AS n FROM relay_ops WHERE document = ?',
      [id],
    );
    if (!row || row.first === null) return undefined;
    return { first: numberOf(row.first), last: numberOf(row.last), count: numberOf(row.n) };
  }

  async trimOps(id: string, through: number, cutoff: number): Promise<number> {
    const [young] = await this.#db.all(
      'SELECT MIN(seq) AS seq FROM relay_ops WHERE document = ? AND seq <= ? AND at >= ?',
      [id, through, cutoff],
    );
    const floor = young?.seq == null ? through : Math.min(through, numberOf(young.seq) - 1);
    // `floor` never goes back, and never names a number that was not there.
    await writeAll(this.#db, [
      {
        sql: `UPDATE relay_documents SET floor = ? WHERE id = ? AND floor < ?
          AND EXISTS (SELECT 1 FROM relay_ops WHERE document = ? AND seq = ?)`,
        params: [floor, id, floor, id, floor],
      },
      {
        sql: `DELETE FROM relay_ops WHERE document = ?
          AND seq <= (SELECT floor FROM relay_documents WHERE id = ?)`,
        params: [id, id],
      },
    ]);
    const [row] = await this.#db.all('SELECT floor FROM relay_documents WHERE id = ?', [id]);
    return numberOf(row?.floor ?? 0);
  }

  async putObjects(id: string, objects: readonly StoredObject[], at: number): Promise<void> {
    if (objects.length > 0) await writeAll(this.#db, objectStatements(id, objects, at));
  }

  async readObject(id: string, sha: string): Promise<StoredObject | undefined> {
    const [object] = await this.readObjects(id, [sha]);
    return object;
  }

  async readObjects(id: string, shas: readonly string[]): Promise<StoredObject[]> {
    const pages = chunks(shas, SHAS_PER_QUERY).map((page) =>
      this.#db.all(
        `SELECT sha, kind, data FROM relay_objects WHERE document = ? AND sha IN (${page.map(() => '?').join(', ')})`,
        [id, ...page],
      ),
    );
    return (await Promise.all(pages)).flat().map((row) => ({
      sha: textOf(row.sha),
      kind: kindOf(row.kind),
      data: bytesOf(row.data),
    }));
  }

  async listObjects(id: string): Promise<ObjectInfo[]> {
    const rows = await this.#db.all('SELECT sha, kind, put_at FROM relay_objects WHERE document = ?', [id]);
    return rows.map((row) => ({
      sha: textOf(row.sha),
      kind: kindOf(row.kind),
      putAt: numberOf(row.put_at),
    }));
  }

  async objectSizes(id: string, shas: readonly string[]): Promise<Map<string, number>> {
    const pages = chunks(shas, SHAS_PER_QUERY).map((page) =>
      this.#db.all(
        `SELECT sha, LENGTH(data) AS n FROM relay_objects WHERE document = ? AND sha IN (${page.map(() => '?').join(', ')})`,
        [id, ...page],
      ),
    );
    return new Map((await Promise.all(pages)).flat().map((row) => [textOf(row.sha), numberOf(row.n)]));
  }

  async objectTotals(id: string): Promise<ObjectTotals> {
    const [row] = await this.#db.all(
      'SELECT COUNT(*) AS n, COALESCE(SUM(LENGTH(data)), 0) AS bytes FROM relay_objects WHERE document = ?',
      [id],
    );
    return { count: numberOf(row?.n ?? 0), bytes: numberOf(row?.bytes ?? 0) };
  }

  async deleteObjects(id: string, shas: readonly string[], before: number): Promise<number> {
    const deleted = await writeAll(
      this.#db,
      chunks(shas, SHAS_PER_QUERY).map((page) => ({
        sql: `DELETE FROM relay_objects WHERE document = ? AND put_at < ? AND sha IN (${page.map(() => '?').join(', ')})`,
        params: [id, before, ...page],
      })),
    );
    return deleted.reduce((sum, n) => sum + n, 0);
  }

  async ping(): Promise<void> {
    await this.#db.all('SELECT 1');
  }

  async close(): Promise<void> {
    await this.#db.close();
  }

  async #updateDocument(sql: string, params: readonly SqlValue[]): Promise<void> {
    const changed = await this.#db.run(sql, params);
    if (changed !== 1) throw new RelayError('document/unknown', 'The document does not exist.');
  }
}

function opStatements(id: string, ops: readonly StoredOp[]): SqlStatement[] {
  return chunks(ops, ROWS_PER_INSERT).map((page) => ({
    sql: `INSERT INTO relay_ops (document, seq, at, body, crc) VALUES ${page.map(() => '(?, ?, ?, ?, ?)').join(', ')}`,
    params: page.flatMap(({ seq, at, body }) => [id, seq, at, body, crc32(body)]),
  }));
}

function objectStatements(id: string, objects: readonly StoredObject[], at: number): SqlStatement[] {
  return objects.map(({ sha, kind, data }) => ({
    sql: `INSERT INTO relay_objects (document, sha, kind, data, put_at) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (document, sha) DO UPDATE SET put_at = excluded.put_at
        WHERE relay_objects.kind = excluded.kind AND relay_objects.data = excluded.data`,
    params: [id, sha, kind, data, at],
    mustChange: true,
  }));
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  const pages: T[][] = [];
  for (let i = 0; i < items.length; i += size) pages.push(items.slice(i, i + size));
  return pages;
}
