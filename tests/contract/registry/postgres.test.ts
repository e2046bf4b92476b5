import { Client } from 'pg';
import { openSqlRegistry } from '../../../src/server/registry/openSqlRegistry.ts';
import { EARLIER_POSTGRES } from '../../support/registry/earlierMigrations.ts';
import { describeWithPostgres } from '../../support/relay/postgresServer.ts';
import { until } from '../../support/relay/until.ts';
import { conversationContract } from './conversationContract.ts';
import { earlierRows, expectEarlierRows } from './earlierRows.ts';
import { ownershipContract } from './ownershipContract.ts';
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
    open: (store) => openSqlRegistry({ url: urlOf(store) }),
    cleanUp: async () => undefined,
  };
  registryContract('PostgreSQL', harness);
  teamDecksContract('PostgreSQL', harness);
  conversationContract('PostgreSQL', harness);
  ownershipContract('PostgreSQL', harness);

  test('four servers that start at once on an empty database make its tables once', async () => {
    const registries = await Promise.all(
      Array.from({ length: 4 }, () => openSqlRegistry({ url: urlOf('at once') })),
    );
    await Promise.all(registries.map((registry) => registry.check()));
    await Promise.all(registries.map((registry) => registry.close()));
  });

  test('[SESSION-7] a database of the first release is opened with its sessions, which count as used when they began', async () => {
    const client = new Client({ connectionString: urlOf('first') });
    await client.connect();
    await client.query(EARLIER_POSTGRES[0] ?? '');
    await client.query('CREATE TABLE registry_meta (key TEXT PRIMARY KEY, value BIGINT NOT NULL)');
    await client.query(`INSERT INTO registry_meta VALUES ('steps', 1)`);
    await client.query(
      `INSERT INTO registry_sessions (id, tenant_id, meeting_key, sealed_meeting, started_at_ms)
       VALUES ($1, $2, $3, $4, $5)`,
      [SESSION.id, SESSION.tenantId, SESSION.meetingKey, SESSION.encryptedMeetingId, SESSION.startedAtMs],
    );
    await client.end();
    const registry = await openSqlRegistry({ url: urlOf('first') });
    expect(await registry.findSession(SESSION.id)).toEqual(SESSION);
    expect(await registry.removeUnused(SESSION.startedAtMs, 0)).toBe(0);
    expect(await registry.removeUnused(SESSION.startedAtMs + 1, 0)).toBe(1);
    await registry.close();
  });

  test.each(EARLIER_POSTGRES.map((_, i) => i + 1))(
    '[SESSION-7] a database with %i migrations of an earlier release is opened with all that is in it',
    async (steps) => {
      const url = urlOf(`earlier ${steps}`);
      const client = new Client({ connectionString: url });
      await client.connect();
      await client.query(EARLIER_POSTGRES.slice(0, steps).join(';'));
      await client.query('CREATE TABLE registry_meta (key TEXT PRIMARY KEY, value BIGINT NOT NULL)');
      await client.query(`INSERT INTO registry_meta VALUES ('steps', ${steps})`);
      await client.query(earlierRows(steps, 'registry_').join(';'));
      await client.end();
      const registry = await openSqlRegistry({ url });
      await expectEarlierRows(registry, steps);
      await registry.close();
      await (await openSqlRegistry({ url })).close();
    },
  );

  test('[SERVE-3] a database of a newer version is left alone', async () => {
    await (await openSqlRegistry({ url: urlOf('newer') })).close();
    const client = new Client({ connectionString: urlOf('newer') });
    await client.connect();
    await client.query(`UPDATE registry_meta SET value = 99`);
    await expect(openSqlRegistry({ url: urlOf('newer') })).rejects.toThrow('newer version');
    expect((await client.query('SELECT value FROM registry_meta')).rows).toEqual([{ value: '99' }]);
    await client.end();
  });

  test('[SERVE-16] a call waits while the database is away; the readiness check fails at once', async () => {
    const registry = await openSqlRegistry({ url: urlOf('away') });
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
