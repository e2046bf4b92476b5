import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { EXIT_CODES, StartError } from './errors.ts';

/** Space that a start needs; a fuller disk fails a moment later in a less obvious place. */
const PROBE_BYTES = 1024 * 1024;
const OWNER_ONLY = 0o700;

export interface DataFolder {
  readonly path: string;
  /** A subfolder, created on first use. */
  folder(name: string): string;
  /** Releases the folder for another start. */
  release(): void;
}

/**
 * Creates the data folder if it is missing, and locks it until it is released or the process ends.
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

/** An error of a folder as a sentence for the person who chose it. */
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

/** SQLite's lock belongs to the operating system: it ends with the process in every case. */
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
