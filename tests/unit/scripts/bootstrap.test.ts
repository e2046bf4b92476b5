import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

test('a package in another version than the lock file’s counts as missing', () => {
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

describe('installing with the npm of the machine', () => {
  const SCRIPTS = join(import.meta.dirname, '../../../scripts');

  /** Runs `npm start` or `npm test` of a fresh clone, as an npm of that version would. */
  function runWith(version: string, script: string) {
    rmSync(join(folder, 'node_modules'), { recursive: true, force: true });
    const calls = join(folder, 'calls');
    const npm = join(folder, 'npm-cli.js');
    writeFileSync(
      npm,
      `const [first] = process.argv.slice(2);
       require('fs').appendFileSync(${JSON.stringify(calls)}, first + '\\n');
       if (first === '--version') console.log(${JSON.stringify(version)}); else process.exit(1);`,
    );
    for (const file of ['bootstrap.mjs', script]) cpSync(join(SCRIPTS, file), join(folder, 'scripts', file));
    const ended = spawnSync(process.execPath, [join(folder, 'scripts', script)], {
      encoding: 'utf8',
      env: { ...process.env, npm_execpath: npm },
    });
    return { ...ended, calls: existsSync(calls) ? readFileSync(calls, 'utf8').trim().split('\n') : [] };
  }

  test.each(['start.mjs', 'test.mjs'])(
    '[START-11] %s refuses npm 6 in a sentence and installs nothing',
    (script) => {
      const { status, stderr, calls } = runWith('6.14.18', script);
      expect(status).toBe(1);
      expect(stderr.trim()).toBe(
        'This project needs npm 7 or later to install its packages, and npm here is 6.14.18. ' +
          'Update it with `npm install --global npm@8`, or install a newer Node, which brings its own, and try again.',
      );
      expect(calls).toEqual(['--version']);
    },
  );

  test.each(['7.0.0', '11.19.1', ''])('[START-11] npm "%s" is asked to install', (version) => {
    const { stderr, calls } = runWith(version, 'start.mjs');
    expect(calls).toEqual(['--version', 'ci']);
    expect(stderr).toContain('npm ci failed');
  });
});
