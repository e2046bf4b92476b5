import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openSqlite } from '../../../src/sql/sqlite.ts';
import { sqliteError } from '../../../src/sql/sqliteErrors.ts';
import { sqlContract } from './sqlContract.ts';

describe('[SERVE-15] SQL in a SQLite file', () => {
  let folder: string;
  const file = () => join(folder, 'database.sqlite');

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'dialogkort-sql-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  describe('as any database', () => sqlContract(() => openSqlite(file())));

  test('a write waits for another process’s transaction, and the event loop goes on', async () => {
    const db = openSqlite(file());
    await db.run('CREATE TABLE boxes (id TEXT)');
    const other = new DatabaseSync(file());
    other.exec(`BEGIN IMMEDIATE; INSERT INTO boxes VALUES ('first')`);
    const order: string[] = [];
    const writing = db.run(`INSERT INTO boxes VALUES ('second')`).then(() => order.push('written'));
    await new Promise((resolve) => setTimeout(resolve, 0));
    order.push('event loop');
    other.exec('COMMIT');
    other.close();
    await writing;
    expect(order).toEqual(['event loop', 'written']);
    await db.close();
  });

  test('a file that is no database is damaged, and a folder cannot be opened', () => {
    writeFileSync(file(), 'no database at all, but some text that is long enough to be looked at'.repeat(20));
    expect(() => openSqlite(file())).toThrow(expect.objectContaining({ kind: 'damaged', errcode: 26 }));
    expect(() => openSqlite(folder)).toThrow(expect.objectContaining({ kind: 'unwritable', errcode: 14 }));
  });

  test.each([
    [5, 'busy'],
    [5 | (1 << 8), 'busy'],
    [13, 'full'],
    [8 | (4 << 8), 'unwritable'],
    [11, 'damaged'],
    [26, 'damaged'],
    [1, 'refused'],
  ])('result code %i is of the kind %s', (errcode, kind) => {
    expect(sqliteError(Object.assign(new Error('/a/path'), { errcode }))).toMatchObject({ kind, errcode });
  });
});
