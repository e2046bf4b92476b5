import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { REGISTRY_MIGRATIONS } from '../../../src/server/registry/migrations.ts';
import { openSqlRegistry } from '../../../src/server/registry/openSqlRegistry.ts';
import { EARLIER_SQLITE } from '../../support/registry/earlierMigrations.ts';
import { conversationContract } from './conversationContract.ts';
import { earlierRows, expectEarlierRows } from './earlierRows.ts';
import { ownershipContract } from './ownershipContract.ts';
import { type RegistryHarness, registryContract, SESSION } from './registryContract.ts';
import { teamDecksContract } from './teamDecksContract.ts';

const folder = mkdtempSync(join(tmpdir(), 'dialogkort-registry-'));

const harness: RegistryHarness = {
  open: (store) => openSqlRegistry({ sqliteFile: join(folder, `${store}.sqlite`) }),
  cleanUp: async () => rmSync(folder, { recursive: true, force: true }),
};

test('[SESSION-7] a file of the first release is opened with its sessions, which count as used when they began', async () => {
  const file = join(folder, 'first.sqlite');
  const db = new DatabaseSync(file);
  db.exec(`${EARLIER_SQLITE[0]}; PRAGMA user_version = 1;`);
  db.prepare(
    'INSERT INTO sessions (id, tenant_id, meeting_key, sealed_meeting, started_at_ms) VALUES (?, ?, ?, ?, ?)',
  ).run(SESSION.id, SESSION.tenantId, SESSION.meetingKey, SESSION.encryptedMeetingId, SESSION.startedAtMs);
  db.close();
  const registry = await openSqlRegistry({ sqliteFile: file });
  expect(await registry.findSession(SESSION.id)).toEqual(SESSION);
  expect(await registry.removeUnused(SESSION.startedAtMs, 0)).toBe(0);
  expect(await registry.removeUnused(SESSION.startedAtMs + 1, 0)).toBe(1);
  await registry.close();
});

test.each(EARLIER_SQLITE.map((_, i) => i + 1))(
  '[SESSION-7] a file with %i migrations of an earlier release is opened with all that is in it',
  async (steps) => {
    const file = join(folder, `earlier-${steps}.sqlite`);
    const db = new DatabaseSync(file, { enableForeignKeyConstraints: true });
    for (const step of EARLIER_SQLITE.slice(0, steps)) db.exec(step);
    for (const statement of earlierRows(steps)) db.exec(statement);
    db.exec(`PRAGMA user_version = ${steps}`);
    db.close();
    const registry = await openSqlRegistry({ sqliteFile: file });
    await expectEarlierRows(registry, steps);
    await registry.close();
    const after = new DatabaseSync(file);
    // What earlier releases read, which refuse the file now.
    expect(after.prepare('PRAGMA user_version').get()).toEqual({
      user_version: REGISTRY_MIGRATIONS.steps.length,
    });
    expect(after.prepare('PRAGMA foreign_key_check').all()).toEqual([]);
    after.close();
    await (await openSqlRegistry({ sqliteFile: file })).close();
  },
);

conversationContract('SQLite', harness);
ownershipContract('SQLite', harness);
teamDecksContract('SQLite', harness);
registryContract('SQLite', harness);
