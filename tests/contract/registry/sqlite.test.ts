import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { SQLITE_MIGRATIONS } from '../../../src/server/registry/migrations.ts';
import { openSqliteRegistry } from '../../../src/server/registry/sqlite.ts';
import { conversationContract } from './conversationContract.ts';
import { type RegistryHarness, registryContract, SESSION } from './registryContract.ts';
import { teamDecksContract } from './teamDecksContract.ts';

const folder = mkdtempSync(join(tmpdir(), 'dialogkort-registry-'));

const harness: RegistryHarness = {
  open: async (store) => openSqliteRegistry(join(folder, `${store}.sqlite`)),
  cleanUp: async () => rmSync(folder, { recursive: true, force: true }),
};

test('[SESSION-7] a file of the first release is opened with its sessions, which count as used when they began', async () => {
  const file = join(folder, 'first.sqlite');
  const db = new DatabaseSync(file);
  db.exec(`${SQLITE_MIGRATIONS[0]}; PRAGMA user_version = 1;`);
  db.prepare(
    'INSERT INTO sessions (id, tenant_id, meeting_key, sealed_meeting, started_at_ms) VALUES (?, ?, ?, ?, ?)',
  ).run(SESSION.id, SESSION.tenantId, SESSION.meetingKey, SESSION.sealedMeeting, SESSION.startedAtMs);
  db.close();
  const registry = openSqliteRegistry(file);
  expect(await registry.findSession(SESSION.id)).toEqual(SESSION);
  expect(await registry.removeUnused(SESSION.startedAtMs, 0)).toBe(0);
  expect(await registry.removeUnused(SESSION.startedAtMs + 1, 0)).toBe(1);
  await registry.close();
});

conversationContract('SQLite', harness);
teamDecksContract('SQLite', harness);
registryContract('SQLite', harness);
