import { DatabaseSync } from 'node:sqlite';

export interface StoredOperation {
  readonly sequenceNumber: number;
  readonly minimumSequenceNumber: number;
  readonly type: string;
  readonly clientId: string | null;
  readonly clientSequenceNumber: number;
}

/** What lies in the database file, read past the relay. */
export function readStoredLog(sqliteFile: string, documentId: string): StoredOperation[] {
  const db = new DatabaseSync(sqliteFile, { readOnly: true });
  try {
    const rows = db.prepare('SELECT body FROM relay_ops WHERE document = ? ORDER BY seq').all(documentId);
    return rows.map((row) => JSON.parse(String(row.body)));
  } finally {
    db.close();
  }
}

export function countRows(sqliteFile: string, documentId: string): Record<string, number> {
  const db = new DatabaseSync(sqliteFile, { readOnly: true });
  const count = (sql: string): number => Number(db.prepare(sql).get(documentId)?.n);
  try {
    return {
      documents: count('SELECT COUNT(*) AS n FROM relay_documents WHERE id = ?'),
      ops: count('SELECT COUNT(*) AS n FROM relay_ops WHERE document = ?'),
      objects: count('SELECT COUNT(*) AS n FROM relay_objects WHERE document = ?'),
    };
  } finally {
    db.close();
  }
}
