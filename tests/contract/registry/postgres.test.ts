import { Client } from 'pg';
import { POSTGRES_MIGRATIONS } from '../../../src/server/registry/migrations.ts';
import { openPostgresRegistry } from '../../../src/server/registry/postgres.ts';
import { describeWithPostgres } from '../../support/relay/postgresServer.ts';
import { until } from '../../support/relay/until.ts';
import { conversationContract } from './conversationContract.ts';
import { type RegistryHarness, registryContract, SESSION } from './registryContract.ts';
import { teamDecksContract } from './teamDecksContract.ts';

describeWithPostgres('[SERVE-15] a registry in PostgreSQL', (server) => {
  const urls = new Map<string, string>();
  const urlOf = (store: string): string => {
    const url = urls.get(store) ?? server().newDatabase();
    urls.set(store, url);
    return url;
  };

  const harness: RegistryHarness = {
    open: (store) => openPostgresRegistry(urlOf(store)),
    cleanUp: async () => undefined,
  };
  registryContract('PostgreSQL', harness);
  teamDecksContract('PostgreSQL', harness);
  conversationContract('PostgreSQL', harness);

  test('four servers that start at once on an empty database make its tables once', async () => {
    const registries = await Promise.all(
      Array.from({ length: 4 }, () => openPostgresRegistry(urlOf('at once'))),
    );
    await Promise.all(registries.map((registry) => registry.check()));
    await Promise.all(registries.map((registry) => registry.close()));
  });

  test('[SESSION-7] a database of the first release is opened with its sessions, which count as used when they began', async () => {
    const client = new Client({ connectionString: urlOf('first') });
    await client.connect();
    await client.query(POSTGRES_MIGRATIONS[0] ?? '');
    await client.query('CREATE TABLE registry_meta (key TEXT PRIMARY KEY, value BIGINT NOT NULL)');
    await client.query(`INSERT INTO registry_meta VALUES ('steps', 1)`);
    await client.query(
      `INSERT INTO registry_sessions (id, tenant_id, meeting_key, sealed_meeting, started_at_ms)
       VALUES ($1, $2, $3, $4, $5)`,
      [SESSION.id, SESSION.tenantId, SESSION.meetingKey, SESSION.sealedMeeting, SESSION.startedAtMs],
    );
    await client.end();
    const registry = await openPostgresRegistry(urlOf('first'));
    expect(await registry.findSession(SESSION.id)).toEqual(SESSION);
    expect(await registry.removeUnused(SESSION.startedAtMs, 0)).toBe(0);
    expect(await registry.removeUnused(SESSION.startedAtMs + 1, 0)).toBe(1);
    await registry.close();
  });

  test('[SERVE-3] a database of a newer version is left alone', async () => {
    await (await openPostgresRegistry(urlOf('newer'))).close();
    const client = new Client({ connectionString: urlOf('newer') });
    await client.connect();
    await client.query(`UPDATE registry_meta SET value = 99`);
    await expect(openPostgresRegistry(urlOf('newer'))).rejects.toThrow('newer version');
    expect((await client.query('SELECT value FROM registry_meta')).rows).toEqual([{ value: '99' }]);
    await client.end();
  });

  test('[SERVE-16] a call waits while the database is away; the check tells at once', async () => {
    const registry = await openPostgresRegistry(urlOf('away'));
    await registry.findOrCreateCurrent(SESSION);
    server().crash();
    await expect(registry.check()).rejects.toThrow();
    const found = registry.findSession(SESSION.id);
    const registered = registry.registerDocument({
      documentId: 'document-1',
      sessionId: SESSION.id,
      kind: 'table',
      table: 0,
      registeredAtMs: 2_000,
    });
    server().start();
    expect(await found).toEqual(SESSION);
    expect(await registered).toHaveProperty('document.documentId', 'document-1');
    await until(() => registry.check().then(() => true), 'the check to pass');
    await registry.close();
  }, 90_000);
});
