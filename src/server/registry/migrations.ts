/** The tables of the registry, step by step. `docs/privacy.md` says what is kept in each of them. */
import { type MigrationStep, type Migrations, migrate } from '../../sql/migrations.ts';
import type { SqlDialect, SqlTransaction } from '../../sql/sqlDatabase.ts';
import { integer } from './rows.ts';

const isSqlite = ({ name }: SqlDialect): boolean => name === 'SQLite';
/** Step 7 gave the tables in SQLite the names that those in PostgreSQL had from the beginning. */
const earlierPrefix = (dialect: SqlDialect): string => (isSqlite(dialect) ? '' : 'registry_');
const strict = (dialect: SqlDialect): string => (isSqlite(dialect) ? 'STRICT' : '');
/** Without row ids, rows in the order of their keys do not tell in which order they came. */
const strictWithoutRowId = (dialect: SqlDialect): string =>
  isSqlite(dialect) ? 'STRICT, WITHOUT ROWID' : '';

const sessionsAndDocuments: MigrationStep = (dialect) => {
  const p = earlierPrefix(dialect);
  return `
    CREATE TABLE ${p}sessions (
      ${isSqlite(dialect) ? '' : 'position BIGINT GENERATED ALWAYS AS IDENTITY,'}
      id TEXT PRIMARY KEY,
      tenant_id TEXT NOT NULL,
      meeting_key TEXT NOT NULL,
      sealed_meeting TEXT NOT NULL,
      started_at_ms ${dialect.integer} NOT NULL,
      ended_at_ms ${dialect.integer}
    ) ${strict(dialect)};
    CREATE UNIQUE INDEX ${p}one_current_session ON ${p}sessions (tenant_id, meeting_key) WHERE ended_at_ms IS NULL;
    CREATE INDEX ${p}sessions_of_meeting ON ${p}sessions (tenant_id, meeting_key, started_at_ms);

    CREATE TABLE ${p}documents (
      document_id TEXT PRIMARY KEY,
      session_id TEXT NOT NULL REFERENCES ${p}sessions (id) ON DELETE CASCADE,
      kind TEXT NOT NULL CHECK (kind IN ('table', 'notes')),
      table_number INTEGER NOT NULL CHECK (table_number >= 0),
      registered_at_ms ${dialect.integer} NOT NULL,
      UNIQUE (session_id, kind, table_number)
    ) ${strict(dialect)};`;
};

const decksOfMeetings: MigrationStep = (dialect) => `
  CREATE TABLE ${earlierPrefix(dialect)}team_decks (
    tenant_id TEXT NOT NULL,
    meeting_key TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version >= 1),
    summary TEXT NOT NULL,
    deck TEXT NOT NULL,
    saved_at_ms ${dialect.integer} NOT NULL,
    PRIMARY KEY (tenant_id, meeting_key, id)
  ) ${strictWithoutRowId(dialect)};`;

const rolesRecordsAndRemovals: MigrationStep = (dialect) => {
  const p = earlierPrefix(dialect);
  const withoutRowId = strictWithoutRowId(dialect);
  return `
    ALTER TABLE ${p}sessions ADD COLUMN used_at_ms ${dialect.integer} NOT NULL DEFAULT 0;
    UPDATE ${p}sessions SET used_at_ms = started_at_ms;

    CREATE TABLE ${p}roles (
      session_id TEXT NOT NULL REFERENCES ${p}sessions (id) ON DELETE CASCADE,
      role TEXT NOT NULL CHECK (role IN ('facilitator', 'noteTaker')),
      person TEXT NOT NULL,
      PRIMARY KEY (session_id, role, person)
    ) ${withoutRowId};

    CREATE TABLE ${p}boxes (
      session_id TEXT NOT NULL REFERENCES ${p}sessions (id) ON DELETE CASCADE,
      name TEXT NOT NULL,
      body TEXT NOT NULL,
      PRIMARY KEY (session_id, name)
    ) ${withoutRowId};

    CREATE TABLE ${p}viewings (
      id TEXT PRIMARY KEY,
      session_id TEXT NOT NULL REFERENCES ${p}sessions (id) ON DELETE CASCADE,
      ends_at_ms ${dialect.integer} NOT NULL
    ) ${withoutRowId};
    CREATE INDEX ${p}viewings_of_session ON ${p}viewings (session_id);

    CREATE TABLE ${p}removals (
      document_id TEXT PRIMARY KEY,
      due_at_ms ${dialect.integer} NOT NULL
    ) ${withoutRowId};`;
};

const whoSharesTheStage: MigrationStep = (dialect) => `
  ALTER TABLE ${earlierPrefix(dialect)}viewings ADD COLUMN made_by TEXT NOT NULL DEFAULT '';
  ALTER TABLE ${earlierPrefix(dialect)}viewings ADD COLUMN made_at_ms ${dialect.integer} NOT NULL DEFAULT 0;`;

