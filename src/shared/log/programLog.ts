/**
 * What a program says on its standard output. It is written beside the program's work: where the reader stands still, a container
 * platform's collector for instance, the program would otherwise stand still with it, and one line is due for each request.
 */
import { type Logger, pino } from 'pino';
import type { LogLevel } from '../settings/settings.ts';

const STANDARD_OUTPUT = 1;
/** Waits for the reader at most; lines beyond are left out and counted. */
const WAITING_CHARS_MAX = 1024 * 1024;

type Output = ReturnType<typeof pino.destination>;
let standardOutput: Output | undefined;

/** One for the whole program, so that lines do not break each other. What waits is written when the program ends. */
function output(): Output {
  standardOutput ??= pino.destination({ dest: STANDARD_OUTPUT, sync: false, maxLength: WAITING_CHARS_MAX });
  return standardOutput;
}

/** Lines in JSON with their time. Those at `fatal` are written before the call returns. */
export function programLog(level: LogLevel): Logger {
  const logger = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, output());
  let leftOut = 0;
  output().on('drop', () => {
    leftOut += 1;
  });
  output().on('drain', () => {
    if (leftOut === 0) return;
    const lines = leftOut;
    leftOut = 0;
    logger.warn({ lines }, 'log lines left out');
  });
  return logger;
}

/** A line that is not the log's own. */
export const printLine = (line: string): void => void output().write(line);
