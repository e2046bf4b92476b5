import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  addIntegrity,
  completeLock,
  type LockFile,
  missingOptional,
  withoutIntegrity,
} from '../../../../scripts/lock/complete.ts';

const LOCK_FILE = join(import.meta.dirname, '../../../../package-lock.json');

test('[CHECK-6] the lock file holds the packages of every system (else: node scripts/complete-lock.ts)', () => {
  const lock: LockFile = JSON.parse(readFileSync(LOCK_FILE, 'utf8'));
  expect(missingOptional(lock)).toEqual([]);
});

test('[CHECK-6] every package in the lock file has an integrity (else: node scripts/complete-lock.ts)', () => {
  const lock: LockFile = JSON.parse(readFileSync(LOCK_FILE, 'utf8'));
  expect(withoutIntegrity(lock)).toEqual([]);
});

test('[CHECK-6] addIntegrity: asks for what is missing and names what stays without', async () => {
  const lock: LockFile = {
    packages: {
      '': {},
      'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
      'node_modules/a/node_modules/@b/c': { version: '2.0.0', optional: true },
      'node_modules/gone': { version: '3.0.0' },
    },
  };
  const asked: string[] = [];
  const left = await addIntegrity(lock, async (spec) => {
    asked.push(spec);
    return spec === '@b/c@2.0.0' ? 'sha512-b' : undefined;
  });
  expect(asked).toEqual(['@b/c@2.0.0', 'gone@3.0.0']);
  expect(left).toEqual(['node_modules/gone']);
  expect(Object.keys(lock.packages['node_modules/a/node_modules/@b/c'] ?? {})).toEqual([
    'version',
    'integrity',
    'optional',
  ]);
});

test('[CHECK-6] the lock file names no registry', () => {
  expect(readFileSync(LOCK_FILE, 'utf8')).not.toMatch(/"resolved"|https?:\/\/[^"]*\.tgz/);
});

test('[CHECK-6] missing packages are added for their own system only, and existing ones stay', () => {
  const lock: LockFile = {
    packages: {
      '': {},
      'node_modules/tool': {
        version: '2.0.0',
        dev: true,
        optionalDependencies: {
          '@tool/core-linux-x64-musl': '2.0.0',
          '@tool/core-win32-arm64-msvc': '2.0.0',
          '@tool/core-linux-x64-gnu': '2.0.0',
        },
      },
      'node_modules/@tool/core-linux-x64-gnu': { version: '2.0.0', optional: true },
    },
  };
  expect(completeLock(lock)).toEqual(['@tool/core-linux-x64-musl', '@tool/core-win32-arm64-msvc']);
  expect(lock.packages['node_modules/@tool/core-linux-x64-musl']).toEqual({
    version: '2.0.0',
    cpu: ['x64'],
    dev: true,
    libc: ['musl'],
    optional: true,
    os: ['linux'],
  });
  expect(lock.packages['node_modules/@tool/core-win32-arm64-msvc']).toMatchObject({
    cpu: ['arm64'],
    os: ['win32'],
  });
  expect(missingOptional(lock)).toEqual([]);
});
