import { closeSync, fsyncSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** How long it waits for another process's lock. Readers wait for hardly anything in write-ahead mode. */
const BUSY_TIMEOUT_MS = 10_000;
const SQLITE_CORRUPT = 11;
const UNFINISHED = '.part';

/**
 * Copies a SQLite database as it is at one moment, while others write to it, and checks the copy. Whatever stands under
 * the target's name afterwards is whole and on disk. Returns its size in bytes. Throws SQLite's errors, the system's, and one as of
 * SQLite for a copy that is damaged.
 */
export function copyDatabase(source: string, target: string): number {
  const unfinished = target + UNFINISHED;
  rmSync(unfinished, { force: true });
  try {
    writeCopy(source, unfinished);
    check(unfinished);
    flush(unfinished);
    renameSync(unfinished, target);
    flush(dirname(target));
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
  return statSync(target).size;
}

/** One read transaction, so it ends however much is written meanwhile; a backup page by page begins anew with each write. */
function writeCopy(source: string, target: string): void {
  const db = new DatabaseSync(source, { timeout: BUSY_TIMEOUT_MS });
  try {
    db.prepare('VACUUM INTO ?').run(target);
  } finally {
    db.close();
  }
}

function check(file: string): void {
  const db = new DatabaseSync(file, { readOnly: true });
  try {
    const [{ integrity_check: verdict } = {}] = db.prepare('PRAGMA integrity_check(1)').all();
    const orphans = db.prepare('PRAGMA foreign_key_check').all();
    if (verdict === 'ok' && orphans.length === 0) return;
    throw Object.assign(new Error('The copy is damaged: so is its original.'), { errcode: SQLITE_CORRUPT });
  } finally {
    db.close();
  }
}

function flush(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
