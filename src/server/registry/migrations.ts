/**
 * The store's shape, step by step. A step that has been released is never changed: the next change is a new step, of the
 * same number for both databases.
 */

/** `PRAGMA user_version` counts the steps a file has taken. */
export const SQLITE_MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE sessions (
    id TEXT PRIMARY KEY,
    tenant_id TEXT NOT NULL,
    meeting_key TEXT NOT NULL,
    sealed_meeting TEXT NOT NULL,
    started_at_ms INTEGER NOT NULL,
    ended_at_ms INTEGER
  ) STRICT;
  CREATE UNIQUE INDEX one_current_session ON sessions (tenant_id, meeting_key) WHERE ended_at_ms IS NULL;
  CREATE INDEX sessions_of_meeting ON sessions (tenant_id, meeting_key, started_at_ms);

  CREATE TABLE documents (
    document_id TEXT PRIMARY KEY,
    session_id TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('table', 'notes')),
    table_number INTEGER NOT NULL CHECK (table_number >= 0),
    registered_at_ms INTEGER NOT NULL,
    UNIQUE (session_id, kind, table_number)
  ) STRICT;
  `,
  `
  CREATE TABLE team_decks (
    tenant_id TEXT NOT NULL,
    meeting_key TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version >= 1),
    summary TEXT NOT NULL,
    deck TEXT NOT NULL,
    saved_at_ms INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, meeting_key, id)
  ) STRICT, WITHOUT ROWID;
  `,
];

/** A row of `registry_meta` counts the steps. The names leave room for the relay's tables in the same database. */
export const POSTGRES_MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE registry_sessions (
    position BIGINT GENERATED ALWAYS AS IDENTITY,
    id TEXT PRIMARY KEY,
    tenant_id TEXT NOT NULL,
    meeting_key TEXT NOT NULL,
    sealed_meeting TEXT NOT NULL,
    started_at_ms BIGINT NOT NULL,
    ended_at_ms BIGINT
  );
  CREATE UNIQUE INDEX registry_one_current_session
    ON registry_sessions (tenant_id, meeting_key) WHERE ended_at_ms IS NULL;
  CREATE INDEX registry_sessions_of_meeting ON registry_sessions (tenant_id, meeting_key, started_at_ms);

  CREATE TABLE registry_documents (
    document_id TEXT PRIMARY KEY,
    session_id TEXT NOT NULL REFERENCES registry_sessions (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('table', 'notes')),
    table_number INTEGER NOT NULL CHECK (table_number >= 0),
    registered_at_ms BIGINT NOT NULL,
    UNIQUE (session_id, kind, table_number)
  );
  `,
  `
  CREATE TABLE registry_team_decks (
    tenant_id TEXT NOT NULL,
    meeting_key TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version >= 1),
    summary TEXT NOT NULL,
    deck TEXT NOT NULL,
    saved_at_ms BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, meeting_key, id)
  );
  `,
];
