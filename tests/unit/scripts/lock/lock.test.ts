import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { completeLock, type LockFile, missingOptional } from '../../../../scripts/lock/complete.ts';

const LOCK_FILE = join(import.meta.dirname, '../../../../package-lock.json');

test('[CHECK-6] the lock file holds the packages of every system (else: node scripts/complete-lock.ts)', () => {
  const lock: LockFile = JSON.parse(readFileSync(LOCK_FILE, 'utf8'));
  expect(missingOptional(lock)).toEqual([]);
});

test('[CHECK-6] the lock file names no registry', () => {
  expect(readFileSync(LOCK_FILE, 'utf8')).not.toMatch(/"resolved"|https?:\/\/[^"]*\.tgz/);
});

test('[CHECK-6] what is missing is added for its own system only, and what is there stays', () => {
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
