/** Destinations of the security log's lines. */
import { appendFileSync, closeSync, mkdirSync, openSync, readdirSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { printLine } from '../shared/log/programLog.ts';

export interface LineSink {
  /** Prepares the destination. Throws the file system's errors. */
  open(): void;
  /** Throws the file system's errors. */
  write(line: string, nowMs: number): void;
  /** Removes lines older than the retention period. */
  prune(nowMs: number): void;
}

const DAY_MS = 24 * 60 * 60 * 1000;
const OWNER_ONLY_FOLDER = 0o700;
const OWNER_ONLY_FILE = 0o600;
const DATED_FILE = /^security-(\d{4}-\d{2}-\d{2})\.jsonl$/;

/** One file for each day (UTC) in a folder that only the server's user can read. Several processes may share it. */
export function filesSink(folder: string, keepDays: number): LineSink {
  return {
    open() {
      mkdirSync(folder, { recursive: true, mode: OWNER_ONLY_FOLDER });
    },
    write(line, nowMs) {
      const file = join(folder, `security-${dayOf(nowMs)}.jsonl`);
      // Opened for each line: log collectors may have moved the file away.
      appendFileSync(file, line, { mode: OWNER_ONLY_FILE });
    },
    prune(nowMs) {
      const oldest = dayOf(nowMs - keepDays * DAY_MS);
      for (const name of readdirSync(folder)) {
        const [, day] = DATED_FILE.exec(name) ?? [];
        if (day !== undefined && day < oldest) rmSync(join(folder, name), { force: true });
      }
    },
  };
}

/** The lines' files in that folder, oldest first. */
export function filesOf(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => DATED_FILE.test(name))
    .sort()
    .map((name) => join(folder, name));
}

/** For a platform that collects and retains the server's output. */
export function standardOutputSink(): LineSink {
  return {
    open: () => undefined,
    write: (line) =>
      printLine(line, (lines) => {
        const at = new Date().toISOString();
        return `${JSON.stringify({ log: 'security', at, event: 'linesLost', result: 'refused', lines })}\n`;
      }),
    prune: () => undefined,
  };
}

/**
 * Writes to the standard output of a container's first process, which is the server: the output of a command started
 * beside it is not collected.
 */
export function firstProcessSink(): LineSink {
  return {
    open: () => undefined,
    write(line) {
      const output = openSync('/proc/1/fd/1', 'a');
      try {
        writeSync(output, line);
      } finally {
        closeSync(output);
      }
    },
    prune: () => undefined,
  };
}

const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
