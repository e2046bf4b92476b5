import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { EXIT_CODES, StartError } from './errors.ts';

/** A start needs at least this much space; a fuller disk fails a moment later in a less obvious place. */
const PROBE_BYTES = 1024 * 1024;
const OWNER_ONLY = 0o700;

export interface DataFolder {
  readonly path: string;
  /** A folder inside, made on first use. */
  folder(name: string): string;
  /** Lets another start use it. */
  release(): void;
}

/**
 * Makes the data folder where it is missing, and keeps other starts out of it until it is released or we end.
 * @throws {StartError} when it cannot be written, the disk is full, or another start uses it
 */
export function claimDataFolder(path: string): DataFolder {
  try {
    makeFolder(path);
    probe(join(path, '.probe'));
  } catch (error) {
    throw folderError(path, error as NodeJS.ErrnoException);
  }
  const lock = lockFolder(path);
  return {
    path,
    folder(name) {
      const inside = join(path, name);
      makeFolder(inside);
      return inside;
    },
    release: () => lock.close(),
  };
}

/** What went wrong with a folder, as a sentence for the person who chose it. */
export function folderError(path: string, error: NodeJS.ErrnoException): StartError {
  if (error.code === 'ENOSPC' || error.code === 'EDQUOT') {
    return new StartError(
      `The disk is full: nothing can be written in ${path}. Make room, or set DATA_DIR to another folder.`,
      EXIT_CODES.diskFull,
    );
  }
  return new StartError(
    `The data folder ${path} cannot be written (${error.code}). Set DATA_DIR to a folder of yours.`,
    EXIT_CODES.dataFolder,
  );
}

/** Not Node's `recursive`, which never returns where a file system answers that even the parent is missing. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path, { mode: OWNER_ONLY });
}

function probe(file: string): void {
  try {
    writeFileSync(file, Buffer.alloc(PROBE_BYTES), { flush: true });
  } finally {
    rmSync(file, { force: true });
  }
}

/** SQLite's lock is the operating system's: it goes away with the process, however that ends. */
function lockFolder(path: string): DatabaseSync {
  try {
    const lock = new DatabaseSync(join(path, 'in-use.lock'));
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch {
    throw new StartError(
      `Another start uses the data folder ${path}. Stop that one, or set DATA_DIR to another folder.`,
      EXIT_CODES.dataFolder,
    );
  }
}
