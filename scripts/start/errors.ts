/** Exit codes of `npm start`; README lists them. Ending with Ctrl-C is 0. */
export const EXIT_CODES = {
  unexpected: 1,
  setting: 2,
  portInUse: 3,
  dataFolder: 4,
  diskFull: 5,
  partEnded: 6,
  build: 7,
  deck: 8,
} as const;

/** A problem that the person at the terminal can understand and fix: one sentence, and the exit code. */
export class StartError extends Error {
  readonly exitCode: number;

  constructor(sentence: string, exitCode: number) {
    super(sentence);
    this.name = 'StartError';
    this.exitCode = exitCode;
  }
}
