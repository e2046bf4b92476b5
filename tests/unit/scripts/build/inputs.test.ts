import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hashOfInputs } from '../../../../scripts/build/inputs.ts';

const PROJECT = join(import.meta.dirname, '../../../..');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dialogkort-inputs-'));
  for (const part of [
    'package.json',
    'package-lock.json',
    'webpack.config.js',
    'scripts',
    'src',
    'appPackage',
  ]) {
    cpSync(join(PROJECT, part), join(folder, part), { recursive: true });
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('[BUILD-3] a changed or added source of the client makes the build stale', () => {
  const before = hashOfInputs(folder);
  expect(hashOfInputs(folder)).toBe(before);
  // Reading and printing decks are parts of the page, too.
  for (const part of ['client/features', 'import', 'paper']) {
    const file = join(folder, 'src', part, 'new.ts');
    const without = hashOfInputs(folder);
    mkdirSync(join(folder, 'src', part), { recursive: true });
    writeFileSync(file, '');
    const added = hashOfInputs(folder);
    expect(added).not.toBe(without);
    writeFileSync(file, 'export {};');
    expect(hashOfInputs(folder)).not.toBe(added);
  }
});

test('[BUILD-3] a change outside the client’s inputs leaves the build as it is', () => {
  const before = hashOfInputs(folder);
  writeFileSync(join(folder, 'src/server/new.ts'), 'export {};');
  expect(hashOfInputs(folder)).toBe(before);
});
