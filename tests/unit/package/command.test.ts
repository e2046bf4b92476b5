/** The command as people call it, with Microsoft's real schema. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT, ProjectCopy } from './project-copy.ts';

let copy: ProjectCopy;

beforeEach(() => {
  copy = new ProjectCopy();
});

afterEach(() => {
  copy.remove();
});

function run(...args: readonly string[]) {
  const command = join(PROJECT, 'scripts', 'package.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], {
    cwd: copy.root,
    encoding: 'utf8',
  });
  return {
    status,
    stdout,
    stderr,
    zip: existsSync(join(copy.root, 'appPackage/build/appPackage.local.zip')),
  };
}

describe('npm run package', () => {
  it('[PACKAGE-11] makes the package for a developer who has just cloned the project', () => {
    expect(run('--env', 'local')).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^appPackage\/build\/appPackage\.local\.zip \(\d+ bytes\)\n$/),
      stderr: '',
      zip: true,
    });
  });

  it('[PACKAGE-3] only checks when asked to, and writes nothing', () => {
    expect(run('--check')).toMatchObject({ status: 0, zip: false });
    copy.replace('appPackage/manifest.json', '"groupChat"', '"groupchat"');
    expect(run('--check')).toMatchObject({ status: 1, stderr: expect.stringContaining('scopes') });
  });

  it('[PACKAGE-17] wants a higher version when the package has changed, and keeps what a new version holds', () => {
    copy.replace('appPackage/en.json', 'Dialogue', 'Talking');
    expect(run('--check')).toMatchObject({
      status: 1,
      stderr:
        'appPackage: differs from what version 0.1.0 held. Expected: a higher version in package.json and appPackage/manifest.json.\n',
    });
    expect(run('--record')).toMatchObject({ status: 1, zip: false });
    for (const file of ['package.json', 'appPackage/manifest.json'])
      copy.replace(file, '"version": "0.1.0"', '"version": "0.2.0"');
    expect(run('--check')).toMatchObject({ status: 1, stderr: expect.stringContaining('0.2.0 is new') });
    expect(run('--record', '--check')).toMatchObject({ status: 0, zip: false });
    expect(run('--check')).toMatchObject({ status: 0, stderr: '' });
  });

  it("[PACKAGE-15] makes a package with the configurable tab that Microsoft's schema accepts, too", () => {
    copy.write('env/.env.local.user', 'TAB_KIND=configurable\n');
    expect(run('--check')).toMatchObject({ status: 0, stderr: '' });
  });

  it('[PACKAGE-7] has a name that still fits after the suffix', () => {
    copy.write('env/.env.local.user', 'APP_NAME_SUFFIX=" til den store fællesprøve"\n');
    expect(run('--check')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('appPackage/manifest.json: /name/short must NOT have more than 30'),
    });
  });

  it('[PACKAGE-4] ends with 1 when values are missing', () => {
    expect(run('--env', 'dev')).toMatchObject({
      status: 1,
      stdout: '',
      stderr: expect.stringContaining('env/.env.dev: TAB_ENDPOINT is empty. Expected: '),
    });
  });

  it('[PACKAGE-12] ends with 2 and lists the environments when there is none of that name', () => {
    expect(run('--env', 'nope')).toMatchObject({
      status: 2,
      stderr: 'There is no environment "nope" (env/.env.nope).\nThere are: dev, local, prod, test.\n',
    });
  });

  it('[PACKAGE-12] ends with 2 and shows its use when called in a way it does not know', () => {
    expect(run('--force')).toMatchObject({ status: 2, stderr: expect.stringContaining('Usage: ') });
  });
});
