import { openPostgres } from '../../../src/sql/postgres.ts';
import { postgresError } from '../../../src/sql/postgresErrors.ts';
import { describeWithPostgres } from '../../support/relay/postgresServer.ts';
import { sqlContract } from './sqlContract.ts';

const OPTIONS = { applicationName: 'test', connections: 4 };

describeWithPostgres('[SERVE-15] SQL in PostgreSQL', (server) => {
  let url: string;
  beforeEach(() => {
    url = server().newDatabase();
  });

  describe('as any database', () => sqlContract(() => openPostgres({ url }, OPTIONS)));

  test('a database that is not there is away, and its address is not told', async () => {
    const gone = openPostgres({ url: 'postgres://user:password@127.0.0.1:9/database' }, OPTIONS);
    const error = await gone.all('SELECT 1').catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ kind: 'away', code: 'ECONNREFUSED' });
    expect(String(error)).not.toContain('password');
    await gone.close();
  });

  test('a connection that breaks in a transaction is replaced', async () => {
    const db = openPostgres({ url }, { ...OPTIONS, connections: 1 });
    const broken = db.transaction((transaction) =>
      transaction.all('SELECT pg_terminate_backend(pg_backend_pid())'),
    );
    await expect(broken).rejects.toMatchObject({ kind: 'away' });
    expect(await db.all('SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await db.close();
  });
});

test.each([
  ['53100', 'full'],
  ['53300', 'away'],
  ['57P01', 'away'],
  ['40P01', 'busy'],
  ['42501', 'refused'],
  ['ENOTFOUND', 'away'],
  ['EPIPE', 'away'],
  [undefined, 'away'],
])('[SERVE-17] code %s is of the kind %s', (code, kind) => {
  expect(postgresError(Object.assign(new Error('postgres://user:password@host'), { code }))).toMatchObject({
    kind,
    message: expect.not.stringContaining('password'),
  });
});
