/** Results go to standard output, messages to standard error. */
export interface Output {
  result(line: string): void;
  message(line: string): void;
  /** Shown on a terminal only. */
  progress(line: string): void;
  endProgress(): void;
}

const CLEAR_LINE = '\r\u001b[K';

export const terminal: Output = {
  result: (line) => process.stdout.write(`${line}\n`),
  message: (line) => process.stderr.write(`${line}\n`),
  progress: (line) => {
    if (process.stderr.isTTY) process.stderr.write(`${CLEAR_LINE}${line}`);
  },
  endProgress: () => {
    if (process.stderr.isTTY) process.stderr.write(CLEAR_LINE);
  },
};
