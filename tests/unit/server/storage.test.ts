import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { errorFacts } from '../../../src/server/logging.ts';
import { MIGRATIONS } from '../../../src/server/registry/migrations.ts';
import { openRegistry, reason } from '../../../src/server/registry/openRegistry.ts';

describe('the data folder', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'dialogkort-storage-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('is made for the server’s user alone', async () => {
    const dataDir = join(folder, 'new', 'data');
    await openRegistry(dataDir).close();
    expect(statSync(dataDir).mode & 0o777).toBe(0o700);
  });

  test('[SERVE-3] a registry of a newer version is left alone', async () => {
    await openRegistry(folder).close();
    const db = new DatabaseSync(join(folder, 'registry.sqlite'));
    db.exec(`PRAGMA user_version = ${MIGRATIONS.length + 1}`);
    db.close();
    expect(() => openRegistry(folder)).toThrow('it was written by a newer version of the app');
  });

  test('[SERVE-3] a registry that cannot be opened is told as such', () => {
    mkdirSync(join(folder, 'registry.sqlite'));
    expect(() => openRegistry(folder)).toThrow(
      `The data folder ${folder} (DATA_DIR) cannot be used: it cannot be opened or written to.`,
    );
  });

  test.each([
    [{ errcode: 13 }, 'the disk is full'],
    [{ errcode: 8 | (4 << 8) }, 'it cannot be written to'],
    [{ errcode: 99 }, 'SQLite says 99'],
    [{ code: 'ENOSPC' }, 'the disk is full'],
    [{ code: 'EACCES' }, 'this user may not write there'],
    [{ code: 'EODD' }, 'EODD'],
    ['a string', 'the reason is unknown'],
  ])('[SERVE-3] %j is told in words', (error, words) => {
    expect(reason(error)).toBe(words);
  });
});

describe('what is logged of an error', () => {
  test('[SERVE-10] is its kind, its codes and its place, not its words', () => {
    const error = Object.assign(new TypeError('what Anna wrote'), { code: 'E_TEST', errcode: 13 });
    const facts = errorFacts(error);
    expect(facts).toMatchObject({ kind: 'TypeError', code: 'E_TEST', sqlite: 13 });
    expect(JSON.stringify(facts)).toContain('storage.test');
    expect(JSON.stringify(facts)).not.toContain('Anna');
    expect(errorFacts('what Anna wrote')).toEqual({ kind: 'string' });
  });
});
