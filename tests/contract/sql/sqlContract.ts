/** What every driver of a SQL database has to do. `open` gives a new handle on the same database every time. */
import { type Migrations, migrate, NewerSchemaError } from '../../../src/sql/migrations.ts';
import type { SqlDatabase } from '../../../src/sql/sqlDatabase.ts';

const MIGRATIONS: Migrations = {
  table: 'steps_taken',
  key: 'steps',
  createTable: 'CREATE TABLE IF NOT EXISTS steps_taken (key TEXT PRIMARY KEY, value TEXT NOT NULL)',
  steps: [
    ({ integer, bytes }) => `
      CREATE TABLE boxes (id TEXT PRIMARY KEY, weight ${integer} NOT NULL, content ${bytes}, note TEXT);
      CREATE TABLE labels (box TEXT NOT NULL REFERENCES boxes (id) ON DELETE CASCADE, text TEXT NOT NULL)`,
    () => 'ALTER TABLE boxes ADD COLUMN shelf TEXT',
  ],
};
const PUT = 'INSERT INTO boxes (id, weight) VALUES (?, ?)';

export function sqlContract(open: () => SqlDatabase): void {
  let db: SqlDatabase;
  const ids = async (on = db): Promise<unknown[]> =>
    (await on.all('SELECT id FROM boxes ORDER BY id')).map(({ id }) => id);

  beforeEach(async () => {
    db = open();
    await db.transaction((transaction) => migrate(transaction, MIGRATIONS));
  });
  afterEach(() => db.close());

  test('gives back texts, whole numbers, bytes and nothing as they were written', async () => {
    const content = Uint8Array.from([0, 255, 7]);
    const put = 'INSERT INTO boxes (id, weight, content, note) VALUES (?, ?, ?, ?)';
    expect(await db.run(put, ['æ', 1_800_000_000_000, content, null])).toBe(1);
    const [row = {}] = await db.all('SELECT * FROM boxes WHERE weight > ?', [1_700_000_000_000]);
    expect(row).toMatchObject({ id: 'æ', weight: 1_800_000_000_000, note: null });
    expect([...(row.content as Uint8Array)]).toEqual([0, 255, 7]);
    expect(await db.all('SELECT count(*) AS n, coalesce(sum(weight), 0) AS total FROM boxes')).toEqual([
      { n: 1, total: 1_800_000_000_000 },
    ]);
  });

  test('returns the number of changed rows, and the rows on request', async () => {
    for (const id of ['a', 'b', 'c']) await db.run(PUT, [id, 1]);
    expect(await db.run('UPDATE boxes SET weight = ? WHERE id <> ?', [2, 'a'])).toBe(2);
    expect(await db.all('DELETE FROM boxes WHERE id = ? RETURNING id, weight', ['b'])).toEqual([
      { id: 'b', weight: 2 },
    ]);
    expect(await db.run('DELETE FROM boxes WHERE id = ?', ['b'])).toBe(0);
  });

  test('a transaction is written as a whole, or not at all', async () => {
    const result = await db.transaction(async (transaction) => {
      await transaction.run(PUT, ['a', 1]);
      await transaction.run(PUT, ['b', 1]);
      return transaction.all('SELECT count(*) AS n FROM boxes');
    });
    expect(result).toEqual([{ n: 2 }]);
    const failing = db.transaction(async (transaction) => {
      await transaction.run(PUT, ['c', 1]);
      throw new TypeError('of the caller');
    });
    await expect(failing).rejects.toThrow(new TypeError('of the caller'));
    expect(await ids()).toEqual(['a', 'b']);
  });

  test('a query during a transaction does not see uncommitted changes', async () => {
    let seen: Promise<unknown[]> | undefined;
    await db
      .transaction(async (transaction) => {
        await transaction.run(PUT, ['a', 1]);
        seen = ids();
        await transaction.run(PUT, ['b', 1]);
        throw new Error('undo');
      })
      .catch(() => undefined);
    expect(await seen).toEqual([]);
  });

  test('transactions of two handles that change one row follow each other', async () => {
    const other = open();
    await db.run(PUT, ['a', 0]);
    const add = (on: SqlDatabase) =>
      on.transaction(async (transaction) => {
        const { forUpdate } = on.dialect;
        const [row] = await transaction.all(`SELECT weight FROM boxes WHERE id = ? ${forUpdate}`, ['a']);
        await transaction.run('UPDATE boxes SET weight = ? WHERE id = ?', [Number(row?.weight) + 1, 'a']);
      });
    await Promise.all(Array.from({ length: 20 }, (_, i) => add(i % 2 === 0 ? db : other)));
    expect(await db.all('SELECT weight FROM boxes')).toEqual([{ weight: 20 }]);
    await other.close();
  });

  test('a lock by name keeps out transactions that ask for the same one', async () => {
    const other = open();
    const order: string[] = [];
    const work = (on: SqlDatabase, who: string) =>
      on.transaction(async (transaction) => {
        await transaction.lock('one at a time');
        order.push(`${who} begins`);
        await transaction.run(PUT, [who, 1]);
        order.push(`${who} ends`);
      });
    await Promise.all([work(db, 'a'), work(other, 'b'), work(db, 'c')]);
    expect(order.filter((_, i) => i % 2 === 0).map((line) => line.slice(0, 1))).toEqual(
      order.filter((_, i) => i % 2 === 1).map((line) => line.slice(0, 1)),
    );
    await other.close();
  });

  test.each([
    ['a key that is taken', 'unique', PUT, ['a', 2]],
    [
      'a row that belongs to none',
      'reference',
      'INSERT INTO labels (box, text) VALUES (?, ?)',
      ['none', 'text'],
    ],
    ['a statement with a fault', 'refused', 'SELECT nothing FROM boxes WHERE id = ?', ['a']],
  ] as const)('%s is an error of the kind %s, without the data', async (_what, kind, sql, params) => {
    await db.run(PUT, ['a', 1]);
    await expect(db.run(sql, params)).rejects.toMatchObject({
      ...{ name: 'SqlError', kind, message: expect.not.stringContaining('none') },
    });
    const inTransaction = db.transaction((transaction) => transaction.run(sql, params));
    await expect(inTransaction).rejects.toMatchObject({ kind });
    expect(await ids()).toEqual(['a']);
  });

  test('[SERVE-3] migrations are taken once, from where the database is', async () => {
    await db.run(PUT, ['a', 1]);
    const more = { ...MIGRATIONS, steps: [...MIGRATIONS.steps, () => `UPDATE boxes SET shelf = 'top'`] };
    await db.transaction((transaction) => migrate(transaction, more));
    await db.run(`UPDATE boxes SET shelf = 'bottom'`);
    await db.transaction((transaction) => migrate(transaction, more));
    expect(await db.all('SELECT id, shelf FROM boxes')).toEqual([{ id: 'a', shelf: 'bottom' }]);
  });

  test('[SERVE-3] a database with more migrations than are known is left alone', async () => {
    await db.run('UPDATE steps_taken SET value = ?', ['99']);
    const opening = db.transaction((transaction) => migrate(transaction, MIGRATIONS));
    await expect(opening).rejects.toThrow(NewerSchemaError);
    expect(await db.all('SELECT value FROM steps_taken')).toEqual([{ value: '99' }]);
  });

  test('a migration that fails leaves the database as it was', async () => {
    const broken = {
      ...MIGRATIONS,
      steps: [...MIGRATIONS.steps, () => 'CREATE TABLE left_over (id TEXT); FAULT'],
    };
    await expect(db.transaction((transaction) => migrate(transaction, broken))).rejects.toMatchObject({
      kind: 'refused',
    });
    await expect(db.all('SELECT * FROM left_over')).rejects.toMatchObject({ kind: 'refused' });
    expect(await db.all('SELECT value FROM steps_taken')).toEqual([{ value: '2' }]);
  });

  test('knows the time, the order of bytes and a list in one parameter', async () => {
    const { nowMs, byBytes, textsOfJson } = db.dialect;
    const [row] = await db.all(`SELECT ${nowMs} AS now`);
    expect(Number.isSafeInteger(row?.now)).toBe(true);
    for (const id of ['b', 'A', 'a', 'B']) await db.run(PUT, [id, 1]);
    const found = await db.all(`SELECT id FROM boxes WHERE id IN (${textsOfJson}) ORDER BY id ${byBytes}`, [
      JSON.stringify(['a', 'B', 'A', 'none']),
    ]);
    expect(found.map(({ id }) => id)).toEqual(['A', 'B', 'a']);
  });
}
