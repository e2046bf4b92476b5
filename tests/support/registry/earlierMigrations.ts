/**
 * The registry's first six migrations as they ran in installations that are there: SQLite's and PostgreSQL's were written twice then.
 * Never changed; what opens such a database today has to find everything in it.
 */

/** `PRAGMA user_version` counts the steps a file has taken. */
export const EARLIER_SQLITE: readonly string[] = [
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
  // Without row ids: rows in the order of their keys do not tell in which order they came.
  `
  ALTER TABLE sessions ADD COLUMN used_at_ms INTEGER NOT NULL DEFAULT 0;
  UPDATE sessions SET used_at_ms = started_at_ms;

  CREATE TABLE roles (
    session_id TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    role TEXT NOT NULL CHECK (role IN ('facilitator', 'noteTaker')),
    person TEXT NOT NULL,
    PRIMARY KEY (session_id, role, person)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE boxes (
    session_id TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (session_id, name)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE viewings (
    id TEXT PRIMARY KEY,
    session_id TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    ends_at_ms INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX viewings_of_session ON viewings (session_id);

  CREATE TABLE removals (
    document_id TEXT PRIMARY KEY,
    due_at_ms INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
  `
  ALTER TABLE viewings ADD COLUMN made_by TEXT NOT NULL DEFAULT '';
  ALTER TABLE viewings ADD COLUMN made_at_ms INTEGER NOT NULL DEFAULT 0;
  `,
  // The records of earlier releases told by a hash under the server's key who had answered.
  `
  DELETE FROM boxes;

  CREATE TABLE servers (
    id TEXT PRIMARY KEY,
    public_key TEXT NOT NULL,
    until_ms INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE session_owners (
    session_id TEXT PRIMARY KEY REFERENCES sessions (id) ON DELETE CASCADE,
    server_id TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE server_messages (
    id TEXT PRIMARY KEY,
    from_server TEXT NOT NULL,
    from_key TEXT NOT NULL,
    to_server TEXT NOT NULL,
    request TEXT NOT NULL,
    reply TEXT,
    sent_at_ms INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
  // Deleted sessions are kept for an hour.
  `
  ALTER TABLE sessions ADD COLUMN deleted_at_ms INTEGER;
  ALTER TABLE sessions ADD COLUMN deleted_by TEXT;
  DROP INDEX one_current_session;
  CREATE UNIQUE INDEX one_current_session ON sessions (tenant_id, meeting_key)
    WHERE ended_at_ms IS NULL AND deleted_at_ms IS NULL;
  `,
];

/** A row of `registry_meta` counts the steps. The names leave room for the relay's tables in the same database. */
export const EARLIER_POSTGRES: readonly string[] = [
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
  `
  ALTER TABLE registry_sessions ADD COLUMN used_at_ms BIGINT NOT NULL DEFAULT 0;
  UPDATE registry_sessions SET used_at_ms = started_at_ms;

  CREATE TABLE registry_roles (
    session_id TEXT NOT NULL REFERENCES registry_sessions (id) ON DELETE CASCADE,
    role TEXT NOT NULL CHECK (role IN ('facilitator', 'noteTaker')),
    person TEXT NOT NULL,
    PRIMARY KEY (session_id, role, person)
  );

  CREATE TABLE registry_boxes (
    session_id TEXT NOT NULL REFERENCES registry_sessions (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (session_id, name)
  );

  CREATE TABLE registry_viewings (
    id TEXT PRIMARY KEY,
    session_id TEXT NOT NULL REFERENCES registry_sessions (id) ON DELETE CASCADE,
    ends_at_ms BIGINT NOT NULL
  );
  CREATE INDEX registry_viewings_of_session ON registry_viewings (session_id);

  CREATE TABLE registry_removals (
    document_id TEXT PRIMARY KEY,
    due_at_ms BIGINT NOT NULL
  );
  `,
  `
  ALTER TABLE registry_viewings ADD COLUMN made_by TEXT NOT NULL DEFAULT '';
  ALTER TABLE registry_viewings ADD COLUMN made_at_ms BIGINT NOT NULL DEFAULT 0;
  `,
  `
  DELETE FROM registry_boxes;

  CREATE TABLE registry_servers (
    id TEXT PRIMARY KEY,
    public_key TEXT NOT NULL,
    until_ms BIGINT NOT NULL
  );

  CREATE TABLE registry_session_owners (
    session_id TEXT PRIMARY KEY REFERENCES registry_sessions (id) ON DELETE CASCADE,
    server_id TEXT NOT NULL
  );

  CREATE UNLOGGED TABLE registry_server_messages (
    id TEXT PRIMARY KEY,
    from_server TEXT NOT NULL,
    from_key TEXT NOT NULL,
    to_server TEXT NOT NULL,
    request TEXT NOT NULL,
    reply TEXT,
    sent_at_ms BIGINT NOT NULL
  );
  `,
  `
  ALTER TABLE registry_sessions ADD COLUMN deleted_at_ms BIGINT;
  ALTER TABLE registry_sessions ADD COLUMN deleted_by TEXT;
  DROP INDEX registry_one_current_session;
  CREATE UNIQUE INDEX registry_one_current_session ON registry_sessions (tenant_id, meeting_key)
    WHERE ended_at_ms IS NULL AND deleted_at_ms IS NULL;
  `,
];
