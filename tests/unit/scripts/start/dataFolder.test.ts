import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { claimDataFolder, folderError } from '../../../../scripts/start/dataFolder.ts';
import { EXIT_CODES } from '../../../../scripts/start/errors.ts';
import { localSecrets } from '../../../../scripts/start/secrets.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dialogkort-data-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('[START-4] a data folder that cannot be created is reported with its path and exit code 4', () => {
  const inTheWay = join(folder, 'a-file');
  writeFileSync(inTheWay, '');
  expect(() => claimDataFolder(join(inTheWay, 'data'))).toThrow(
    expect.objectContaining({
      message: expect.stringContaining(`${inTheWay}/data cannot be written (ENOTDIR)`),
      exitCode: EXIT_CODES.dataFolder,
    }),
  );
});

test('[START-4] a full disk is called a full disk, with exit code 5', () => {
  const error = folderError('/data', Object.assign(new Error('write'), { code: 'ENOSPC' }));
  expect(error.message).toMatch(/^The disk is full: nothing can be written in \/data\./);
  expect(error.exitCode).toBe(EXIT_CODES.diskFull);
});

test('[START-8] a data folder serves one start at a time, and the next one after it', () => {
  const first = claimDataFolder(folder);
  expect(() => claimDataFolder(folder)).toThrow(/^Another start uses the data folder/);
  first.release();
  claimDataFolder(folder).release();
});

test('[START-7] secrets are made up for a folder, kept there for its owner only, and stay the same', () => {
  const secrets = localSecrets(folder);
  const file = join(folder, 'local-secrets.json');
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(secrets);
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(localSecrets(folder)).toEqual(secrets);

  const values = Object.values(secrets);
  expect(new Set(values).size).toBe(values.length);
  for (const value of values) expect(value.length).toBeGreaterThanOrEqual(43);
});

test('[START-7] two folders have no secret in common', () => {
  const other = mkdtempSync(join(tmpdir(), 'dialogkort-data-'));
  try {
    const known = Object.values(localSecrets(folder));
    for (const secret of Object.values(localSecrets(other))) expect(known).not.toContain(secret);
  } finally {
    rmSync(other, { recursive: true, force: true });
  }
});
