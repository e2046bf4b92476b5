import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hashOfInputs } from '../../../../scripts/build/inputs.ts';

const PROJECT = join(import.meta.dirname, '../../../..');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dialogkort-inputs-'));
  for (const part of ['package-lock.json', 'webpack.config.js', 'scripts', 'src', 'appPackage']) {
    cpSync(join(PROJECT, part), join(folder, part), { recursive: true });
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('[BUILD-3] a changed or added source of the client makes the build stale', () => {
  const before = hashOfInputs(folder);
  expect(hashOfInputs(folder)).toBe(before);
  mkdirSync(join(folder, 'src/client/views'), { recursive: true });
  writeFileSync(join(folder, 'src/client/views/new.ts'), '');
  const added = hashOfInputs(folder);
  expect(added).not.toBe(before);
  writeFileSync(join(folder, 'src/client/views/new.ts'), 'export {};');
  expect(hashOfInputs(folder)).not.toBe(added);
});

test('[BUILD-3] what no page contains leaves the build as it is', () => {
  const before = hashOfInputs(folder);
  writeFileSync(join(folder, 'src/server/new.ts'), 'export {};');
  expect(hashOfInputs(folder)).toBe(before);
});
