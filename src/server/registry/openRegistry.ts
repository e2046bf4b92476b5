import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { errorField } from '../errorField.ts';
import { StartupError } from '../startupError.ts';
import type { Registry } from './registry.ts';
import { NewerStoreError, openSqliteRegistry } from './sqlite.ts';

const FILE_NAME = 'registry.sqlite';
/** Nobody but the server's own user needs to look. */
const FOLDER_MODE = 0o700;

/** SQLite's primary result codes, https://sqlite.org/rescode.html. */
const SQLITE_REASONS: Readonly<Record<number, string>> = {
  5: 'another process keeps it locked',
  8: 'it cannot be written to',
  10: 'the disk does not answer as it should',
  11: 'the file is damaged: put a backup in its place',
  13: 'the disk is full',
  14: 'it cannot be opened or written to',
  26: 'the file is no SQLite database: put a backup in its place',
};

const SYSTEM_REASONS: Readonly<Record<string, string>> = {
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'it is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  ENOTDIR: 'a part of the path is a file',
  EEXIST: 'it is a file, not a folder',
};

/** Opens the registry in the data folder, making both if need be; every failure is a {@link StartupError}. */
export function openRegistry(dataDir: string): Registry {
  const file = join(dataDir, FILE_NAME);
  try {
    mkdirSync(dataDir, { recursive: true, mode: FOLDER_MODE });
    return openSqliteRegistry(file);
  } catch (error) {
    throw new StartupError(
      'storage',
      `The data folder ${dataDir} (DATA_DIR) cannot be used: ${reason(error)}.`,
    );
  }
}

/** Exported for tests: a full disk is hard to come by. */
export function reason(error: unknown): string {
  if (error instanceof NewerStoreError) return 'it was written by a newer version of the app';
  const sqliteCode = errorField(error, 'errcode');
  // Extended result codes carry the primary code in their low byte.
  if (typeof sqliteCode === 'number') return SQLITE_REASONS[sqliteCode & 0xff] ?? `SQLite says ${sqliteCode}`;
  const systemCode = errorField(error, 'code') ?? 'the reason is unknown';
  return SYSTEM_REASONS[systemCode] ?? String(systemCode);
}