const serversAndOwners: MigrationStep = (dialect) => {
  const p = earlierPrefix(dialect);
  const withoutRowId = strictWithoutRowId(dialect);
  // The records of earlier releases told by a hash under the server's key who had answered.
  return `
    DELETE FROM ${p}boxes;

    CREATE TABLE ${p}servers (
      id TEXT PRIMARY KEY,
      public_key TEXT NOT NULL,
      until_ms ${dialect.integer} NOT NULL
    ) ${withoutRowId};

    CREATE TABLE ${p}session_owners (
      session_id TEXT PRIMARY KEY REFERENCES ${p}sessions (id) ON DELETE CASCADE,
      server_id TEXT NOT NULL
    ) ${withoutRowId};

    ${isSqlite(dialect) ? 'CREATE' : 'CREATE UNLOGGED'} TABLE ${p}server_messages (
      id TEXT PRIMARY KEY,
      from_server TEXT NOT NULL,
      from_key TEXT NOT NULL,
      to_server TEXT NOT NULL,
      request TEXT NOT NULL,
      reply TEXT,
      sent_at_ms ${dialect.integer} NOT NULL
    ) ${withoutRowId};`;
};

/** Deleted sessions are kept for an hour. */
const deletedSessions: MigrationStep = (dialect) => {
  const p = earlierPrefix(dialect);
  return `
    ALTER TABLE ${p}sessions ADD COLUMN deleted_at_ms ${dialect.integer};
    ALTER TABLE ${p}sessions ADD COLUMN deleted_by TEXT;
    DROP INDEX ${p}one_current_session;
    CREATE UNIQUE INDEX ${p}one_current_session ON ${p}sessions (tenant_id, meeting_key)
      WHERE ended_at_ms IS NULL AND deleted_at_ms IS NULL;`;
};

const RENAMED = [
  ...['sessions', 'documents', 'team_decks', 'roles', 'boxes', 'viewings', 'removals'],
  ...['servers', 'session_owners', 'server_messages'],
];

/** One name in both databases, so that each query is written once. */
const sameNames: MigrationStep = (dialect) =>
  !isSqlite(dialect)
    ? ''
    : `
    ${RENAMED.map((table) => `ALTER TABLE ${table} RENAME TO registry_${table};`).join('\n')}
    DROP INDEX one_current_session;
    CREATE UNIQUE INDEX registry_one_current_session ON registry_sessions (tenant_id, meeting_key)
      WHERE ended_at_ms IS NULL AND deleted_at_ms IS NULL;
    DROP INDEX sessions_of_meeting;
    CREATE INDEX registry_sessions_of_meeting ON registry_sessions (tenant_id, meeting_key, started_at_ms);
    DROP INDEX viewings_of_session;
    CREATE INDEX registry_viewings_of_session ON registry_viewings (session_id);`;

/** Which of several Fluid services has a session's documents. */
const whereDocumentsAre: MigrationStep = () =>
  "ALTER TABLE registry_sessions ADD COLUMN fluid_service TEXT NOT NULL DEFAULT 'main';";

/** By a hash of its code, so that any server finds the session. */
const doors: MigrationStep = (dialect) => `
  CREATE TABLE registry_doors (
    session_id TEXT PRIMARY KEY REFERENCES registry_sessions (id) ON DELETE CASCADE,
    code_hash TEXT NOT NULL UNIQUE,
    ends_at_ms ${dialect.integer} NOT NULL
  ) ${strictWithoutRowId(dialect)};`;

/** Several Fluid services: which of them take new sessions, and which of them has a document that is to be removed. */
const severalServices: MigrationStep = (dialect) => `
  CREATE TABLE registry_fluid_services (
    name TEXT PRIMARY KEY,
    takes_new INTEGER NOT NULL CHECK (takes_new IN (0, 1)),
    changed_at_ms ${dialect.integer} NOT NULL
  ) ${strictWithoutRowId(dialect)};
  ALTER TABLE registry_removals ADD COLUMN fluid_service TEXT NOT NULL DEFAULT 'main';`;

/** Until then no token is issued for the session's documents. */
const movingSessions: MigrationStep = (dialect) =>
  `ALTER TABLE registry_sessions ADD COLUMN moving_until_ms ${dialect.integer};`;

export const REGISTRY_MIGRATIONS: Migrations = {
  table: 'registry_meta',
  key: 'steps',
  createTable: 'CREATE TABLE IF NOT EXISTS registry_meta (key TEXT PRIMARY KEY, value BIGINT NOT NULL)',
  steps: [
    sessionsAndDocuments,
    decksOfMeetings,
    rolesRecordsAndRemovals,
    whoSharesTheStage,
    serversAndOwners,
    deletedSessions,
    sameNames,
    whereDocumentsAre,
    doors,
    severalServices,
    movingSessions,
  ],
};

/** Files of earlier releases count the steps in `user_version`, which those releases look at. */
export async function migrateRegistry(transaction: SqlTransaction): Promise<void> {
  if (!isSqlite(transaction.dialect)) return migrate(transaction, REGISTRY_MIGRATIONS);
  const [row = {}] = await transaction.all('PRAGMA user_version');
  await migrate(transaction, REGISTRY_MIGRATIONS, integer(row, 'user_version'));
  await transaction.script(`PRAGMA user_version = ${REGISTRY_MIGRATIONS.steps.length}`);
}
