import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isInstalled } from '../../../scripts/bootstrap.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dialogkort-install-'));
  mkdirSync(join(folder, 'node_modules'));
  write('package-lock.json', {
    '': {},
    'node_modules/a': { version: '1.0.0' },
    'node_modules/b': { version: '2.0.0', optional: true },
  });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(file: string, packages: object): void {
  writeFileSync(join(folder, file), JSON.stringify({ packages }));
}

test('a fresh clone has everything to install', () => {
  rmSync(join(folder, 'node_modules'), { recursive: true });
  expect(isInstalled(folder)).toBe(false);
});

test('what the lock file names in another version is missing', () => {
  write('node_modules/.package-lock.json', { 'node_modules/a': { version: '0.9.0' } });
  expect(isInstalled(folder)).toBe(false);
});

test('packages for other systems are not missed', () => {
  write('node_modules/.package-lock.json', { 'node_modules/a': { version: '1.0.0' } });
  expect(isInstalled(folder)).toBe(true);
});

test.each(['bootstrap.mjs', 'start.mjs', 'test.mjs'])(
  '%s can be read by Node 12: no syntax is newer',
  (file) => {
    const source = readFileSync(join(import.meta.dirname, '../../../scripts', file), 'utf8');
    expect(source).not.toMatch(
      /\?\.|\?\?|\|\|=|&&=|^await |^\s*static |#\w+\s*[=(;]|\.at\(|replaceAll|import\.meta\.dirname/m,
    );
  },
);
