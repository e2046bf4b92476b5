import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { errorFacts } from '../../../src/server/logging.ts';
import { REGISTRY_MIGRATIONS } from '../../../src/server/registry/migrations.ts';
import { openRegistry, postgresReason, reason } from '../../../src/server/registry/openRegistry.ts';

describe('the data folder', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'dialogkort-storage-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('is made for the server’s user alone', async () => {
    const dataDir = join(folder, 'new', 'data');
    await (await openRegistry({ dataDir })).close();
    expect(statSync(dataDir).mode & 0o777).toBe(0o700);
  });

  test('[SERVE-3] a registry of a newer version is left alone', async () => {
    await (await openRegistry({ dataDir: folder })).close();
    const db = new DatabaseSync(join(folder, 'registry.sqlite'));
    db.exec(`PRAGMA user_version = ${REGISTRY_MIGRATIONS.steps.length + 1}`);
    db.close();
    await expect(openRegistry({ dataDir: folder })).rejects.toThrow(
      'it was written by a newer version of the app',
    );
  });

  test('[SERVE-3] a registry that cannot be opened is reported as such', async () => {
    mkdirSync(join(folder, 'registry.sqlite'));
    await expect(openRegistry({ dataDir: folder })).rejects.toThrow(
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

describe('the database', () => {
  test.each([
    [{ code: '28P01' }, 'it does not take this user or password'],
    [{ code: '53100' }, 'its disk is full'],
    [{ code: 'ENOTFOUND' }, 'the name of its host is not known'],
    [{ code: 'XX000' }, 'XX000'],
    [new Error('no answer from postgres://user:password@host/database'), 'it does not answer'],
  ])('[SERVE-15] %j is told in words, and never in the driver’s', (error, words) => {
    expect(postgresReason(error)).toBe(words);
  });
});

describe('the logged facts of an error', () => {
  test('[SERVE-10] is its kind, its codes and its place, not its words', () => {
    const error = Object.assign(new TypeError('what Anna wrote'), { code: 'E_TEST', errcode: 13 });
    const facts = errorFacts(error);
    expect(facts).toMatchObject({ kind: 'TypeError', code: 'E_TEST', sqlite: 13 });
    expect(JSON.stringify(facts)).toContain('storage.test');
    expect(JSON.stringify(facts)).not.toContain('Anna');
    expect(errorFacts('what Anna wrote')).toEqual({ kind: 'string' });
  });
});
