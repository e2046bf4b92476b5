import type { MigrationStep, Migrations } from '../../sql/migrations.ts';

/**
 * Rows of a document hang on its row in `relay_documents`: no operation and no object can be written for a document that
 * is gone, and deleting the row deletes the rest.
 */
const documentsOperationsAndObjects: MigrationStep = ({ name, integer, bytes }) => {
  const ofDocument = 'TEXT NOT NULL REFERENCES relay_documents(id) ON DELETE CASCADE';
  return `
    CREATE TABLE IF NOT EXISTS relay_documents (
      id TEXT PRIMARY KEY, created_at ${integer} NOT NULL,
      deli TEXT NOT NULL, deli_crc ${integer} NOT NULL,
      scribe TEXT NOT NULL, scribe_crc ${integer} NOT NULL,
      head TEXT NOT NULL, floor ${integer} NOT NULL);
    CREATE TABLE IF NOT EXISTS relay_ops (
      document ${ofDocument}, seq ${integer} NOT NULL, at ${integer} NOT NULL,
      body TEXT NOT NULL, crc ${integer} NOT NULL, PRIMARY KEY (document, seq))
      ${name === 'SQLite' ? 'WITHOUT ROWID' : ''};
    CREATE TABLE IF NOT EXISTS relay_objects (
      document ${ofDocument}, sha TEXT NOT NULL, kind TEXT NOT NULL, data ${bytes} NOT NULL,
      put_at ${integer} NOT NULL, PRIMARY KEY (document, sha));`;
};

export const RELAY_MIGRATIONS: Migrations = {
  table: 'relay_meta',
  key: 'schema',
  createTable: 'CREATE TABLE IF NOT EXISTS relay_meta (key TEXT PRIMARY KEY, value TEXT NOT NULL)',
  steps: [documentsOperationsAndObjects],
};
