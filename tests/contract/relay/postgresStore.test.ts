import { Client } from 'pg';
import { silentLogger } from '../../../src/relay/logger.ts';
import { openStore } from '../../../src/relay/store/openStore.ts';
import { describeWithPostgres } from '../../support/relay/postgresServer.ts';
import { until } from '../../support/relay/until.ts';
import { document, ops, relayStoreContract } from './relayStoreContract.ts';

describeWithPostgres('a relay store in PostgreSQL', (server) => {
  let url: string;
  let lost: number;
  const open = (): ReturnType<typeof openStore> =>
    openStore({ postgresUrl: url }, { logger: silentLogger, onLeaseLost: () => (lost += 1) });

  beforeEach(() => {
    url = server().newDatabase();
    lost = 0;
  });

  describe('as any store', () => relayStoreContract(() => ({ open })));

  it('[RELAY-6] keeps its lease over a restart of the database', async () => {
    const store = await open();
    await store.createDocument(document('a'));
    server().crash();
    await expect(store.appendOps('a', ops(1, 1))).rejects.toMatchObject({ code: 'store/unavailable' });
    server().start();
    await until(
      () =>
        store.ping().then(
          () => true,
          () => false,
        ),
      'the database to answer',
    );
    await store.appendOps('a', ops(1, 1));
    await until(async () => (await leaseHolders()) === 1, 'the lease to be held again');
    expect(lost).toBe(0);
    await store.close();
  }, 30_000);

  it('[RELAY-6] cannot write once another process has had the database', async () => {
    const store = await open();
    await store.createDocument(document('a'));
    await query(`UPDATE relay_meta SET value = 'somebody else' WHERE key = 'epoch'`);
    const leaseLost = { code: 'store/lease-lost' };
    await expect(store.appendOps('a', ops(1, 1))).rejects.toMatchObject(leaseLost);
    await expect(store.saveCheckpoint('a', 'deli', '{}')).rejects.toMatchObject(leaseLost);
    await query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'fluid-relay-lease'`,
    );
    await until(() => lost === 1, 'the loss to be noticed');
    await expect(store.ping()).rejects.toMatchObject(leaseLost);
    await store.close();
  }, 30_000);

  async function leaseHolders(): Promise<number> {
    const rows = await query(`SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND granted`);
    return rows.length;
  }

  async function query(sql: string): Promise<unknown[]> {
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query(sql)).rows;
    } finally {
      await client.end();
    }
  }
});
