import { Client } from 'pg';
import { silentLogger } from '../../../src/relay/logger.ts';
import { startRelay } from '../../../src/relay/relay.ts';
import { openStore } from '../../../src/relay/store/openStore.ts';
import { LOCK_KEY } from '../../../src/relay/store/postgresLease.ts';
import { describeWithPostgres } from '../../support/relay/postgresServer.ts';
import { KEY, TENANT } from '../../support/relay/tokens.ts';
import { until } from '../../support/relay/until.ts';
import { document, ops, relayStoreContract } from './relayStoreContract.ts';

const MOVE_EPOCH = `UPDATE relay_meta SET value = 'somebody else' WHERE key = 'epoch'`;

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
    await moveEpoch();
    const leaseLost = { code: 'store/lease-lost' };
    // The database itself refuses each kind of row, whatever the process believes.
    for (const sql of [
      `INSERT INTO relay_ops VALUES ('a', 1, 1, '{}', 0)`,
      'DELETE FROM relay_ops',
      `UPDATE relay_documents SET head = 'other'`,
      `INSERT INTO relay_objects VALUES ('a', 'late', 'blob', '', 1)`,
      'DELETE FROM relay_objects',
    ]) {
      await expect(query(`SET relay.epoch = 'an old one'; ${sql}`)).rejects.toMatchObject({ code: 'RLY01' });
    }
    await expect(store.appendOps('a', ops(1, 1))).rejects.toMatchObject(leaseLost);
    expect(lost).toBe(1);
    await expect(store.ping()).rejects.toMatchObject(leaseLost);
    await store.close();
    expect(lost).toBe(1);
  }, 30_000);

  it('[RELAY-21] learns that it has lost the lease from a successor that lives and holds it', async () => {
    const store = await open();
    const successor = await succeed();
    // Whoever holds the lock has not been here before the epoch moves: it may be our own session that hangs.
    await successor.query('BEGIN; LOCK relay_meta');
    const first = await seeking();
    await successor.query('COMMIT; BEGIN; LOCK relay_meta');
    await seeking(first);
    expect(lost).toBe(0);
    await successor.query(`${MOVE_EPOCH}; COMMIT`);
    await until(() => lost === 1, 'the loss to be noticed');
    await expect(store.ping()).rejects.toMatchObject({ code: 'store/lease-lost' });
    await store.close();
    await successor.end();
  }, 30_000);

  it('[RELAY-21] ends a relay: not ready, and its process is notified', async () => {
    const fatal: string[] = [];
    const relay = await startRelay({
      ...{ tenantId: TENANT, keys: [KEY], store: { postgresUrl: url }, at: { port: 0 } },
      onFatal: ({ code }) => fatal.push(code),
    });
    expect((await fetch(`${relay.url}/readyz`)).status).toBe(200);
    const successor = await succeed();
    await moveEpoch();
    await until(() => fatal.length > 0, 'whoever runs it to be told');
    expect(fatal).toEqual(['store/lease-lost']);
    await until(async () => (await fetch(`${relay.url}/readyz`)).status === 503, 'the relay to say so');
    await relay.close();
    await successor.end();
  }, 30_000);

  it('[RELAY-6] goes on seeking its lease when the session breaks off again', async () => {
    const store = await open();
    await store.createDocument(document('a'));
    const other = new Client({ connectionString: url });
    await other.connect();
    await other.query('BEGIN; LOCK relay_meta');
    const held = await seeking();
    await endLeaseSession();
    const first = await seeking(held);
    await endLeaseSession();
    await seeking(held, first);
    await other.query('COMMIT');
    await until(async () => (await leaseHolders()) === 1, 'the lease to be held again');
    await store.appendOps('a', ops(1, 1));
    expect(lost).toBe(0);
    await store.close();
    await other.end();
  }, 30_000);

  it('[OPS-11] refuses a database in which it may make nothing, and lets it go', async () => {
    await query('CREATE ROLE reader LOGIN');
    const asReader = url.replace('//relay@', '//reader@');
    const opening = openStore(
      { postgresUrl: asReader },
      { logger: silentLogger, onLeaseLost: () => undefined },
    );
    await expect(opening).rejects.toMatchObject({
      code: 'store/failed',
      message: 'PostgreSQL refused with 42501.',
    });
    expect(await leaseHolders()).toBe(0);
  });

  /** Takes the lock over from whoever has it, as a process does that was waiting for it. */
  async function succeed(): Promise<Client> {
    const successor = new Client({ connectionString: url });
    await successor.connect();
    const locked = successor.query('SELECT pg_advisory_lock($1)', [LOCK_KEY]);
    await until(async () => (await leaseWaiters()) === 1, 'the successor to wait');
    await endLeaseSession();
    await locked;
    return successor;
  }

  const moveEpoch = (): Promise<unknown> => query(MOVE_EPOCH);

  const endLeaseSession = (): Promise<unknown> =>
    query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE application_name = 'fluid-relay-lease' AND datname = current_database()`,
    );

  /** The process id of a lease's session that is none of these. */
  async function seeking(...known: readonly number[]): Promise<number> {
    let found: number | undefined;
    await until(async () => {
      const rows = await query(
        `SELECT pid FROM pg_stat_activity
         WHERE application_name = 'fluid-relay-lease' AND datname = current_database()`,
      );
      found = rows.map(({ pid }) => Number(pid)).find((pid) => !known.includes(pid));
      return found !== undefined;
    }, 'a session of the lease');
    return found ?? 0;
  }

  async function leaseWaiters(): Promise<number> {
    return (await query(`SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted`)).length;
  }

  async function leaseHolders(): Promise<number> {
    const rows = await query(`SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND granted`);
    return rows.length;
  }

  async function query(sql: string): Promise<Record<string, unknown>[]> {
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query(sql)).rows;
    } finally {
      await client.end();
    }
  }
});
