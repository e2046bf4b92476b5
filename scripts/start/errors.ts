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

/** Something that the person at the keyboard can understand and mend: one sentence, and the code to exit with. */
export class StartError extends Error {
  readonly exitCode: number;

  constructor(sentence: string, exitCode: number) {
    super(sentence);
    this.name = 'StartError';
    this.exitCode = exitCode;
  }
}
