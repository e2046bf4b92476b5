import { Client } from 'pg';
import { startRelay } from '../../../src/relay/index.ts';
import { describeWithPostgres } from '../../support/relay/postgresServer.ts';

const KEYS = ['a key of a relay that is long enough'];
const startAt = (postgresUrl: string) =>
  startRelay({ tenantId: 't', keys: KEYS, store: { postgresUrl }, at: { host: '127.0.0.1', port: 0 } });

describeWithPostgres('[OPS-15] relays in schemas of one PostgreSQL database', (postgres) => {
  test('have tables and a lease each, and a second relay in one schema is refused', async () => {
    const database = postgres().newDatabase();
    const admin = new Client({ connectionString: database });
    await admin.connect();
    const urls = ['relay_second', 'relay_third'].map((role) => {
      const url = new URL(database);
      url.username = role;
      return { role, url: url.href };
    });
    for (const { role } of urls) {
      await admin.query(
        `CREATE ROLE ${role} LOGIN; CREATE SCHEMA ${role} AUTHORIZATION ${role}; ALTER ROLE ${role} SET search_path = ${role}`,
      );
    }
    const relays = [await startAt(database)];
    for (const { url } of urls) relays.push(await startAt(url));
    const { rows } = await admin.query(
      `SELECT schemaname FROM pg_tables WHERE tablename = 'relay_documents' ORDER BY schemaname`,
    );
    expect(rows.map(({ schemaname }) => schemaname)).toEqual(['public', 'relay_second', 'relay_third']);
    expect(await Promise.all(relays.map((relay) => relay.ready()))).toEqual([true, true, true]);
    await expect(startAt(urls[0]?.url ?? '')).rejects.toMatchObject({ code: 'store/leased' });
    for (const relay of relays) await relay.close();
    await admin.end();
  }, 60_000);
});
