/**
 * What a program says on its standard output. It is written beside the program's work: where the reader stands still, a container
 * platform's collector for instance, the program would otherwise stand still with it, and one line is due for each request.
 */
import { type Logger, pino } from 'pino';
import type { LogLevel } from '../settings/settings.ts';
import { KeptLines } from './keptLines.ts';

const STANDARD_OUTPUT = 1;
/** Waits for the reader at most; lines beyond are left out and counted. */
const WAITING_CHARS_MAX = 1024 * 1024;

type Output = ReturnType<typeof pino.destination>;
let standardOutput: Output | undefined;
/** Since the last time that all was written. */
let leftOut = 0;
/** Of the security log, for instance: there are few, and they must not be lost to a flood of the log's own. */
const kept = new KeptLines((line) => {
  const before = leftOut;
  output().write(line);
  const isTaken = leftOut === before;
  leftOut = before;
  return isTaken;
}, WAITING_CHARS_MAX);

/** One for the whole program, so that lines do not break each other. What waits is written when the program ends. */
function output(): Output {
  if (standardOutput) return standardOutput;
  const made = pino.destination({ dest: STANDARD_OUTPUT, sync: false, maxLength: WAITING_CHARS_MAX });
  standardOutput = made;
  made.on('drop', () => {
    leftOut += 1;
  });
  made.on('drain', () => kept.write());
  process.on('exit', () => {
    try {
      while (!kept.isEmpty) {
        made.flushSync();
        kept.write();
      }
      made.flushSync();
    } catch {
      // Its reader is gone.
    }
  });
  return made;
}

/** Lines in JSON with their time. Those at `fatal` are written before the call returns. */
export function programLog(level: LogLevel): Logger {
  const logger = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, output());
  output().on('drain', () => {
    if (leftOut === 0) return;
    const lines = leftOut;
    leftOut = 0;
    logger.warn({ lines }, 'log lines left out');
  });
  return logger;
}

/** A line that is not the log's own: it waits beside these. `tellLost` makes a line of how many had no room. */
export const printLine = (line: string, tellLost: (lines: number) => string): void =>
  kept.add(line, tellLost);
